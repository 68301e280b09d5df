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
        // Answers run to several times their text: room for them from the start saves copying.
        var writer = JSONWriter(capacity: text.utf8.count * 5 + 64)
        writer.object { writer in
            if mentions { writer.array("dates", analysis.dates) { $0.mention($1, in: text) } }
            writer.array("facts", facts) { $1.write(to: &$0) }
            if let id = input.id { writer.member("id", id) }
            if mentions {
                let names = (analysis.names + analysis.innerNames).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
                writer.array("names", names) { $0.mention($1, in: text) }
                writer.array("quantities", normalizer.figures(analysis, in: text)) { $0.mention($1, in: text) }
            }
        }
        return writer.data
    }
}
