import Testing

@testable import Parse

@Suite("A page becomes an article")
struct ReaderTests {
    private let page = """
        <!doctype html><html lang="en"><head><title>Coal exports rise | The Steppe Post</title>
        <meta property="og:site_name" content="The Steppe Post">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Coal exports rise","datePublished":"2025-03-04T08:00:00+05:00",
        "author":[{"@type":"Person","name":"Aigul Example"},{"@type":"Organization","name":"The Steppe Post"}]}</script>
        </head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news of the day</a></li></ul></nav>
        <article><h1>Coal exports rise</h1>
        <p>Exports of coal rose by a tenth in the first two months of the year, the ministry said on Tuesday.</p>
        <p>Most of it went by rail to ports on the Baltic, and from there to buyers in Europe and in Asia.</p>
        <p>The ministry expects the same again in the second half, if prices hold and the wagons come.</p></article>
        <aside><h3>Related</h3><p><a href="/x">Rail tariffs to be raised again next year, says the operator</a></p></aside>
        <footer><p>Copyright The Steppe Post. All rights reserved, in every country of the world.</p></footer></body></html>
        """

    @Test func mainTextWithoutItsSurroundings() {
        let article = Reader().read(Page(bytes: Array(page.utf8)))
        let paragraphs = article.text.split(separator: "\n")
        #expect(
            paragraphs.last
                == "The ministry expects the same again in the second half, if prices hold and the wagons come.")
        #expect(article.text.contains("rose by a tenth"))
        #expect(!article.text.contains("Related"))
        #expect(!article.text.contains("rights reserved"))
        #expect(!article.text.contains("World news"))
    }

    @Test func metadata() {
        let reading = Reader().reading(of: Page(bytes: Array(page.utf8)))
        #expect(reading.article.title == "Coal exports rise")
        #expect(reading.article.authors == ["Aigul Example"])
        #expect(reading.article.published == "2025-03-04T08:00:00+05:00")
        #expect(reading.article.site == "The Steppe Post")
        #expect(reading.article.lang == "en")
        #expect(reading.sources["published"] == "json-ld")
    }

    @Test func sameBytesSameRecord() {
        let first = Reader().read(Page(url: "https://a.example/", bytes: Array(page.utf8)))
        #expect(first == Reader().read(Page(url: "https://a.example/", bytes: Array(page.utf8))))
        #expect(first.id != Reader().read(Page(url: "https://b.example/", bytes: Array(page.utf8))).id)
    }

    @Test func anEmptyPageSaysSo() {
        #expect(Reader().read(Page(bytes: [])).flags.contains("no_text"))
    }
}
