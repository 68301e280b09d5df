import Testing

@testable import Parse

@Suite("Hostile and broken pages")
struct RobustnessTests {
    private let seed = """
        <html lang=ru><head><title>Уголь | Пост</title><script type="application/ld+json">{"@type":"NewsArticle","headline":
        "Уголь","author":{"name":"А. Примерова"},"datePublished":"2025-01-02"}</script></head><body><nav><a href=/>Home</a></nav>
        <article><h1>Уголь &amp; газ</h1><p class="lead">Первый абзац, в котором есть всё, что нужно знать.</p><table><tr><th>Год
        <td>2024<tr><th>Тонн<td>12</table><blockquote>Цитата &#150; короткая&hellip;</blockquote><ul><li>a<li>b</ul></article>
        <footer>© 2025</footer></body></html>
        """

    private func check(_ bytes: [UInt8]) {
        let reading = Reader().reading(of: Page(bytes: bytes))
        #expect(reading.confidence >= 0 && reading.confidence <= 1)
        #expect(!reading.article.text.contains("\n\n"))
        #expect(reading.article.text.isEmpty == reading.article.flags.contains("no_text"))
    }

    @Test func everyPrefixIsRead() {
        let bytes = Array(seed.utf8)
        for end in stride(from: 0, to: bytes.count, by: 7) { check(Array(bytes[..<end])) }
    }

    @Test func flippedBitsAreRead() {
        var state: UInt64 = 42
        for _ in 0..<300 {
            var bytes = Array(seed.utf8)
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] ^= UInt8(1 << (state >> 60 & 7))
            }
            check(bytes)
        }
    }

    @Test(arguments: [
        ("<div>", 200_000), ("</div>", 200_000), ("<a href=x>link </a>", 20_000), ("&amp;&lt;&nope;&#1;", 50_000),
        ("<p", 100_000), ("<!--", 100_000), ("<![CDATA[", 50_000), ("<script>", 20_000), ("<table><tr><td>", 3_000),
        ("<b><i>", 20_000), ("[", 100_000), ("<tr><td>1<td>2", 20_000), ("<meta name=author content=x>", 20_000),
        ("<br>", 100_000), ("<p>x", 50_000),
    ])
    func repetitionIsBounded(piece: String, count: Int) {
        check(Array(String(repeating: piece, count: count).utf8))
    }

    @Test func aTagOfManyAttributes() {
        check(Array("<p \((0..<20_000).map { "a\($0)=\($0)" }.joined(separator: " "))>text</p>".utf8))
    }

    @Test func deepJSONIsBounded() {
        let deep = String(repeating: "[", count: 100_000)
        check(Array("<script type=application/ld+json>\(deep)</script><p>text</p>".utf8))
    }

    @Test func picturesAreRefusedWithTheirType() {
        let article = Reader().read(Page(bytes: [0x89, 0x50, 0x4E, 0x47, 1, 2, 3], contentType: "text/html"))
        #expect(article.flags == ["unsupported_media", "media:image/png"])
    }
}
