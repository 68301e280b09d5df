import Testing

@testable import Verify

@Suite struct ComparisonTests {
    private func compare(_ claimed: String, _ found: String) -> Comparison? {
        func figure(_ text: String) -> Figure? {
            let claim = Claim(
                text: .init(text), lang: "en", context: .init(), source: "en", data: Specimens.verifier.data)
            return Specimens.verifier.reader.figures(of: claim).first
        }
        guard let left = figure(claimed), let right = figure(found) else { return nil }
        return Comparison(claimed: left, found: right, units: Specimens.verifier.data.units)
    }

    @Test(arguments: [
        ("4.5 percent", "4.48%"), ("1.18 million people", "1,183,505 people"), ("eight seasons", "8 seasons"),
        ("in 2019", "on 23 January 2019"), ("23 January 2019", "January 23, 2019"), ("$5 billion", "5 billion dollars"),
        ("more than 40 percent", "45 percent"), ("50 miles", "80 km"), ("three quarters", "75 percent"),
        ("18 to 29 years old", "18 to 29 years"),
    ])
    func `the same amount or date in another form agrees`(claimed: String, found: String) {
        #expect(compare(claimed, found) == .agrees)
    }

    @Test(arguments: [
        ("4.5 percent", "4.6%"), ("in 2019", "in 2018"), ("23 January 2019", "24 January 2019"),
        ("$5 billion", "$5 million"), ("up to 40 people", "up to 50 people"),
        ("on 18 September 1972", "from 17 September 1972 to 28 February 1983"),
        ("since 8 November 1965", "since 5 November 1965"), ("since 2014", "since 2013"),
        ("more than 40 percent", "less than 40 percent"),
        ("more than 7 million people", "between 6.5 and 7 million people"),
        ("$31.2 million", "31.2 million euros"), ("455 to 475 people", "364 to 475 people"), ("a third", "75 percent"),
    ])
    func `another amount or date differs`(claimed: String, found: String) {
        #expect(compare(claimed, found) == .differs)
    }

    @Test(arguments: [
        ("$5 billion", "5 percent"), ("16th package", "16 percent"), ("40 percent", "on slide 38"),
        ("120 people", "in 1825"), ("1.9 kilometres", "two"), ("$5 billion", "6 billion euros"),
    ])
    func `things of another kind are not compared`(claimed: String, found: String) {
        #expect(compare(claimed, found) == .unrelated)
    }

    @Test(arguments: ["COVID-19", "open 24/7", "at 15:00", "5.1. Fares rose", "SARS-CoV-2"])
    func `digits that count nothing are no figures`(text: String) {
        let claim = Claim(text: .init(text), lang: "en", context: .init(), source: "en", data: Specimens.verifier.data)
        #expect(!Specimens.verifier.reader.figures(of: claim).contains { claim.text[$0.bytes].hasPrefix("19") })
        #expect(Specimens.verifier.reader.figures(of: claim).count <= (text.contains("24") ? 1 : 0))
    }

    @Test func `engineers do not dispute wells`() {
        let source = "The field near Orlava has 34 wells. The company employs 210 engineers at the field near Orlava."
        #expect(Specimens.finding("The field near Orlava has 34 wells.", source).ruling == .supported)
        #expect(Specimens.finding("The company has 34 wells at the field near Orlava.", source).ruling != .disputed)
    }

    @Test func `a figure that the page has taken back is not its own`() {
        let source = """
            The ferry will carry its first guests on 1 December. Correction: an earlier version of this article said that the ferry \
            would carry its first guests on 1 November.
            """
        #expect(Specimens.finding("The ferry will carry its first guests on 1 November.", source).ruling == .disputed)
        #expect(Specimens.finding("The ferry will carry its first guests on 1 December.", source).ruling == .supported)
    }

    @Test func `the figure of another year disputes nothing`() {
        let source = "By 2030 between 6.5 and 7 million people a year will use the ferry of Orlava."
        #expect(
            Specimens.finding("In 2024 some 5.7 million people used the ferry of Orlava.", source).ruling != .disputed)
    }
}
