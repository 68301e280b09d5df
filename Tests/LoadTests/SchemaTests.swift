import Digests
import Foundation
import Records
import Testing

@testable import Load

enum SHA256Hex {
    static func of(_ data: Data) -> String { SHA256.hash(data).hex }
}

/// Every record must have exactly the keys that its published schema names.
@Suite struct SchemaTests {
    private static let passage = Passage(
        doc: "d", start: 0, end: 1, exact: "a", prefix: "", suffix: "", source: span, page: 1)
    private static let quote = Quote(start: 0, end: 1, exact: "a")
    private static let span = Span(start: 0, end: 1)

    private static func full() -> [any Row] {
        var document = Document(source: "brief.md", format: .markdown, text: "a")
        document.title = "t"
        document.lang = "en"
        var verdict = Verdict(
            claim: passage, citation: "c", article: "a", ruling: .disputed, score: 0.5, reason: "r",
            explanation: "e", evidence: [passage],
            differences: [.init(kind: "figure", claimed: "1", found: "2", claimedAt: span, foundAt: span)],
            unsupported: [span])
        verdict.whenRead = EarlierReading(
            article: "a", retrieved: "2025-08-08T00:00:00.000Z", ruling: .supported, explanation: "e")
        verdict.person = PersonalRuling(name: "n", date: "2026-11-24", insteadOf: .absent)
        return [
            document,
            Citation(
                document: "d", label: "1", raw: quote, authors: ["A"], title: "t", container: "c", url: "u",
                urlAsWritten: "w", repairs: [.init(rule: "r", before: "b", after: "a")], accessed: "2025-08-08",
                published: "2025", lang: "en", markers: [.init(start: 0, end: 1, sentence: quote, claims: [quote])]),
            Capture(
                url: "u", finalURL: "f", chain: [.init(url: "u", status: 200)], outcome: .ok, status: 200,
                mediaType: "m", charset: "c", digest: "d", bytes: 1, retrieved: "2026-01-01T00:00:00.000Z",
                warc: .init(file: "f", offset: 0, length: 1), flags: ["f"], detail: "d"),
            Article(
                capture: "c", url: "u", payloadDigest: "p", title: "t", authors: ["a"], site: "s",
                published: "2025-01-01", modified: "2025-01-01", lang: "en", text: "t",
                origins: [.init(start: 0, end: 1, source: span, page: 1)], flags: ["f"], reader: "html/1"),
            Fact(
                kind: .observation, subject: "s", property: "p", value: 1, min: 1, max: 1, bound: .range, unit: "%",
                unitText: "percent", of: "o", trend: .up, measure: .level, status: .actual, time: "2024", place: "p",
                participants: [.init(name: "n", type: "person", id: "i", role: "r")], object: "o", evidence: passage,
                citations: ["c"], lang: "en", rule: "r"),
            MeasureRow(
                measure: "m", period: "2024", value: 1, min: 1, max: 1, bound: .range, unit: "%", status: .actual,
                source: "d", fact: "f", citations: ["c"], agree: 1, sources: 1),
            verdict,
            ClaimReview(
                claim: passage, citations: ["c"], verdicts: ["v"], ruling: .disputed, reason: "r", unsupported: [span],
                elsewhere: [.init(article: "a", ruling: .supported, explanation: "e", evidence: passage)], origins: 1),
            Issue(severity: .error, stage: "s", code: "c", message: "m", place: "p", record: "r"),
        ]
    }

    @Test func everyTableHasARecordHere() {
        #expect(Set(Self.full().map { type(of: $0).table }) == Set(Table.allCases))
    }

    @Test func fullRecordsHaveAllKeysOfTheirSchema() throws {
        for record in Self.full() {
            let json = try JSONSerialization.jsonObject(with: JSONLine.encode(record))
            check(json, against: .object(type(of: record).table.fields), at: type(of: record).table.rawValue)
        }
    }

    @Test func schemasAreReadableJSON() throws {
        for table in Table.allCases {
            let schema = try #require(
                JSONSerialization.jsonObject(with: JSONEncoder().encode(table.schema)) as? [String: Any])
            #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
            #expect((schema["required"] as? [String])?.isEmpty == false)
        }
    }

    private func check(_ json: Any, against shape: Shape, at path: String) {
        switch shape {
        case .text, .date: #expect(json is String, "\(path)")
        case .integer: #expect((json as? NSNumber)?.int64Value != nil, "\(path)")
        case .number: #expect(json is NSNumber, "\(path)")
        case .choice(let names): #expect((json as? String).map(names.contains) == true, "\(path)")
        case .list(let element):
            let items = json as? [Any] ?? []
            #expect(!items.isEmpty, "\(path) is empty, so its items are not checked")
            for item in items { check(item, against: element, at: path + "[]") }
        case .object(let fields):
            let object = json as? [String: Any] ?? [:]
            #expect(Set(object.keys) == Set(fields.map(\.name)), "\(path)")
            for field in fields {
                if let value = object[field.name] { check(value, against: field.shape, at: "\(path).\(field.name)") }
            }
        }
    }
}
