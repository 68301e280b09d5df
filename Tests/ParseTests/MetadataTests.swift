import HTML
import Testing

@testable import Parse

@Suite("Title, authors and dates")
struct MetadataTests {
    private func reading(_ head: String, _ body: String = "", url: String? = nil) -> Reading {
        let text = "<p>A first sentence, long enough to count as prose, opens the story of the day.</p>"
        let page = "<html><head>\(head)</head><body>\(body)<article>\(text)\(text)</article></body></html>"
        return Reader().reading(of: Page(url: url, bytes: Array(page.utf8)))
    }

    @Test func theTitleIsCutAtTheSitesName() {
        #expect(
            reading("<title>Rain again - The Post</title><meta property=og:site_name content='The Post'>").article.title
                == "Rain again")
        #expect(
            reading("<title>Rain again | Steppepost</title>", url: "https://www.steppepost.kz/a").article.title
                == "Rain again")
    }

    @Test func aHeadingBearsTheTitleOut() {
        let found = reading(
            "<title>Rain again in the north | Weather | All news</title>", "<h1>Rain again in the north</h1>")
        #expect(found.article.title == "Rain again in the north")
        #expect(found.sources["title"] == "h1")
    }

    @Test func aDrawingsTitleIsNone() {
        #expect(reading("<title>Story</title>", "<svg><title>Close</title></svg>").article.title == "Story")
    }

    @Test func peopleSignNotTheOutlet() {
        let data =
            #"{"@type":"NewsArticle","headline":"h","author":[{"@type":"Organization","name":"The Post"},{"@type":"Person","name":"Aigul Example"}]}"#
        #expect(reading("<script type=application/ld+json>\(data)</script>").article.authors == ["Aigul Example"])
    }

    @Test func theOutletSignsWhereNobodyElseDid() {
        let data = #"{"@type":"NewsArticle","headline":"h","author":{"@type":"Organization","name":"The Post"}}"#
        #expect(reading("<script type=application/ld+json>\(data)</script>").article.authors == ["The Post"])
    }

    @Test func aBylineIsRead() {
        #expect(
            reading("", "<div class=byline>By Anna Example and Boris Sample</div>").article.authors == [
                "Anna Example", "Boris Sample",
            ])
    }

    @Test func companiesAreNoAuthors() {
        #expect(reading("<meta name=author content='Beispiel Medien GmbH'>").article.authors == [])
    }

    @Test func nobodyRatherThanAGuess() {
        let found = reading("<title>Story</title>")
        #expect(found.article.authors == [] && found.article.published == nil && found.article.modified == nil)
    }

    @Test func publishedAndModifiedApart() {
        let head =
            "<meta property=article:published_time content=2024-05-01T10:00:00Z><meta property=article:modified_time content=2024-06-02>"
        #expect(reading(head).article.published == "2024-05-01T10:00:00Z")
        #expect(reading(head).article.modified == "2024-06-02")
    }

    @Test func theAddressHoldsADate() {
        let found = reading("", url: "https://a.example/2023/11/05/story.html")
        #expect(found.article.published == "2023-11-05" && found.sources["published"] == "url")
    }

    @Test(arguments: [
        ("2024-02-29", "2024-02-29"), ("3 March 2021", "2021-03-03"), ("March 3rd, 2021", "2021-03-03"),
        ("8 августа 2025 г.", "2025-08-08"), ("12. Mai 2020", "2020-05-12"), ("12 de mayo de 2020", "2020-05-12"),
        ("2020年5月12日", "2020-05-12"), ("05.08.2020", "2020-08-05"), ("20200512", "2020-05-12"),
        ("Tue, 12 May 2020 10:00:00 GMT", "2020-05-12"), ("25/12/2019", "2019-12-25"), ("7 мамыр 2024", "2024-05-07"),
    ])
    func datesInManyForms(written: String, day: String) {
        #expect(DateText.first(in: written)?.iso == day)
    }

    @Test(arguments: ["30.02.2020", "version 3.4.5", "call 2020 300", "", "1/2", "99999999999999999999"])
    func notADate(written: String) {
        #expect(DateText.first(in: written) == nil)
    }

    @Test func americanAndOtherSlashes() {
        #expect(DateText.first(in: "05/08/2020", monthFirst: true)?.iso == "2020-05-08")
        #expect(DateText.first(in: "05/08/2020")?.iso == "2020-08-05")
    }

    @Test func aDeclaredLanguageMustFitTheScript() {
        let russian = String(
            repeating: "Экспорт угля вырос за год на десять процентов, сообщило министерство. ", count: 4)
        let page = "<html lang=en><body><article><p>\(russian)</p><p>\(russian)</p></article>"
        #expect(Reader().read(Page(bytes: Array(page.utf8))).lang == "ru")
        #expect(PageLanguage.normalize("EN_us") == "en-US")
    }
}
