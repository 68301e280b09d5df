import HTML
import Records
import Testing

@testable import Parse

/// Every stretch of an article's text says which bytes it was read from, and those bytes say the same.
@Suite("From the text back to the bytes")
struct OriginTests {
    private func page(_ body: String) -> String {
        "<!doctype html><html><head><title>Уголь — Пост</title></head><body><nav><a href=/>Все новости</a></nav>"
            + "<article><h1>Уголь</h1>\(body)</article><footer>© Пост</footer></body></html>"
    }

    private let prose = """
        <p>Экспорт угля вырос &mdash; на десять&nbsp;процентов,\n   <b>сообщило</b> министерство&#46;</p>
        <p>Most of it went by rail &amp; by <a href="/r?a=1&b=2">sea</a>, he said &copy 2020, as&#150;well.<br>And more came.</p>
        <table><tr><th>Year<td>2024 &hellip; 2025<tr><th>Тонн<td>12&#x202F;000</table>
        <![if !IE]><p>A third paragraph, which is ordinary in every way, and a little longer.</p><![endif]>
        <p>Последний абзац\u{AD}, в котором нет ничего особенного, кроме <i>кур</i>сива.</p>
        """

    /// What a reader makes of a stretch of bytes: decoded, parsed, its white space run together.
    private func words(_ bytes: ArraySlice<UInt8>, _ charset: String) -> String {
        let mark: [UInt8] = charset == "utf-16le" ? [0xFF, 0xFE] : []
        let tree = Tree(utf8: Decoded(mark + bytes, charset: charset).utf8)
        let visible = tree.content(of: 0).unicodeScalars.filter { $0 != "\u{AD}" }
        return Spaces.collapse(String(String.UnicodeScalarView(visible)))
    }

    private func check(_ bytes: [UInt8], _ charset: String) throws {
        let reading = Reader().reading(of: Page(bytes: bytes, contentType: "text/html; charset=\(charset)"))
        let text = Text(reading.article.text)
        #expect(reading.article.origins.count >= 5)
        for origin in reading.article.origins {
            let stretch = text[text.bytes(Span(start: origin.start, end: origin.end))]
            let source = try #require(origin.source)
            #expect(words(bytes[source.start..<source.end], charset) == Spaces.collapse(stretch))
        }
        // Any words of the text, not whole blocks alone.
        for word in ["экспорт", "процентов", "sea", "well", "курсива", "longer"] {
            guard let found = reading.article.text.lowercased().utf8.firstRange(of: word.utf8) else { continue }
            let start = reading.article.text.lowercased().utf8.distance(
                from: reading.article.text.lowercased().utf8.startIndex, to: found.lowerBound)
            let source = try #require(reading.sources(of: [start..<(start + word.utf8.count)])[0])
            #expect(words(bytes[source.start..<source.end], charset).lowercased() == word)
        }
    }

    @Test func inUTF8() throws {
        try check(Array(page(prose).utf8), "utf-8")
        try check([0xEF, 0xBB, 0xBF] + Array(page(prose).utf8), "utf-8")
    }

    @Test func inUTF16() throws {
        let little = page(prose).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        try check([0xFF, 0xFE] + little, "utf-16le")
    }

    @Test func inWindows1251() throws {
        let bytes = page(prose).unicodeScalars.map { scalar -> UInt8 in
            switch scalar.value {
            case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
            case 0..<0x80: UInt8(scalar.value)
            case 0xAD: 0xAD
            case 0xA9: 0xA9
            default: 0x97
            }
        }
        try check(bytes, "windows-1251")
    }

    @Test func behindBrokenBytesAndNULs() throws {
        var bytes = Array(page(prose).utf8)
        let place = try #require(bytes.firstRange(of: Array("<article>".utf8))).lowerBound
        bytes.insert(contentsOf: Array("<p>".utf8) + [0xE2, 0x82, 0x20, 0xFF, 0, 0, 0x41], at: place)
        try check(bytes, "utf-8")
    }

    @Test func plainTextKeepsItsPlaces() throws {
        let bytes = Array("Title of it\r\n\r\nA first paragraph, which was broken by hand at\r\nits margin.\r\n".utf8)
        let reading = Reader().reading(of: Page(bytes: bytes, contentType: "text/plain"))
        #expect(reading.article.origins.count == 2)
        let last = try #require(reading.article.origins.last?.source)
        #expect(String(decoding: bytes[last.start..<last.end], as: UTF8.self).hasPrefix("A first"))
        #expect(last.end == bytes.count - 2)
    }
}
