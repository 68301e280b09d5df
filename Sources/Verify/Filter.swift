import Foundation
import Records

/// `ibid verify`: a claim and its source a line in, a ruling a line out.
///
/// `{"id","claim","context"?,"source_text"|"source_sentences","claim_lang"?,"source_lang"?}` to
/// `{"id","ruling","score","reason","explanation","evidence","differences","unsupported"}`.
public struct VerifyFilter: LineFilter {
    private let verifier: Verifier
    private let model: (any SentenceModel)?

    /// - Parameter model: a sentence model to ask where claim and source are in two languages.
    public init(verifier: Verifier, model: (any SentenceModel)? = nil) {
        self.verifier = verifier
        self.model = model
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let input: Input
        do {
            input = try JSONLine.decode(Input.self, from: line)
        } catch {
            let id = (try? JSONLine.decode(Identified.self, from: line))?.id
            throw LineError(
                id: id, code: "not_a_claim",
                message:
                    "This line is not a claim with its source: expected an object with id, claim, and source_text or "
                    + "source_sentences.")
        }
        guard input.text != nil || input.sentences != nil else {
            throw LineError(
                id: input.id, code: "no_source", message: "This line has neither source_text nor source_sentences.")
        }
        do {
            return try JSONLine.encode(try await answer(to: input))
        } catch let error as SentenceModelError {
            throw LineError(
                id: input.id, code: "no_sentence_model", message: "The sentence model failed: \(error.message).")
        } catch {
            throw LineError(id: input.id, code: "internal", message: "The answer could not be written: \(error)")
        }
    }

    private func answer(to input: Input) async throws(SentenceModelError) -> Answer {
        let source =
            input.sentences.map { verifier.prepare(sentences: $0, lang: input.sourceLang) }
            ?? verifier.prepare(id: "", text: input.text ?? "", lang: input.sourceLang)
        let claim = Text(input.claim)
        var meaning: Meaning?
        if let model {
            meaning = try await verifier.meanings(of: [claim], langs: [input.claimLang], in: source, by: model)[0]
        }
        let finding = verifier.verify(
            claim, lang: input.claimLang, context: input.context ?? ClaimContext(), against: source,
            meaning: meaning, tracing: input.trace ?? false)
        let evidence: [Answer.Evidence]
        if let sentences = input.sentences {
            evidence = Self.numbers(finding.evidence, sentences).map { .init(sentence: $0) }
        } else {
            evidence = finding.evidence.map { range in
                let quote = source.text.quote(range)
                return .init(start: quote.start, end: quote.end, exact: quote.exact)
            }
        }
        return Answer(
            id: input.id, ruling: finding.ruling, score: finding.score, reason: finding.reason,
            explanation: finding.explanation, evidence: evidence, differences: finding.differences,
            unsupported: finding.unsupported.map { claim.span($0) }, features: finding.features, trace: finding.trace)
    }

    /// The numbers of the given sentences that hold the evidence: long ones were cut.
    private static func numbers(_ evidence: [Range<Int>], _ sentences: [String]) -> [Int] {
        var ends: [Int] = []
        var end = 0
        for sentence in sentences {
            end += sentence.utf8.count + 1
            ends.append(end)
        }
        var numbers: [Int] = []
        for range in evidence {
            let number = ends.partitioningIndex { $0 > range.lowerBound }
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }
}

extension VerifyFilter {
    private struct Identified: Decodable { var id: LineID? }

    private struct Input: Decodable {
        var id: LineID?
        var claim: String
        var context: ClaimContext?
        var text: String?
        var sentences: [String]?
        var claimLang: String?
        var sourceLang: String?
        /// Asks for the rows that the models saw (`Tests/Eval/train_verify.py`).
        var trace: Bool?

        enum CodingKeys: String, CodingKey {
            case id, claim, context, trace
            case text = "source_text"
            case sentences = "source_sentences"
            case claimLang = "claim_lang"
            case sourceLang = "source_lang"
        }
    }

    struct Answer: Encodable {
        var id: LineID?
        var ruling: Ruling
        var score: Double
        var reason: String
        var explanation: String
        var evidence: [Evidence]
        var differences: [Difference]
        var unsupported: [Span]
        /// What the score was made of, by name.
        var features: [String: Double]
        var trace: Trace?

        struct Evidence: Encodable {
            var start: Int?
            var end: Int?
            var exact: String?
            var sentence: Int?
        }
    }
}
