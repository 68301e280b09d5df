/// The sentences of a source that bear on a claim, best first.
struct Evidence: Sendable {
    struct Candidate: Sendable {
        let sentence: Int
        /// How likely it belongs to the evidence, 0...1.
        let probability: Double
    }

    /// Every sentence that was looked at closely, best first.
    let candidates: [Candidate]
    /// How many of them are the evidence.
    let chosen: Int

    /// Sentences looked at closely. WiCE's annotated sentences lie among the first 30 by BM25 in 95 of 100 cases.
    static let looked = 30
    /// Never more than this many are shown.
    static let most = 8
    /// Sentences below this share of the best one's probability are left out, and below `floor` in any case. Evidence F1 on
    /// WiCE in five folds: share 0.3 69.7, 0.4 70.8, 0.5 72.5, 0.6 71.1, 0.7 69.0.
    static let share = 0.5
    static let floor = 0.2
    static let toldByFigure = 0.5

    var sentences: ArraySlice<Int> { candidates.prefix(chosen).map(\.sentence)[...] }

    /// The most promising sentences by BM25, in order; ties by place. Between two languages a sentence may share nothing
    /// that can be looked up and still be the one, so there the others follow.
    static func promising(_ ranking: BM25, foreign: Bool) -> [Int] {
        let found = ranking.scores.indices.filter { foreign || ranking.scores[$0] > 0 }
        return Array(
            found.sorted { (ranking.scores[$0], $1) > (ranking.scores[$1], $0) }.prefix(looked))
    }

    /// - Parameters:
    ///   - telling: sentences that have a figure of the claim. Where the words lead nowhere, as between two languages, they are
    ///     the evidence.
    ///   - meaning: how near the sentences are by a sentence model, where there is one.
    init(_ sentences: [Int], rows: [[Double]], telling: Set<Int>, meaning: Meaning?, model: TreeModel) {
        var likely = model.isEmpty ? rows.map { $0[0] * $0[2] } : model.probabilities(rows)
        if let meaning { likely = zip(sentences, likely).map { max($1, meaning.probability($0)) } }
        var scored = zip(sentences, likely).map { Candidate(sentence: $0, probability: $1) }
        if !telling.isEmpty, scored.allSatisfy({ $0.probability < Self.floor }) {
            scored = scored.map { candidate in
                telling.contains(candidate.sentence)
                    ? Candidate(sentence: candidate.sentence, probability: Self.toldByFigure) : candidate
            }
        }
        candidates = scored.sorted {
            ($0.probability, $1.sentence) > ($1.probability, $0.sentence)
        }
        let best = candidates.first?.probability ?? 0
        let cut = max(best * Self.share, min(Self.floor, best))
        chosen = min(Self.most, candidates.count { $0.probability >= cut })
    }
}
