import Records

import struct Language.Analyzer
import enum Language.Sentences

/// Says what a source says about a claim, and shows where.
///
///     let source = verifier.prepare(id: article.id, title: article.title, text: article.text)
///     let finding = verifier.verify(Text("15.3 million tourists came."), against: source)
///     finding.ruling, finding.explanation, finding.evidence
public struct Verifier: Sendable {
    /// Name and version of the rules and weights.
    public static let version = "verify/1"

    let data: VerifyData
    let reader: FigureReader

    /// Reads `verify/*.yaml` of `files`, a map from names in `config/` to bytes.
    ///
    /// - Throws: `YAML.Complaint` with line and column.
    public init(analyzer: Analyzer, files: [String: [UInt8]]) throws {
        data = try VerifyData(files: files)
        reader = FigureReader(
            analyzer: analyzer, abroad: data.abroad, labels: data.lexicon.labels, retractions: data.lexicon.retractions)
    }

    /// Cuts a source into sentences and words, once for all claims that lean on it.
    public func prepare(
        id: String, title: String? = nil, text: String, lang: String? = nil, published: String? = nil
    ) -> Source {
        let text = Text(text)
        return Source(
            id: id, title: title, lang: lang, published: published, text: text, sentences: Sentences.ranges(in: text),
            lexicon: data.lexicon)
    }

    /// The same for a source that is already cut into sentences.
    func prepare(sentences: [String], lang: String?) -> Source {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for sentence in sentences {
            let start = bytes.count
            bytes += sentence.utf8
            ranges.append(start..<bytes.count)
            bytes.append(0x0A)
        }
        return Source(
            id: "", title: nil, lang: lang, published: nil, text: Text(utf8: bytes) ?? Text(""),
            sentences: ranges, lexicon: data.lexicon)
    }

    /// What `source` says about `claim`. Work is linear in the source and bounded for the claim.
    ///
    /// - Parameter meaning: what a sentence model says of the two (see `meanings(of:langs:in:by:)`), where there is one.
    public func verify(
        _ text: Text, lang: String? = nil, context: ClaimContext = ClaimContext(), against source: Source,
        meaning: Meaning? = nil, tracing: Bool = false
    ) -> Finding {
        if source.words.isEmpty { return Unread.finding(.ok) }
        let claim = Claim(text: text, lang: lang, context: context, source: source.lang, data: data)
        guard claim.words.contains(where: \.isContent) else {
            return Finding(
                ruling: .unchecked, score: 0.5, reason: .nothingToCheck,
                explanation: "The claim has no words or figures that a source could bear out.")
        }
        let hits = Hits(claim, in: source)
        let ranking = BM25(claim, hits, source)
        let ranked = Evidence.promising(ranking, foreign: claim.sounds != nil).filter {
            !reader.isRetracted($0, in: source)
        }
        let claimed = Series.sharpened(Array(reader.figures(of: claim).prefix(FigureComparer.mostFigures)))
        let tables = TableReading(claim, source)
        let places = claimed.isEmpty ? [] : places(ranked + tables.sentences, claim, hits, source, claimed)
        let found = tables.measured(reader.figures(of: places, in: source), reader)
        let comparer = FigureComparer(
            claim: claim, source: source, hits: hits, ranking: ranking, claimed: claimed, found: found,
            units: data.units, things: CountedThings(data: data, isEnglish: claim.lang == "en" && source.lang == "en"),
            tables: tables)
        let telling = comparer.telling()
        let near = (meaning?.nearest.prefix(Meaning.looked) ?? []).filter {
            !ranked.contains($0) && !telling.contains($0) && !reader.isRetracted($0, in: source)
        }
        let promising = ranked + telling.subtracting(ranked).sorted().prefix(Self.mostTold) + near
        let rows = SentenceFeatures.rows(
            promising, claim, hits, ranking, source, figures: comparer.agreements(), claimedFigures: claimed.count)
        let evidence = Evidence(promising, rows: rows, telling: telling, meaning: meaning, model: data.evidence)
        let alignment = Alignment(claim, source, hits, weights: ranking.weights, evidence: evidence)
        let checks = comparer.checks(model: data.figure, evidence: evidence, alignment: alignment)
        let chosen = Coverage(
            claim, hits, weights: ranking.weights,
            sentences: evidence.candidates.prefix(max(1, evidence.chosen)).map(\.sentence))
        let whole = Coverage(claim, hits, weights: ranking.weights, sentences: source.sentences.indices)
        let words = WordFeatures(
            claim, source, hits, weights: ranking.weights, evidence: evidence, checks: checks, covered: chosen,
            whole: whole, alignment: alignment, data: data)
        let altered = words.altered(by: data.altered)
        let features = SupportFeatures(
            claim, source, hits, ranking, evidence, checks: checks, chosen: chosen, whole: whole, alignment: alignment,
            words: words, altered: altered, lexicon: data.lexicon)
        let score = data.support.isEmpty ? features.values[2] : data.support.probability(features.values)
        let unsupported = Unsupported(claim, words, altered: altered, score: score, checks: checks)
        let judge = Judge(
            claim: claim, source: source, hits: hits, evidence: evidence, checks: checks, features: features,
            score: score, meaning: meaning?.best ?? 0,
            unsupported: unsupported.judged(by: data.unsupported, phrases: data.phrases),
            contrasts: Contrast.all(
                claim, source, hits, alignment, words: words, altered: altered, data: data),
            altered: Quotation.altered(claim, source, hits, alignment))
        var finding = judge.finding()
        if tracing {
            finding.trace = Trace(
                sentences: zip(promising, rows).map { .init(at: $0, end: $0, values: $1) },
                figures: checks.map {
                    let span = text.span($0.figure.bytes)
                    return .init(at: span.start, end: span.end, values: $0.features)
                },
                support: features.values,
                words: zip(claim.words, unsupported.rows).map { word, row in
                    let span = text.span(word.bytes)
                    return .init(at: span.start, end: span.end, values: row)
                })
        }
        return finding
    }

    /// The most promising sentences are read for figures in words too.
    private static let readWhole = 12

    /// Sentences that share no word with the claim and have one of its figures: at most so many are looked at.
    private static let mostTold = 5

    /// Sentences whose figures are read: the most promising ones, others of them that hold digits, and those that hold a
    /// number of the claim; or any number, where the claim has a unit that the source may give in another.
    private func places(
        _ promising: [Int], _ claim: Claim, _ hits: Hits, _ source: Source, _ claimed: [Figure]
    ) -> [Int] {
        var chosen = Set(
            promising.enumerated().filter { rank, sentence in
                rank < Self.readWhole || source.words(of: sentence).contains(where: \.isNumber)
            }.map(\.element))
        let most = promising.count + 20
        for sentence in source.sentences.indices where chosen.count < most {
            if hits.of(sentence).contains(where: { claim.terms[Int($0.term)].isNumber }) { chosen.insert(sentence) }
        }
        if claimed.contains(where: { $0.isConvertible(data.units) }) {
            for sentence in source.sentences.indices where chosen.count < most {
                if source.words(of: sentence).contains(where: \.isNumber) { chosen.insert(sentence) }
            }
        }
        return chosen.sorted()
    }
}
