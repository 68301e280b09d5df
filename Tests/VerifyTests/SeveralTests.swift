import Records
import Testing

@testable import Verify

/// Several notes on one claim.
@Suite struct SeveralTests {
    private func verdict(_ ruling: Ruling, _ unsupported: [Span] = [], reason: String = "given") -> Verdict {
        Verdict(
            claim: Passage(doc: "doc-1", start: 10, end: 60, exact: "", prefix: "", suffix: ""), citation: "cit-1",
            ruling: ruling, score: 0.5, reason: reason, explanation: "", unsupported: unsupported)
    }

    @Test func oneSourceThatBearsItOutIsEnough() {
        let together = Together([
            verdict(.absent, [Span(start: 10, end: 60)]), verdict(.supported, reason: "verbatim"), verdict(.unread),
        ])
        #expect(together.ruling == .supported)
        #expect(together.reason == "verbatim")
        #expect(together.unsupported.isEmpty)
    }

    @Test func sourcesThatDifferAreADispute() {
        let together = Together([verdict(.supported), verdict(.disputed, [Span(start: 12, end: 14)])])
        #expect(together.ruling == .disputed)
        #expect(together.reason == "sources_differ")
        #expect(together.unsupported == [Span(start: 12, end: 14)])
    }

    @Test func partsAddUp() {
        let first = verdict(.partly, [Span(start: 30, end: 60)])
        let second = verdict(.partly, [Span(start: 10, end: 28)])
        let third = verdict(.partly, [Span(start: 40, end: 50)])
        #expect(Together([first, second]).ruling == .supported)
        #expect(Together([first, second]).reason == "sources_together")
        #expect(Together([first, third]).ruling == .partly)
        #expect(Together([first, third]).unsupported == [Span(start: 40, end: 50)])
    }

    @Test func aPartThatNobodyCanNameAddsNothing() {
        let vague = verdict(.partly)
        #expect(Together([vague, verdict(.partly, [Span(start: 30, end: 60)])]).ruling == .partly)
        #expect(Together([vague, vague]).ruling == .partly)
    }

    @Test func whatWasNotReadLeavesTheQuestionOpen() {
        #expect(Together([verdict(.absent), verdict(.unread)]).ruling == .unread)
        #expect(Together([verdict(.absent), verdict(.unchecked)]).ruling == .unchecked)
        #expect(Together([verdict(.absent), verdict(.absent)]).ruling == .absent)
        #expect(Together([verdict(.unread), verdict(.partly, [Span(start: 1, end: 2)])]).ruling == .partly)
    }

    @Test func copiesHaveOneOrigin() {
        let verifier = Specimens.verifier
        func wording(_ text: String) -> Fingerprint {
            verifier.fingerprint(of: [
                Passage(doc: "art-1", start: 0, end: text.count, exact: text, prefix: "", suffix: "")
            ])
        }
        let agency = wording("The ministry said that exports of zinc rose to 41,000 tonnes in the spring of 2024.")
        let copy = wording("ASTANA: The ministry said that exports of zinc rose to 41,000 tonnes, its best result yet.")
        let other = wording(
            "In the spring of 2024 the country sold 41,000 tonnes of zinc abroad, customs figures show.")
        let bridge = wording(
            "The ministry said that exports of zinc rose to 41,000 tonnes. In the spring of 2024 the country sold 41,000 tonnes."
        )
        #expect(Fingerprint.origins([agency, copy]) == 1)
        #expect(Fingerprint.origins([agency, other]) == 2)
        #expect(Fingerprint.origins([agency, other, bridge]) == 1, "both are in the third")
        #expect(Fingerprint.origins([]) == 0)
    }

    @Test func aSourceOnAnotherMatterDisputesNothing() {
        let verifier = Specimens.verifier
        let source = verifier.prepare(
            id: "art-1",
            text: "The theatre opened in 1911. Its roof was renewed in 2019 for 4 million euros. It seats 900 people.")
        for claim in [
            "Exports of zinc rose to 12 million tonnes in 2024.", "The dam holds 640 million cubic metres.",
            "The law on data was passed in 2018.",
        ] {
            #expect(verifier.verify(Text(claim), against: source).ruling != .disputed, "\(claim)")
        }
        let own = verifier.verify(Text("The roof of the theatre was renewed in 2014."), against: source)
        #expect(own.ruling == .disputed)
    }
}
