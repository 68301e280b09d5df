import Testing

@testable import Parse

@Suite("Feeds, sitemaps, plain text and what is none of them")
struct MediaTests {
    private func read(_ text: String, _ type: String? = nil, url: String? = "https://post.example/feed") -> Reading {
        Reader().reading(of: Page(url: url, bytes: Array(text.utf8), contentType: type))
    }

    @Test func rssListsItsPages() {
        let reading = read(
            """
            <?xml version="1.0" encoding="windows-1251"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Post</title>
            <link>https://post.example/</link><language>en-us</language><image><title>Logo</title></image>
            <item><title><![CDATA[Coal &amp; rail]]></title><link>https://post.example/coal</link>
            <pubDate>Tue, 04 Mar 2025 08:00:00 +0500</pubDate><description>Long words of the story.</description></item>
            <item><title>Rain</title><guid>https://post.example/rain</guid><dc:date>2025-03-05</dc:date></item>
            </channel></rss>
            """, "application/rss+xml")
        #expect(reading.pageType == .feed && reading.article.flags == ["feed"] && reading.article.text == "")
        #expect(reading.article.title == "The Post" && reading.article.lang == "en-US")
        #expect(reading.entries.map(\.url) == ["https://post.example/coal", "https://post.example/rain"])
        #expect(reading.entries.map(\.title) == ["Coal & rail", "Rain"])
        #expect(reading.entries.map { $0.published?.prefix(10) } == ["2025-03-04", "2025-03-05"])
    }

    @Test func atomTellsItsPagesFromTheirSources() {
        let reading = read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Пост</title><updated>2025-03-05T00:00:00Z</updated>
            <entry><title type="html">Уголь</title><link rel="self" href="/self"/><link href="/coal"/>
            <published>2025-03-04T10:00:00Z</published><updated>2025-03-05T10:00:00Z</updated>
            <source><title>Another feed</title></source></entry></feed>
            """)
        #expect(reading.entries.map(\.url) == ["https://post.example/coal"])
        #expect(reading.entries.first?.title == "Уголь" && reading.article.lang == "ru")
        #expect(reading.entries.first?.modified?.hasPrefix("2025-03-05") == true)
    }

    @Test func jsonFeedAndSitemap() {
        let json = read(
            #"{"version":"https://jsonfeed.org/version/1.1","title":"P","items":[{"url":"https://p.example/1","title":"One","date_published":"2025-01-02T00:00:00Z"}]}"#
        )
        #expect(json.entries.map(\.url) == ["https://p.example/1"] && json.pageType == .feed)
        let map = read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="x"><url><loc>https://p.example/a?b=1&amp;c=2</loc>
            <lastmod>2025-02-03</lastmod><news:news><news:title>Coal</news:title></news:news></url></urlset>
            """, "application/xml")
        #expect(map.pageType == .sitemap && map.entries.first?.url == "https://p.example/a?b=1&c=2")
        #expect(map.entries.first?.modified == "2025-02-03" && map.entries.first?.title == "Coal")
    }

    @Test func aPageNamesItsFeeds() {
        let reading = read(
            """
            <html><head><link rel=alternate type=application/rss+xml title="The  Post" href=/feed.xml>
            <link rel="Alternate home" type="application/atom+xml; charset=utf-8" href="https://feeds.example/atom">
            <link rel=alternate type=application/rss+xml href="https://post.example/feed.xml">
            <link rel=alternate type=application/feed+json href="javascript:alert(1)">
            <link rel=alternate hreflang=de href=/de><link rel=stylesheet type=text/css href=/style.css></head>
            <body><p>A page of prose, long enough to be read as one.</p></body></html>
            """, "text/html")
        #expect(reading.feeds.map(\.url) == ["https://post.example/feed.xml", "https://feeds.example/atom"])
        #expect(reading.feeds.map(\.title) == ["The Post", nil] && reading.entries.isEmpty)
    }

    /// Entities of its own would let a small file grow without end.
    @Test func aFeedOfEntitiesDoesNotGrow() {
        let levels = (1...30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
        let reading = read(
            "<!DOCTYPE rss [<!ENTITY e0 \"ha\">\(levels)]><rss><channel><item><title>&e30;</title><link>https://a.example</link>"
        )
        #expect((reading.entries.first?.title?.utf8.count ?? 0) < 100)
    }

    @Test func plainTextIsReadAsParagraphs() {
        let reading = read(
            """
            Coal by rail
            4 March 2025

            Exports of coal rose by a tenth in the first half of the year,
            the ministry said on Tuesday.

            - one
            - two
            """, "text/plain")
        #expect(
            reading.article.text == """
                Coal by rail
                4 March 2025
                Exports of coal rose by a tenth in the first half of the year, the ministry said on Tuesday.
                - one
                - two
                """)
        #expect(reading.article.title == "Coal by rail" && reading.article.published == "2025-03-04")
        #expect(reading.pageType == .document && reading.article.reader == "text/1")
    }

    @Test(arguments: [
        ("<html><body><p>x", nil, MediaKind.html), ("just words", nil, .text), ("<p>x</p>", "text/plain", .html),
        ("<rss>", "text/html", .xmlFeed), ("<?xml version='1.0'?><!-- c --><svg>", nil, .unsupported("image/svg+xml")),
        ("{\"a\":1}", "application/json", .unsupported("application/json")),
        ("body{}", "text/css", .unsupported("text/css")), ("{\\rtf1 x}", nil, .unsupported("application/rtf")),
        ("<book/>", "application/xml", .unsupported("application/xml")), ("", nil, .html),
        ("<html xmlns='http://www.w3.org/1999/xhtml'>", "application/xhtml+xml", .html), ("%PDF-1.4", nil, .pdf),
    ])
    func bytesSpeakBeforeTheServer(text: String, type: String?, kind: MediaKind) {
        #expect(MediaKind(of: Page(bytes: Array(text.utf8), contentType: type)) == kind)
    }
}
