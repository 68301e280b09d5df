import HTML
import Testing

@testable import Parse

@Suite("Who signed a page")
struct BylineTests {
    private func authors(_ byline: String, head: String = "", behind: String = "") -> [String] {
        let prose = "<p>A first sentence, long enough to count as prose, opens the story of the day.</p>"
        let page = """
            <html><head><title>Rain over Almaty</title>\(head)</head><body><div class=left><ul class=list><li>
            <h1>Rain over Almaty</h1>\(byline)<div>\(prose)\(prose)\(prose)</div></ul></div>\(behind)</body></html>
            """
        return Reader().read(Page(url: "https://post.example/1", bytes: Array(page.utf8))).authors
    }

    @Test(arguments: [
        "<a rel=author href=/a>Anna Example</a>", "<div><a href='/author/anna-example'>Anna Example</a></div>",
        "<span class=author-name>Anna Example</span>", "<p>By Anna Example December 12, 2022</p>",
        "<p>12 | Text &amp; Fotos: Anna Example</p>", "<div class=byline>ByAnna Example</div>",
        "<div itemprop=author>Staff since 2001 <span itemprop=name>Anna Example</span></div>",
    ])
    func underTheHeadline(byline: String) {
        #expect(authors(byline) == ["Anna Example"])
    }

    @Test func thoseBesideTheFirstSignToo() {
        let two = "<p><a rel=author href=/a>Anna Example</a> and <a rel=author href=/b>Boris Sample</a></p>"
        #expect(authors(two) == ["Anna Example", "Boris Sample"])
    }

    @Test func aNameBeforeALogin() {
        let head =
            #"<script type=application/ld+json>{"@type":"NewsArticle","author":{"@type":"Person","name":"a.example"}}</script>"#
        #expect(authors("<a rel=author href=/a>Anna Example</a>", head: head) == ["Anna Example"])
        #expect(authors("", head: head) == ["a.example"])
    }

    @Test(arguments: ["<a rel=author href=/a>See full bio</a>", "<div class=author>Staff Writer</div>"])
    func whatNobodyIsCalled(byline: String) {
        #expect(authors(byline) == [])
    }

    @Test func otherArticlesAuthorsAreTheirs() {
        #expect(authors("", behind: "<article><h2>Snow</h2><a rel=author href=/c>Clara Other</a></article>") == [])
    }
}
