import Testing

@testable import Parse

@Suite("Articles that a page carries as data")
struct EmbeddedArticleTests {
    private let first =
        "Exports of coal rose by a tenth in the first half of the year, the ministry said on Tuesday morning."
    private let second =
        "Most of it went by rail to ports on the Baltic, and from there on to buyers in Europe and in Asia."
    private let third =
        "The ministry expects the same again in the second half, if prices hold and the wagons come in time."

    private func read(_ script: String, _ body: String = "<div id=app></div>") -> Reading {
        let page =
            "<html><head><title>Coal exports rise | The Post</title></head><body>\(body)<script \(script)</script></body></html>"
        return Reader().reading(of: Page(url: "https://post.example/1", bytes: Array(page.utf8)))
    }

    private var lines: String { [first, second, third].joined(separator: "\n") }

    @Test func linkedDataAlone() {
        let body = "\(first)\\n\\n\(second)\\n\(third)"
        let reading = read(
            #"type="application/ld+json">{"@type":"NewsArticle","headline":"Coal exports rise","articleBody":"\#(body)"}"#
        )
        #expect(reading.article.text == lines && reading.sources["text"] == "json-ld")
        #expect(reading.pageType == .article && !reading.article.flags.contains("no_text"))
    }

    @Test func stateWithABodyOfHTML() {
        let reading = read(
            #"id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"related":[{"title":"Rain again","url":"/2","#
                + #""teaser":"It rained all day, and it will rain again tomorrow."}],"story":{"title":"Coal exports rise","#
                + #""author":{"name":"Aigul Example"},"publishedAt":"2025-03-04","#
                + #""content":"<p>\#(first)</p><p>\#(second)</p><p>\#(third)</p>"}}}}"#)
        #expect(reading.article.text == lines && reading.sources["text"] == "state")
        #expect(reading.article.authors == ["Aigul Example"] && reading.article.published == "2025-03-04")
    }

    @Test func stateWithBlocksOfAnEditor() {
        let reading = read(
            #">window.__STATE__ = {"page":{"headline":"Coal exports rise","body":[{"_type":"block","style":"h2","children":[{"text":"In short"}]},"#
                + #"{"_type":"block","children":[{"_type":"span","text":"\#(first)"}]},{"type":"image","caption":"A train at a station in winter"},"#
                + #"{"type":"paragraph","text":"\#(second)"},{"type":"paragraph","text":"\#(third)"}]}};"#)
        #expect(reading.article.text == "In short\n" + lines)
        #expect(reading.markdown.hasPrefix("## In short"))
    }

    @Test func aPageThatShowsItsArticleIsReadAsItShowsIt() {
        let shown = "<article><h1>Coal exports rise</h1><p>\(first)</p><p>\(second)</p><p>\(third)</p></article>"
        let reading = read(
            #"type="application/json">{"title":"Coal exports rise","body":"\#(String(repeating: "Other words in the state. ", count: 60))"}"#,
            shown)
        #expect(reading.article.text.contains(second) && !reading.article.text.contains("Other words"))
        #expect(reading.sources["text"] == nil)
    }

    @Test func labelsAndAddressesAreNoArticle() {
        let links = (1...200).map { #"{"title":"Story number \#($0)","url":"https://post.example/story/\#($0)"}"# }
        let reading = read(#"type="application/json">{"title":"Front","items":[\#(links.joined(separator: ","))]}"#)
        #expect(reading.article.text == "" && reading.article.flags.contains("no_text"))
    }

    @Test func ampAndXHTML() {
        let amp =
            "<!doctype html><html ⚡ lang=en><head><title>Coal</title><style amp-boilerplate>body{}</style></head><body><amp-sidebar>Menu</amp-sidebar>"
            + "<article><h1>Coal</h1><amp-img src=x></amp-img><p>\(first)</p><p>\(second)</p></article></body></html>"
        #expect(Reader().read(Page(bytes: Array(amp.utf8))).text.contains(first))
        let xhtml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\"><head><title>Coal</title>"
            + "<script src=\"a.js\"/></head><body><div id=\"top\"/><h1>Coal</h1><p>\(first)</p><p>\(second)</p></body></html>"
        let article = Reader().read(Page(bytes: Array(xhtml.utf8), contentType: "application/xhtml+xml"))
        #expect(article.text.contains(first) && article.text.contains(second))
    }
}
