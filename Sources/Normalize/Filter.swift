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

    private struct Input {
        var id: LineID?
        var text: Text?
        var lang: String?
        var reference: String?
    }

    /// The same as any JSON may write it.
    private struct DecodedInput: Decodable {
        var id: LineID?
        var text: String?
        var lang: String?
        var reference: String?

        enum CodingKeys: String, CodingKey {
            case id, text, lang
            case reference = "reference_time"
        }
    }

    private static func input(of line: Data) throws -> Input {
        if let object = FlatObject(line), let text = object.text("text"), object.number("lang") == nil,
            object.number("reference_time") == nil
        {
            return Input(
                id: object.number("id").map(LineID.number) ?? object.string("id").map(LineID.text), text: text,
                lang: object.string("lang"), reference: object.string("reference_time"))
        }
        let decoded = try JSONLine.decode(DecodedInput.self, from: line)
        return Input(
            id: decoded.id, text: decoded.text.map { Text($0) }, lang: decoded.lang, reference: decoded.reference)
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let input: Input
        do { input = try Self.input(of: line) } catch {
            throw LineError(code: "invalid_line", message: "not a JSON object with \"id\" and \"text\"")
        }
        guard let text = input.text else {
            throw LineError(id: input.id, code: "missing_text", message: "the line has no \"text\"")
        }
        let doc: String =
            switch input.id {
            case .text(let id): id
            case .number(let id): String(id)
            case nil: ""
            }
        let page = normalizer.page(text, doc: doc, lang: input.lang, reference: input.reference)
        let analysis = page.analysis
        let statements = page.statements()
        // Answers run to several times their text: room for them from the start saves copying.
        var writer = JSONWriter(capacity: text.utf8.count * 5 + 64)
        writer.object { writer in
            if mentions { writer.array("dates", analysis.dates) { $0.mention($1, in: text) } }
            writer.array("facts", Normalizer.order(of: statements)) { statements[$1].fact.write(to: &$0) }
            if let id = input.id { writer.member("id", id) }
            if mentions {
                let names = (analysis.names + analysis.innerNames).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
                writer.array("names", names) { $0.mention($1, in: text) }
                writer.array("quantities", normalizer.figures(analysis, in: text)) { $0.mention($1, in: text) }
            }
        }
        return writer.finish()
    }
}
