import Fetch
import Foundation
import Testing

@Suite struct RobotsTests {
    private func allows(_ robots: String, _ path: String, _ agent: String = "ibid") -> Bool {
        Robots(Array(robots.utf8)).verdict(on: "https://a.example" + path, for: agent).isAllowed
    }

    /// RFC 9309 §2.2.2 and §5.2: the longest match decides, Allow wins a tie.
    @Test(arguments: [
        ("/example/page/", true), ("/example/page/disallowed.gif", false), ("/example/", true), ("/other", true),
        ("/bar/x", false),
        ("/bar/open", true),
    ])
    func theLongestMatchDecides(path: String, allowed: Bool) {
        let robots = """
            User-agent: *
            Allow: /example/page/
            Disallow: /example/page/disallowed.gif
            Disallow: /bar
            Allow: /bar/open
            """
        #expect(allows(robots, path) == allowed)
    }

    @Test(arguments: [
        ("/*.pdf$", "/a/b.pdf", false), ("/*.pdf$", "/a/b.pdf?x", true), ("/a*c", "/abbbc/d", false),
        ("/a*c", "/ab", true),
        ("/$", "/", false), ("/$", "/x", true), ("*x*y*", "/axbyc", false), ("/a%3cb", "/a%3Cb", false),
        ("/ü", "/%C3%BC", false),
        ("/***********************x", "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true), ("", "/anything", true),
    ])
    func readsPatterns(pattern: String, path: String, allowed: Bool) {
        #expect(allows("User-agent: *\nDisallow: \(pattern)", path) == allowed)
    }

    @Test func aGroupOfOnesOwnHidesTheOneForAll() {
        let robots = """
            User-agent: other
            User-agent: IBID
            Disallow: /a

            User-agent: *
            Disallow: /

            User-agent: ibid
            Disallow: /b
            """
        #expect(!allows(robots, "/a") && !allows(robots, "/b") && allows(robots, "/c"))
        #expect(!allows(robots, "/c", "stranger"))
        #expect(allows(robots, "/b", "other"))
    }

    /// F64: what real files look like.
    @Test(arguments: [
        "\u{FEFF}User-agent: *\nDisallow: /x", "user-agent:*\rdisallow:/x\r",
        "USER-AGENT: * # everybody\r\n\r\nDISALLOW : /x # no",
        "User agent: *\nDisallow: /x", "User-agent: *\nDisalow: /x", "User-agent *\nDisallow /x",
        "User-agent: *\nSitemap: https://a.example/s\nCrawl-delay: 3\nDisallow: /x",
        "\u{0}\u{1}binary\nUser-agent: *\nDisallow: /x",
    ])
    func readsSlips(robots: String) {
        #expect(!allows(robots, "/x"))
        #expect(allows(robots, "/y"))
    }

    @Test func readsFiveHundredKilobytesAndNoMore() {
        let padding = String(repeating: "# padding\n", count: 51_000)
        #expect(!allows("User-agent: *\n" + padding + "Disallow: /x", "/x"))
        #expect(allows("User-agent: *\n" + padding + padding + "Disallow: /x", "/x"))
    }

    @Test(
        arguments: [("10", 10.0), ("0.5", 0.5), ("-1", nil), ("soon", nil), ("10 # seconds", 10), ("", nil)]
            as [(String, Double?)])
    func readsCrawlDelay(text: String, seconds: Double?) {
        let robots = Robots(Array("User-agent: *\nCrawl-delay: \(text)\nDisallow: /x".utf8))
        #expect(robots.crawlDelay(for: "ibid") == seconds)
    }

    @Test func noInputIsATrap() {
        let parts = [
            "User-agent:", "*", "\n", "\r", "Disallow:", "Allow:", "/", "$", "%", "%2", "#", ":", " ", "\u{0}", "é",
            "/index.htm", "Crawl-delay:", "9e999",
        ]
        var state: UInt64 = 5
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<14 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            let robots = Robots(Array(text.utf8))
            let verdict = robots.verdict(on: "https://a.example/" + text, for: "ibid")
            #expect(verdict.isAllowed || verdict.rule != nil)
            _ = robots.crawlDelay(for: "ibid")
        }
    }

    @Test func answersLineByLine() async throws {
        let rules = Data("User-agent: ibid\nDisallow: /x\nCrawl-delay: 2".utf8).base64EncodedString()
        let line = #"{"id": "a", "robots_base64": "\#(rules)", "user_agent": "ibid", "url": "http://a.example/x/y"}"#
        let answer = try await RobotsFilter().answer(to: Data(line.utf8))
        #expect(
            String(decoding: answer, as: UTF8.self)
                == #"{"allowed":false,"crawl_delay":2,"id":"a","rule":"Disallow: /x"}"#)
    }
}
