import Foundation

/// What the score of a verdict is made of. Every value is a number, named in `names`.
struct SupportFeatures: Sendable {
    static let names = [
        "coverage_best", "coverage_two", "coverage_chosen", "coverage_five", "coverage_source", "names_chosen",
        "plain_chosen", "names_source", "plain_source", "untitled_chosen", "sequence", "run", "pairs", "sequence_three",
        "pairs_three", "negation", "opposite", "swapped", "evidence_best", "evidence_sum", "chosen", "figures",
        "figures_matched", "figures_missing", "figure_wrong", "claim_length", "sentences", "source_words",
        "uncovered_heaviest", "uncovered_run", "uncovered_words", "foreign", "title_found", "negation_claim",
        "bm25_per_word", "uncovered_names", "clause_worst", "clause_mean",
    ]

    let values: [Double]
    let best: Wording
    let chosen: Coverage
    /// By the five best sentences.
    let five: Coverage
    let source: Coverage

    init(
        _ claim: Claim, _ source: Source, _ hits: Hits, _ ranking: BM25, _ evidence: Evidence, checks: [FigureCheck],
        lexicon: WordLexicon
    ) {
        let order = evidence.candidates.map(\.sentence)
        func coverage(_ count: Int) -> Coverage {
            Coverage(claim, hits, weights: ranking.weights, sentences: order.prefix(count))
        }
        let one = coverage(1)
        let two = coverage(2)
        let five = coverage(5)
        let chosen = coverage(max(1, evidence.chosen))
        let whole = Coverage(claim, hits, weights: ranking.weights, sentences: source.sentences.indices)
        let wordings = order.prefix(3).map {
            Wording(claim, source, sentence: $0, lexicon: lexicon)
        }
        let first = wordings.first ?? Wording.none
        let uncovered = Uncovered(claim, ranking.weights, covered: chosen.isCovered)
        let titles = claim.terms.indices.filter { claim.terms[$0].isTitle && claim.terms[$0].isContent }
        let clauses = Clauses(claim, ranking.weights, covered: chosen.isCovered)
        values = [
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
        ]
        best = first
        self.chosen = chosen
        self.five = five
        self.source = whole
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
