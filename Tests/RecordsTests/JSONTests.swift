import Foundation
import Records
import Testing

/// The published form of each noun, pinned: a change here is a change of the public data format.
@Suite struct JSONTests {
    private func line(_ record: some Encodable) throws -> String {
        String(decoding: try JSONLine.encode(record), as: UTF8.self)
    }

    @Test func fact() throws {
        let fact = Fact(
            kind: .observation, subject: "Kazakhstan", property: "share of coal exports", value: 38.5, bound: .exactly,
            unit: "%", unitText: "percent", trend: .down, measure: .level, time: "2025-01/2025-05",
            evidence: Passage(doc: "doc-1", start: 5, end: 17, exact: "38.5 percent", prefix: "to ", suffix: "."),
            citations: ["cit-1"], lang: "en", rule: "percent")
        #expect(
            try line(fact) == """
                {"bound":"=","citations":["cit-1"],"evidence":{"doc":"doc-1","end":17,"exact":"38.5 percent",\
                "prefix":"to ","start":5,"suffix":"."},"id":"\(fact.id)","kind":"observation","lang":"en",\
                "measure":"level","participants":[],"property":"share of coal exports","rule":"percent","status":"actual",\
                "subject":"Kazakhstan","time":"2025-01/2025-05","trend":"down","unit":"%","unitText":"percent","value":38.5}
                """)
        #expect(try JSONLine.decode(Fact.self, from: JSONLine.encode(fact)) == fact)
    }

    @Test func capture() throws {
        let capture = Capture(
            url: "https://example.org/a", finalURL: "https://example.org/b",
            chain: [
                .init(url: "https://example.org/a", status: 301), .init(url: "https://example.org/b", status: 200),
            ],
            outcome: .consentWall, status: 200, mediaType: "text/html", digest: "sha256:00", bytes: 10,
            retrieved: "2026-01-02T03:04:05.678Z", warc: .init(file: "x.warc.gz", offset: 3, length: 4))
        #expect(
            try line(capture) == """
                {"bytes":10,"chain":[{"status":301,"url":"https://example.org/a"},{"status":200,"url":"https://example.org/b"}],\
                "digest":"sha256:00","finalURL":"https://example.org/b","flags":[],"id":"\(capture.id)",\
                "mediaType":"text/html","outcome":"consent_wall","retrieved":"2026-01-02T03:04:05.678Z","status":200,\
                "url":"https://example.org/a","warc":{"file":"x.warc.gz","length":4,"offset":3}}
                """)
    }

    @Test func bounds() throws {
        #expect(try line(Fact.Bound.allCases) == #"["=","~",">",">=","<","<=","range"]"#)
    }

    @Test func errorLine() throws {
        #expect(
            try line(LineError(id: .number(7), code: "invalid_json", message: "no"))
                == #"{"error":{"code":"invalid_json","message":"no"},"id":7}"#)
    }
}

@Suite struct IdentityTests {
    @Test func partsDoNotRunTogether() {
        #expect(ContentID.make("x", ["ab", "c"]) != ContentID.make("x", ["a", "bc"]))
        #expect(ContentID.make("x", ["a"]) == ContentID.make("x", ["a"]))
        #expect(ContentID.make("fact", ["a"]).wholeMatch(of: /fact-[0-9a-f]{16}/) != nil)
    }

    /// A refresh that finds the same bytes changes no article, and so no fact.
    @Test func anArticleIsItsAddressBytesAndReader() {
        func article(capture: String, digest: String) -> Article {
            Article(capture: capture, url: "https://example.org/", payloadDigest: digest, text: "", reader: "html/1")
        }
        #expect(article(capture: "cap-1", digest: "a").id == article(capture: "cap-2", digest: "a").id)
        #expect(article(capture: "cap-1", digest: "a").id != article(capture: "cap-1", digest: "b").id)
    }
}
