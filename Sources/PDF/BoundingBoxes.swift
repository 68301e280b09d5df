/// Reads the layout that `pdftotext -bbox-layout` writes: XHTML with `page`, `flow`, `block`, `line` and `word`.
struct BoundingBoxes {
    private let bytes: [UInt8]
    private var index = 0
    private var words: [String] = []
    private var lineBox: PDFDocument.Box?
    private(set) var document = PDFDocument()

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func read() {
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            index = close + 1
            let tag = bytes[(open + 1)..<close]
            let name = String(decoding: tag.prefix { $0 > 0x20 }, as: UTF8.self)
            let attributes = tag.dropFirst(name.utf8.count)
            switch name {
            case "title": document.title = filled(content())
            case "meta": readMeta(attributes)
            case "page":
                document.pages.append(
                    PDFDocument.Page(width: number("width", attributes), height: number("height", attributes)))
            case "block":
                guard !document.pages.isEmpty else { continue }
                document.pages[document.pages.count - 1].blocks.append([])
            case "line": lineBox = box(attributes)
            case "word": words.append(content())
            case "/line": endLine()
            default: break
            }
        }
    }

    private mutating func endLine() {
        defer { words.removeAll() }
        let text = words.filter { !$0.isEmpty }.joined(separator: " ")
        guard let box = lineBox, !text.isEmpty, let page = document.pages.indices.last,
            let block = document.pages[page].blocks.indices.last
        else { return }
        document.pages[page].blocks[block].append(PDFDocument.Line(text: text, box: box))
    }

    private mutating func readMeta(_ attributes: ArraySlice<UInt8>) {
        guard let name = value("name", attributes), let content = value("content", attributes).flatMap(filled) else {
            return
        }
        switch name {
        case "Author": document.author = content
        case "CreationDate": document.created = content
        case "ModDate": document.modified = content
        default: break
        }
    }

    /// The characters up to the next tag.
    private mutating func content() -> String {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        defer { index = end }
        return BoundingBoxes.unescape(bytes[index..<end])
    }

    private func filled(_ text: String) -> String? {
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func box(_ attributes: ArraySlice<UInt8>) -> PDFDocument.Box {
        PDFDocument.Box(
            left: number("xMin", attributes), top: number("yMin", attributes), right: number("xMax", attributes),
            bottom: number("yMax", attributes))
    }

    private func number(_ name: String, _ attributes: ArraySlice<UInt8>) -> Double {
        value(name, attributes).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } ?? 0
    }

    private func value(_ name: String, _ attributes: ArraySlice<UInt8>) -> String? {
        guard let found = attributes.firstRange(of: Array(" \(name)=\"".utf8)) else { return nil }
        let rest = attributes[found.upperBound...]
        return BoundingBoxes.unescape(rest.prefix { $0 != UInt8(ascii: "\"") })
    }

    /// Poppler escapes what XML demands and nothing else.
    private static func unescape(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var plain = text
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        {
            plain = plain.replacing(reference, with: character)
        }
        return plain
    }
}
