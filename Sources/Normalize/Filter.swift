import Foundation
import Language
import Records

/// `ibid normalize`: `{"id","text","lang"?,"reference_time"?}` to `{"id","facts":[…]}`, with every mention besides where asked.
public struct NormalizeFilter: LineFilter {
    let normalizer: Normalizer
    let mentions: Bool

    public init(lexicon: Lexicon, mentions: Bool = false) {
        normalizer = Normalizer(lexicon: lexicon)
        self.mentions = mentions
    }

    private struct Input: Decodable {
        var id: LineID?
        var text: String?
        var lang: String?
        var reference: String?

        enum CodingKeys: String, CodingKey {
            case id, text, lang
            case reference = "reference_time"
        }
    }

    private struct Output: Encodable {
        var id: LineID?
        var facts: [Fact]
        var quantities: [QuantityLine]?
        var dates: [DateLine]?
        var names: [NameLine]?
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let input: Input
        do { input = try JSONLine.decode(Input.self, from: line) } catch {
            throw LineError(code: "invalid_line", message: "not a JSON object with \"id\" and \"text\"")
        }
        guard let string = input.text else {
            throw LineError(id: input.id, code: "missing_text", message: "the line has no \"text\"")
        }
        let text = Text(string)
        let doc: String =
            switch input.id {
            case .text(let id): id
            case .number(let id): String(id)
            case nil: ""
            }
        let (facts, analysis) = normalizer.read(text, doc: doc, lang: input.lang, reference: input.reference)
        var output = Output(id: input.id, facts: facts)
        if mentions {
            output.quantities = normalizer.figures(analysis, in: text).map { QuantityLine($0, in: text) }
            output.dates = analysis.dates.map { DateLine($0, in: text) }
            let names = analysis.names + analysis.innerNames
            output.names = names.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }.map { NameLine($0, in: text) }
        }
        do { return try JSONLine.encode(output) } catch {
            throw LineError(id: input.id, code: "encoding", message: "the answer could not be written as JSON")
        }
    }
}
