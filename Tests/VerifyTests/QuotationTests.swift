import Records
import Testing

@testable import Verify

@Suite struct QuotationTests {
    static let speech = """
        The harbour board met on Friday. “We will not raise the fees for small boats before the spring of next year,” said Ilse \
        Marten, who chairs it. The board also named a new pilot.
        """

    @Test(arguments: [
        "Marten said: “We will not raise the fees for small boats before the spring of next year.”",
        "Marten said they “will not raise the fees … before the spring of next year”.",
        "Marten said that “[the board] will not raise the fees for small boats before the spring”.",
        "Marten promised “not [to] raise the fees for small boats”.",
    ])
    func `words as they were said, whole or with pieces left out, are no difference`(claim: String) {
        #expect(Specimens.finding(claim, Self.speech).differences.isEmpty)
    }

    @Test func `altered words are disputed, and shown`() throws {
        let claim = "Marten said: “We will not raise the fees for large yachts before the spring of next year.”"
        let finding = Specimens.finding(claim, Self.speech)
        #expect(finding.ruling == .disputed)
        #expect(finding.reason == "quotation_differs")
        let difference = try #require(finding.differences.first)
        #expect(difference.kind == "quotation")
        #expect(difference.found == "We will not raise the fees for small boats before the spring of next year")
    }
}
