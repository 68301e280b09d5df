import HTML
import Testing

@testable import Parse

@Suite("When a page was published")
struct DateTests {
    private static let prose = "<p>A first sentence, long enough to count as prose, opens the story of the day.</p>"

    private func article(_ body: String, head: String = "", url: String? = nil) -> (
        published: String?, modified: String?
    ) {
        let page = "<html><head><title>Rain over Almaty</title>\(head)</head><body>\(body)</body></html>"
        let article = Reader().read(Page(url: url, bytes: Array(page.utf8)))
        return (article.published, article.modified)
    }

    private func story(under headline: String = "", above: String = "", behind: String = "") -> String {
        let prose = DateTests.prose
        return "\(above)<div><h1>Rain over Almaty</h1>\(headline)<div>\(prose)\(prose)\(prose)</div></div>\(behind)"
    }

    @Test(arguments: [
        "<div>28.01.22 / 0 comments</div>", "<div>Ann Lee | 28 January 2022</div>", "<td>28 | 01 | 2022</td>",
        "<div><span property='schema:dateCreated' content='2022-01-28T12:45:46+00:00'></span></div>",
        "<p class=meta><time datetime=2022-01-28>yesterday</time></p>",
        "<p class=submitted>Filed by ann on 28 January 2022 - 18:55</p>",
    ])
    func underTheHeadline(written: String) {
        #expect(article(story(under: written)).published?.prefix(10) == "2022-01-28")
    }

    @Test func anUpdateIsNoPublication() {
        let found = article(story(under: "<p>Last updated: January 12, 2026</p>"))
        #expect(found.published == nil && found.modified == "2026-01-12")
    }

    @Test func theFirstOfTwoIsNotTheUpdate() {
        let found = article(story(under: "<div>Published 3 May 2021, updated 4 June 2022</div>"))
        #expect(found.published == "2021-05-03" && found.modified == "2022-06-04")
    }

    @Test func theMastheadsDateIsTheReaders() {
        #expect(article(story(above: "<div class=today>Wednesday, August 19, 2020</div>")).published == nil)
    }

    @Test func datesOfCommentsAreNot() {
        let comments = "<div class=comments><div class=c>Ann, 22/01/2020</div><div class=c>Bo, 24/11/2019</div></div>"
        #expect(article(story(behind: comments)).published == nil)
    }

    @Test func aReviewsDateIsItsWriters() {
        let review =
            "<div itemprop=review itemscope><span itemprop=datePublished content=2010-07-15></span>Nice hutch</div>"
        #expect(article(story(behind: review)).published == nil)
    }

    @Test func whatStandsBetweenTheHeadlineAndAFarTextIsNot() {
        let teasers = (1...40).map { "<p><a href=/\($0)>Snow \($0)</a></p>" }.joined()
        let others = teasers + "<p class=x>30.01.2022</p><p class=y>Hail</p>"
        let page = story(above: "<p>02.02.2022 10:16</p>").replacing("</h1>", with: "</h1>" + others)
        #expect(article(page).published == "2022-02-02")
    }

    @Test func namesOfBoxesAreNotBelievedWithoutAText() {
        let page = "<h1>Rain over Almaty</h1><div class=pull-left><time datetime=2022-01-28>today</time></div>"
        #expect(article(page).published == "2022-01-28")
    }

    @Test func differentDatesInOneStyleAreAList() {
        let list = "<p class=x>01.02.2022</p><p class=y>Snow</p><p class=x>31.01.2022</p><p class=y>Hail</p>"
        #expect(article(story(behind: list)).published == nil)
    }

    @Test func otherArticlesDatesAreTheirs() {
        let others = "<article><h2>Snow</h2><time datetime=2020-01-01>1 January</time></article>"
        #expect(
            article(story(under: "<time datetime=2022-01-28>today</time>", behind: others)).published == "2022-01-28")
        #expect(article(story(behind: others)).published == nil)
    }

    @Test func theAddressTellsTheOutletsDay() {
        let head = "<meta property=article:published_time content=2020-04-14T00:38:07Z>"
        #expect(article(story(), head: head, url: "https://a.example/news/20200413/x").published == "2020-04-13")
        let morning = "<meta property=article:published_time content=2020-07-09T10:04:04Z>"
        #expect(
            article(story(), head: morning, url: "https://a.example/2020/07/08/x").published == "2020-07-09T10:04:04Z")
    }

    @Test func theDayMayComeFirstInAnAddress() {
        #expect(article(story(), url: "https://a.example/news/29-10-2021").published == "2021-10-29")
    }

    @Test func slashesFollowTheCountry() {
        let page = { (host: String) in
            self.article(self.story(under: "<div>05/08/2020</div>"), url: "https://\(host)/rain").published
        }
        #expect(page("post.example.com") == "2020-05-08")
        #expect(page("post.example.co.uk") == "2020-08-05")
    }

    @Test(arguments: ["1.2.22.4", "Tel. 12.34.56", "v 10.11.12.13"])
    func notADate(written: String) {
        #expect(DateText.mentions(in: written, monthFirst: false, shortYears: true).isEmpty)
    }
}
