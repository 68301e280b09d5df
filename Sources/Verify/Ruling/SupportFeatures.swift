import Foundation

/// What the score of a verdict is made of. Every value is a number, named in `names`.
struct SupportFeatures: Sendable {
    static let names = [
        "coverage_best", "coverage_two", "coverage_chosen", "coverage_five", "coverage_source", "names_chosen",
        "plain_chosen", "names_source", "plain_source", "untitled_chosen", "sequence", "run", "pairs", "sequence_three",
        "pairs_three", "negation", "opposite", "swapped", "evidence_best", "evidence_sum", "chosen", "figures",
        "figures_matched", "figures_missing", "figure_wrong", "claim_length", "sentences", "source_words",
        "uncovered_heaviest", "uncovered_run", "uncovered_words", "foreign", "title_found", "negation_claim",
        "bm25_per_word", "uncovered_names", "clause_worst", "clause_mean", "altered_most", "altered_second",
        "altered_third", "altered_mean", "altered_odds", "part_worst", "part_mean", "part_both_worst", "opposed",
        "kin_share",
    ]

    let values: [Double]
    let best: Wording
    let chosen: Coverage
    /// By the five best sentences.
    let five: Coverage
    let source: Coverage

    init(
        _ claim: Claim, _ source: Source, _ hits: Hits, _ ranking: BM25, _ evidence: Evidence, checks: [FigureCheck],
        chosen: Coverage, whole: Coverage, alignment: Alignment, words: WordFeatures, altered: [Double],
        lexicon: WordLexicon
    ) {
        let order = evidence.candidates.map(\.sentence)
        func coverage(_ count: Int) -> Coverage {
            Coverage(claim, hits, weights: ranking.weights, sentences: order.prefix(count))
        }
        let one = coverage(1)
        let two = coverage(2)
        let five = coverage(5)
        let wordings = order.prefix(3).map {
            Wording(claim, source, sentence: $0, lexicon: lexicon)
        }
        let first = wordings.first ?? Wording.none
        let uncovered = Uncovered(claim, ranking.weights, covered: chosen.isCovered)
        let titles = claim.terms.indices.filter { claim.terms[$0].isTitle && claim.terms[$0].isContent }
        let clauses = Clauses(claim, ranking.weights, covered: chosen.isCovered)
        values =
            [
                one.share, two.share, chosen.share, five.share, whole.share, chosen.names, chosen.plain, whole.names,
                whole.plain, uncovered.untitledShare, first.sequence, first.run, first.pairs,
                wordings.map(\.sequence).max() ?? 0, wordings.map(\.pairs).max() ?? 0, first.negation ? 1 : 0,
                first.opposite == nil ? 0 : 1, first.swapped ? 1 : 0, evidence.candidates.first?.probability ?? 0,
                evidence.candidates.prefix(8).reduce(0) { $0 + $1.probability }, Double(evidence.chosen),
                Double(checks.count),
                checks.isEmpty ? -1 : Double(checks.count { $0.match != nil }) / Double(checks.count),
                Double(checks.count { $0.match == nil }), checks.map(\.wrong).max() ?? -1,
                log(1 + Double(claim.words.count)), log(1 + Double(source.sentences.count)),
                log(1 + Double(source.words.count)), uncovered.heaviest, uncovered.longestRun, uncovered.words,
                claim.sounds == nil ? 0 : 1,
                titles.isEmpty ? -1 : Double(titles.count { hits.frequency[$0] > 0 }) / Double(titles.count),
                claim.words.contains { $0.traits.contains(.negation) } ? 1 : 0,
                (ranking.scores.max() ?? 0) / Double(max(1, claim.words.count)), uncovered.names, clauses.worst,
                clauses.mean,
            ] + Self.alignment(claim, ranking.weights, chosen, alignment, words, altered)
        best = first
        self.chosen = chosen
        self.five = five
        self.source = whole
    }

    /// How the claim fares word by word.
    private static func alignment(
        _ claim: Claim, _ weights: [Double], _ chosen: Coverage, _ alignment: Alignment, _ words: WordFeatures,
        _ altered: [Double]
    ) -> [Double] {
        let worst = altered.sorted(by: >)
        func nth(_ index: Int) -> Double { worst.count > index ? worst[index] : 0 }
        let shares = alignment.parts.map(\.share)
        let odds = altered.reduce(0) { $0 - log(max(1e-3, 1 - $1)) }
        let opposed = WordFeatures.column("opposite")
        let relation = WordFeatures.column("relation_evidence")
        var all = 0.0
        var got = 0.0
        for (index, row) in words.rows.enumerated() where claim.words[index].isContent && claim.termOfWord[index] >= 0 {
            let term = claim.termOfWord[index]
            all += weights[term]
            if chosen.isCovered[term] || row[relation] >= Double(Thesaurus.Relation.derived.rawValue) {
                got += weights[term]
            }
        }
        return [
            nth(0), nth(1), nth(2), altered.reduce(0, +) / Double(max(1, altered.count)), odds, shares.min() ?? 0,
            shares.reduce(0, +) / Double(max(1, shares.count)), alignment.parts.map(\.shareOfBoth).min() ?? 0,
            Double(words.rows.count { $0[opposed] > 0 }), all > 0 ? got / all : 0,
        ]
    }

    var named: [String: Double] { Dictionary(zip(Self.names, values)) { first, _ in first } }
}

/// What of a claim is left over.
struct Uncovered: Sendable {
    var untitledShare = 1.0
    /// Weight of the heaviest uncovered term.
    var heaviest = 0.0
    /// Content words in the longest stretch without a covered one.
    var longestRun = 0.0
    var words = 0.0
    /// Names among them.
    var names = 0.0

    init(_ claim: Claim, _ weights: [Double], covered: [Bool]) {
        var all = 0.0
        var got = 0.0
        for (number, term) in claim.terms.enumerated() where term.isContent {
            if !term.isTitle {
                all += weights[number]
                if covered[number] { got += weights[number] }
            }
            if !covered[number] {
                heaviest = max(heaviest, weights[number])
                words += 1
                if term.isCapital { names += 1 }
            }
        }
        if all > 0 { untitledShare = got / all }
        var run = 0.0
        for (word, term) in zip(claim.words, claim.termOfWord) where word.isContent && term >= 0 {
            run = covered[term] ? 0 : run + 1
            longestRun = max(longestRun, run)
        }
    }
}

/// A claim cut at commas, semicolons, full stops and dashes, and how well each part is borne out.
struct Clauses: Sendable {
    var worst = 1.0
    var mean = 1.0

    init(_ claim: Claim, _ weights: [Double], covered: [Bool]) {
        var shares: [Double] = []
        var all = 0.0
        var got = 0.0
        var end = 0
        func close() {
            if all > 0 { shares.append(got / all) }
            all = 0
            got = 0
        }
        for (word, term) in zip(claim.words, claim.termOfWord) {
            let between = claim.text.utf8[min(end, Int(word.start))..<Int(word.start)]
            if between.contains(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0x2E || $0 == 0x3A || $0 == 0x28 }) {
                close()
            }
            end = Int(word.end)
            guard word.isContent, term >= 0 else { continue }
            all += weights[term]
            if covered[term] { got += weights[term] }
        }
        close()
        guard !shares.isEmpty else { return }
        worst = shares.min() ?? 1
        mean = shares.reduce(0, +) / Double(shares.count)
    }
}
