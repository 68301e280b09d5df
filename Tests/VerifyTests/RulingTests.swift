import Records
import Testing

@testable import Verify

@Suite struct RulingTests {
    @Test(arguments: [
        "About 640 people work there.",
        "The harbour of Brenno was opened in May 1987.",
        "The port's director, Ilse Marten, said that a second quay would be built by 2030. It will cost 75 million euros.",
    ])
    func `a sentence that stands in the source is supported`(claim: String) {
        let finding = Specimens.finding(claim, Specimens.harbour)
        #expect(finding.ruling == .supported)
        #expect(finding.reason == "verbatim")
    }

    @Test(arguments: [
        ("In 2023 the harbour of Brenno handled 5.8 million tonnes of grain.", "5.8 million", "4.2 million"),
        ("A second quay at Brenno would be built by 2035.", "2035", "2030"),
        ("The second quay will cost 90 million euros.", "90 million euros", "75 million euros"),
    ])
    func `another figure in the same place is disputed, and shown`(claim: String, claimed: String, found: String) throws
    {
        let finding = Specimens.finding(claim, Specimens.harbour)
        #expect(finding.ruling == .disputed)
        let difference = try #require(finding.differences.first)
        #expect(difference.claimed.contains(claimed))
        #expect(difference.found?.contains(found) == true)
        let text = Text(claim)
        let place = try #require(difference.claimedAt)
        #expect(text[text.bytes(place)] == difference.claimed)
    }

    @Test func `a claim of something else is absent`() {
        let finding = Specimens.finding("Penguins breed on the islands of the Antarctic peninsula.", Specimens.harbour)
        #expect(finding.ruling == .absent)
    }

    @Test func `words of grammar alone are unchecked`() {
        #expect(Specimens.finding("It was so, and that is that.", Specimens.harbour).ruling == .unchecked)
        #expect(Specimens.finding("", Specimens.harbour).ruling == .unchecked)
    }

    @Test func `an empty source is unread, not absent`() {
        #expect(Specimens.finding("The harbour was opened in 1987.", "").ruling == .unread)
    }

    @Test(arguments: Outcome.allCases)
    func `whatever went wrong with a source, its claims are unread`(outcome: Outcome) {
        let finding = Unread.finding(outcome)
        #expect(finding.ruling == .unread)
        #expect(finding.explanation.hasSuffix("."))
    }

    @Test func `a figure is found in a Russian source`() {
        let source = "В 2023 году порт Бренно обработал 4,2 млн тонн зерна. Директор порта — Ильза Мартен."
        let finding = Specimens.finding(
            "The port of Brenno handled 4.2 million tonnes of grain in 2023.", source, sourceLang: "ru")
        #expect(finding.ruling == .supported)
        let first = finding.evidence.first.map { Text(source)[$0] }
        #expect(first?.hasPrefix("В 2023 году") == true)
    }
}
