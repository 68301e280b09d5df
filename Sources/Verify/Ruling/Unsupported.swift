/// Which words of a claim the evidence does not bear out.
struct Unsupported: Sendable {
    static let names = WordFeatures.names + ["altered", "score"]

    /// A word this likely to be unsupported is marked: WiCE's partly supported claims, swept from 0.2 to 0.6.
    static let threshold = 0.3

    /// One row a word, in the order of `names`.
    let rows: [[Double]]
    private let claim: Claim
    /// Bytes of the figures that the source has too: nothing is missing of them.
    private let agreed: [Range<Int>]

    init(_ claim: Claim, _ words: WordFeatures, altered: [Double], score: Double, checks: [FigureCheck]) {
        self.claim = claim
        agreed = checks.filter { $0.agrees && $0.wrong < Judge.disputed }.map(\.figure.bytes)
        rows = zip(words.rows, altered).map { $0 + [$1, score] }
    }

    /// What the models make of it: the first judges each word alone, the second with what the first says of its neighbours, since
    /// what is not borne out is a phrase. Token F1 in folds 63.5 with the first alone, 66.9 with both.
    func judged(by model: TreeModel, phrases: TreeModel) -> Judged {
        let alone = model.isEmpty ? rows.map { 1 - $0[0] } : model.probabilities(rows)
        var likely =
            phrases.isEmpty
            ? alone : phrases.probabilities(zip(rows, Neighbours(alone).rows).map { $0 + $1 })
        for (index, word) in claim.words.enumerated() where agreed.contains(where: { $0.overlaps(word.bytes) }) {
            likely[index] = 0
        }
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

/// What a first judgement of each word says about those beside it.
struct Neighbours: Sendable {
    static let names = [
        "alone", "alone_before", "alone_after", "alone_two_before", "alone_two_after", "alone_near", "alone_about",
        "alone_most", "alone_mean", "is_most", "alone_rank",
    ]

    /// One row a word, in the order of `names`.
    let rows: [[Double]]

    init(_ alone: [Double]) {
        let most = alone.max() ?? 0
        let mean = alone.reduce(0, +) / Double(max(1, alone.count))
        let order = alone.indices.sorted { (alone[$0], $1) > (alone[$1], $0) }
        var rank = Array(repeating: 0.0, count: alone.count)
        for (place, index) in order.enumerated() { rank[index] = Double(place) }
        func at(_ index: Int) -> Double { alone.indices.contains(index) ? alone[index] : -1 }
        func about(_ index: Int, _ reach: Int) -> Double {
            let words = alone[max(0, index - reach)..<min(alone.count, index + reach + 1)]
            return words.reduce(0, +) / Double(words.count)
        }
        rows = alone.indices.map { index in
            [
                alone[index], at(index - 1), at(index + 1), at(index - 2), at(index + 2), about(index, 2),
                about(index, 4),
                most, mean, alone[index] >= most ? 1 : 0, rank[index],
            ]
        }
    }
}
