import Foundation
import Parse
import Testing

@testable import Pipeline

@Suite("Rules of sites are data with tests of their own")
struct SiteRuleTests {
    private func files(_ yaml: String, host: String = "post.example") throws -> SiteRuleFiles {
        try SiteRuleFiles(files: ["sites/\(host).yaml": Array(yaml.utf8)])
    }

    @Test func everyRuleInTheRepositoryPassesItsTests() throws {
        let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../config").path
        let rules = try SiteRuleFiles(files: Configuration(folder: config).files())
        #expect(rules.count.all >= 1)
        #expect(rules.failures() == [])
    }

    @Test func whatDoesNotComeOutIsSaid() throws {
        let rules = try files(
            """
            verified: no
            text: .story > p
            title: h1
            tests:
              - page: <h1>Rain</h1><div class=story><p>It rained.</p></div>
                title: Snow
                text: [It rained.]
              - page: <div class=other><p>It rained.</p></div>
                text: []
            """)
        #expect(
            rules.failures() == [
                "config/sites/post.example.yaml:5: title is “Rain”, not “Snow”",
                "config/sites/post.example.yaml:8: the text is “It rained.”, not “”",
                "config/sites/post.example.yaml:8: the rule does not match its own page",
            ])
    }

    @Test func complaintsNameTheLine() throws {
        let error = #expect(throws: (any Error).self) {
            try files("verified: no\ntext: ['.a:hover', widget, 'p[data-x=1]']\ntitel: h1\ntests: []\n")
        }
        let said = error.map { "\($0)" } ?? ""
        #expect(said.contains("config/sites/post.example.yaml:2:"))
        #expect(said.contains("'widget' is no element of HTML that can be asked for"))
        #expect(said.contains("the attribute 'data-x' is not kept"))
        #expect(said.contains("unknown key 'titel'; did you mean 'title'?"))
    }

    @Test func aRuleIsConsultedFirstAndSaysWhenItNoLongerFits() throws {
        let rules = try files(
            """
            verified: 2025-08-08
            text: [p.lead, div.story]
            remove: .promo
            authors: 'meta[name="writer"]'
            tests: [{page: <p class=lead>A.</p>, text: [A.]}]
            """)
        #expect(rules.failures() == [] && rules.count.unverified == 0)
        let reader = Reader(sites: rules.rules)
        let page = """
            <html><head><meta name=writer content="Anna Example"></head><body><p class=lead>Short.</p><div class=story>
            <p>One.</p><p class=promo>Read more.</p><p>Two.</p></div></body></html>
            """
        let fits = reader.reading(of: Page(url: "https://ru.post.example/1", bytes: Array(page.utf8)))
        #expect(fits.article.text == "Short.\nOne.\nTwo." && fits.article.authors == ["Anna Example"])
        #expect(fits.sources["text"] == "site-rule" && fits.sources["authors"] == "site-rule")
        #expect(fits.article.origins.count == 3 && !fits.article.flags.contains("site_rule_stale"))
        let changed = page.replacing("class=lead", with: "class=intro").replacing("class=story", with: "class=body")
        let stale = reader.reading(of: Page(url: "https://www.post.example/1", bytes: Array(changed.utf8)))
        #expect(stale.article.flags.contains("site_rule_stale"))
        let other = reader.reading(of: Page(url: "https://nopost.example/1", bytes: Array(changed.utf8)))
        #expect(!other.article.flags.contains("site_rule_stale"))
    }
}
