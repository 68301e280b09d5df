/// What the source has in the place of a word of the claim that it does not have: the word between the same neighbours.
struct Counterpart: Sendable {
    /// Word of the source.
    let word: Int
    /// How many of its neighbours are those of the claim's word: one or two.
    let anchors: Int
    /// Words between the neighbours.
    let gap: Int

    /// Neighbours further off than this say nothing about the place.
    static let reach = 4
    /// Longer stretches between two neighbours hold more than one word in the place of one.
    static let widest = 8

    /// - Parameter taken: words of the source that are partners of words of the claim.
    init?(
        of word: Int, _ claim: Claim, _ source: Source, _ alignment: Alignment, taken: Set<Int>
    ) {
        let part = alignment.parts[alignment.partOfWord[word]]
        guard let sentence = part.sentence else { return nil }
        let bounds = source.first[sentence]..<source.first[sentence + 1]
        func anchor(_ positions: some Sequence<Int>) -> (claim: Int, source: Int)? {
            for position in positions where alignment.partner[position] >= 0 {
                return (position, alignment.partner[position])
            }
            return nil
        }
        let left = anchor((max(part.words.lowerBound, word - Self.reach)..<word).reversed())
        let right = anchor((word + 1)..<min(part.words.upperBound, word + 1 + Self.reach))
        let range: Range<Int>
        let centre: Int
        let anchors: Int
        if let left, let right, left.source < right.source, right.source - left.source <= Self.widest + 1 {
            range = left.source + 1..<right.source
            centre = left.source + (word - left.claim)
            anchors = 2
        } else if let left, right.map({ word - left.claim <= $0.claim - word }) ?? true {
            range = (left.source + 1..<left.source + 3 + word - left.claim).clamped(to: bounds)
            centre = left.source + (word - left.claim)
            anchors = 1
        } else if let right {
            range = (right.source - 2 - (right.claim - word)..<right.source).clamped(to: bounds)
            centre = right.source - (right.claim - word)
            anchors = 1
        } else {
            return nil
        }
        let mine = claim.words[word]
        var best: (cost: Int, word: Int)?
        for position in range where !taken.contains(position) {
            let theirs = source.words[position]
            guard theirs.isContent == mine.isContent else { continue }
            var cost = abs(position - centre)
            if theirs.isCapital != mine.isCapital { cost += 4 }
            if theirs.isNumber != mine.isNumber { cost += 8 }
            if cost < best?.cost ?? .max { best = (cost, position) }
        }
        guard let best else { return nil }
        self.word = best.word
        self.anchors = anchors
        gap = range.count
    }
}
