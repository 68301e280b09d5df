/// Which stretches of a claim the evidence does not bear out.
enum Unsupported {
    /// Bytes of the claim, in order. A stretch runs from one uncovered content word to the next, over words of grammar
    /// and over single covered words between two uncovered ones.
    static func ranges(_ claim: Claim, covered: [Bool], checks: [FigureCheck]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: Range<Int>?
        for (word, term) in zip(claim.words, claim.termOfWord) {
            guard word.isContent, term >= 0 else { continue }
            let check = checks.first { $0.figure.bytes.overlaps(word.bytes) }
            let isMissing = check.map { $0.wrong >= Judge.disputed || $0.match == nil } ?? !covered[term]
            if isMissing {
                open = (open?.lowerBound ?? Int(word.start))..<Int(word.end)
            } else if let range = open {
                ranges.append(range)
                open = nil
            }
        }
        if let range = open { ranges.append(range) }
        return ranges
    }
}
