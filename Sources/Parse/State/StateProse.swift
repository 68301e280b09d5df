/// The prose of one member of an object: a long text, a text of HTML, or a list of paragraphs in whatever form an editor keeps
/// them (`{"type":"paragraph","text":…}`, nested `children`, plain texts).
struct StateProse {
    private(set) var html = ""
    /// Bytes of prose.
    private(set) var length = 0

    /// Bytes from which a text with a space in it is prose rather than a label.
    private static let label = 40
    private static let deepest = 12
    private static let nested = ["children", "content", "nodes", "blocks", "spans", "paragraphs", "elements", "body"]
    private static let texts = ["text", "html", "value", "content", "body", "rendered", "data"]

    init() {}

    init(of value: LenientJSON.Value) {
        add(value, depth: 0)
    }

    private mutating func add(_ value: LenientJSON.Value, depth: Int) {
        guard depth < StateProse.deepest else { return }
        switch value {
        case .string(let text):
            guard text.utf8.count >= StateProse.label, StateProse.isProse(text) else { return }
            html += StateProse.html(of: text)
            length += text.utf8.count
        case .array(let values):
            for value in values { addBlock(value, depth: depth + 1) }
        case .object:
            if let list = StateProse.list(in: value) { add(list, depth: depth + 1) }
            if case .string(let text)? = value["rendered"] ?? value["html"] { add(.string(text), depth: depth + 1) }
        default: break
        }
    }

    /// One block of an editor. Objects with a headline and an address are other articles.
    private mutating func addBlock(_ value: LenientJSON.Value, depth: Int) {
        if case .string(let text) = value { return append(text, "p") }
        guard case .object = value, value["headline"] == nil || value["url"] == nil,
            value["title"] == nil || value["url"] == nil && value["slug"] == nil && value["href"] == nil
        else { return }
        let kind = (value["type"] ?? value["_type"] ?? value["nodeType"] ?? value["name"])?.string?.lowercased() ?? ""
        let style = (value["style"] ?? value["tag"] ?? value["tagName"])?.string?.lowercased() ?? ""
        if ["image", "video", "embed", "related", "script", "advert"].contains(where: kind.contains) { return }
        let isHeading = kind.contains("heading") || kind.contains("header") || style.hasPrefix("h") && style.count == 2
        if let text = StateProse.inline(value, depth: depth), !text.isEmpty { append(text, isHeading ? "h2" : "p") }
    }

    private mutating func append(_ text: String, _ tag: String) {
        guard StateProse.isProse(text) || tag == "h2" else { return }
        html += StateProse.isMarkup(text) ? text : "<\(tag)>\(StateProse.escape(text))</\(tag)>"
        length += text.utf8.count
    }

    /// The text of a block: its own, or that of its spans one after another.
    private static func inline(_ value: LenientJSON.Value, depth: Int) -> String? {
        guard depth < deepest else { return nil }
        for key in texts {
            if case .string(let text)? = value[key] { return text }
            if case .object? = value[key], let inner = value[key].flatMap({ inline($0, depth: depth + 1) }) {
                return inner
            }
        }
        guard let list = list(in: value) else { return nil }
        return list.elements.compactMap { span -> String? in
            if case .string(let text) = span { return text }
            return inline(span, depth: depth + 1)
        }.joined()
    }

    private static func list(in value: LenientJSON.Value) -> LenientJSON.Value? {
        for key in nested {
            if let list = value[key], case .array = list { return list }
        }
        return nil
    }

    private static func isMarkup(_ text: String) -> Bool {
        ["<p", "<div", "<br", "</", "<h2"].contains { text.contains($0) }
    }

    /// Words with spaces or of a script without any; no address, no code.
    private static func isProse(_ text: String) -> Bool {
        guard !text.hasPrefix("http"), !text.hasPrefix("data:") else { return false }
        var spaces = 0
        var count = 0
        var wide = 0
        for scalar in text.unicodeScalars.prefix(400) {
            count += 1
            if scalar == " " || scalar == "\n" { spaces += 1 }
            if scalar.value >= 0x3000 { wide += 1 }
        }
        return spaces * 20 >= count || wide * 2 >= count
    }

    /// A text as HTML: markup as it is, lines as paragraphs.
    static func html(of text: String) -> String {
        let text = text.contains("&lt;p") ? References.decode(text) : text
        if isMarkup(text) { return text }
        return text.split(whereSeparator: \.isNewline).map { "<p>\(escape(String($0)))</p>" }.joined()
    }

    private static func escape(_ text: String) -> String {
        text.replacing("<", with: "&lt;")
    }
}
