import Testing

@testable import Verify

@Suite struct AcronymTests {
    static let treaty = """
        The Coastal Harbour Union met in Brenno on Monday. Its members signed a treaty on fishing limits, said the CHU's \
        secretary. The North Sea Fishing Board did not attend.
        """

    @Test func `a short form in the claim meets the long form in the source`() throws {
        let finding = Specimens.finding("The NSFB did not attend.", Self.treaty)
        #expect(finding.ruling == .supported)
        #expect(finding.sentences.first == 2)
    }

    @Test func `a long form in the claim meets the short form in the source`() {
        let source = "Officials of the CHU met in Brenno on Monday."
        let finding = Specimens.finding("The Coastal Harbour Union met in Brenno on Monday.", source)
        #expect(finding.ruling == .supported)
    }

    @Test func `other initials do not meet`() {
        let finding = Specimens.finding("The PQR did not attend.", Self.treaty)
        #expect(finding.ruling != .supported)
    }
}

@Suite struct VerbatimTests {
    @Test(arguments: [
        ("The exporter sold 15 tonnes abroad.", "The exports sold 15 tonnes abroad."),
        ("It sold 1,5 tonnes of grain abroad.", "It sold 15 tonnes of grain abroad."),
    ])
    func `words that only share a stem are not word for word`(claim: String, source: String) {
        #expect(Specimens.finding(claim, source).reason != "verbatim")
    }

    @Test func `case, accents and quotation marks do not count`() {
        #expect(
            Specimens.finding("The Café “Élan” isn't open on Mondays", "THE CAFE \"ELAN\" isn’t open on Mondays.")
                .reason
                == "verbatim")
    }
}
