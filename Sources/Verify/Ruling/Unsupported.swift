/// Which words of a claim the evidence does not bear out.
struct Unsupported: Sendable {
    static let names = WordFeatures.names + ["altered", "score"]

    /// A word this likely to be unsupported is marked: WiCE's partly supported claims, swept from 0.2 to 0.6.
    static let threshold = 0.3

    /// One row a word, in the order of `names`.
    let rows: [[Double]]
    private let claim: Claim

    init(_ claim: Claim, _ words: WordFeatures, altered: [Double], score: Double) {
        self.claim = claim
        rows = zip(words.rows, altered).map { $0 + [$1, score] }
    }

    /// What the model makes of it.
    func judged(by model: TreeModel) -> Judged {
        let likely = model.isEmpty ? rows.map { 1 - $0[0] } : model.probabilities(rows)
        return Judged(
            doubtful: ranges(likely, from: Self.threshold),
            atLeastOne: ranges(likely, from: min(Self.threshold, likely.max() ?? 0)))
    }

    /// Bytes of the claim, in order.
    struct Judged: Sendable {
        /// Words that are probably not borne out; there may be none.
        let doubtful: [Range<Int>]
        /// The same, but never none: where a claim is not supported, something in it is not.
        let atLeastOne: [Range<Int>]
    }

    /// Words in a row are one stretch.
    private func ranges(_ likely: [Double], from cut: Double) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: Range<Int>?
        for (word, probability) in zip(claim.words, likely) {
            if probability >= cut {
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
