import Foundation
import Records
import Testing

/// What the writer writes is what Foundation's encoder would, key for key.
@Suite struct JSONWriterTests {
    private func encoded(_ record: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    private func written(_ record: some JSONWritable) -> String {
        var writer = JSONWriter()
        record.write(to: &writer)
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    @Test(
        arguments: [
            nil, 0, -0.0, 1, -12, 0.1, 1.0e-7, 1.5e300, 4_503_599_627_370_497, 1e15, 1e16, 1e22, 38.5, -2.25,
            123_456.789,
        ] as [Double?])
    func everyMemberOfAFact(value: Double?) throws {
        let odd = "tab\t quote\" back\\ slash/ line\n bell\u{7} del\u{7F} é Ж 𝄞 \u{2028}"
        var fact = Fact(
            kind: .observation, subject: odd, property: "share", value: value, min: value, max: value, bound: .atLeast,
            unit: "%", unitText: odd, of: "all", trend: .up, measure: .change, status: .forecast, time: "2025/..",
            place: "Oslo",
            participants: [
                .init(name: "Ann", type: "person", id: "x", role: "chair"), .init(name: odd, type: "other"),
            ],
            object: "it",
            evidence: Passage(
                doc: "doc", start: 1, end: 2, exact: odd, prefix: "", suffix: odd, source: Span(start: 3, end: 9),
                page: 2),
            citations: ["a", odd], lang: "en", rule: "r")
        #expect(written(fact) == (try encoded(fact)))
        fact.subject = nil
        fact.bound = nil
        fact.participants = []
        fact.evidence.source = nil
        fact.evidence.page = nil
        #expect(written(fact) == (try encoded(fact)))
        #expect(try JSONLine.decode(Fact.self, from: JSONLine.encode(fact)) == fact)
    }
}
