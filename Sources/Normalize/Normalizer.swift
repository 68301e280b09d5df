import Language
import Records

/// From text to typed facts: figures, dated events and relations, each with the place it was read from.
public struct Normalizer: Sendable {
    /// Name and version of the rules, for manifests.
    public static let version = "normalize/1"

    let analyzer: Analyzer

    public init(lexicon: Lexicon) {
        analyzer = Analyzer(lexicon: lexicon)
    }

    /// Everything `text` states, in the order of the text. `doc` names the record that holds the text; `reference` is
    /// the ISO 8601 date that "last year" counts from.
    public func facts(in text: Text, doc: String, lang: String?, reference: String?) -> [Fact] {
        let statements = page(text, doc: doc, lang: lang, reference: reference).statements()
        return Self.order(of: statements).map { statements[$0].fact }
    }

    /// The places of statements in the order of their text.
    static func order(of statements: [Reasoned]) -> [Int] {
        let spans = statements.map(\.fact.evidence.span)
        return statements.indices.sorted {
            spans[$0] == spans[$1] ? statements[$0].fact.id < statements[$1].fact.id : spans[$0] < spans[$1]
        }
    }

    func page(_ text: Text, doc: String, lang: String?, reference: String?, isExplained: Bool = false) -> Page {
        Page(text, doc: doc, lang: lang, reference: reference, analyzer: analyzer, isExplained: isExplained)
    }

    /// The figures that mentions list: all but ordinals that only say which one is meant ("the 22nd amendment").
    func figures(_ analysis: Analysis, in text: Text) -> [Quantity] {
        analysis.quantities.filter { quantity in
            guard quantity.kind == .ordinal else { return true }
            let end = quantity.bytes.upperBound
            guard end + 1 < text.utf8.count, text.utf8[end] == 0x20 || text.utf8[end] == 0x2D else { return true }
            let next = text.utf8[end + 1]
            return !(next >= 0x41 && next <= 0x5A || next >= 0x61 && next <= 0x7A || next >= 0xC0)
        }
    }
}
