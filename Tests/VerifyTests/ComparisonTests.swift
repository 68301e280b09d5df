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
        ("more than 40 percent", "45 percent"), ("50 miles", "80 km"),
    ])
    func `the same amount or date in another form agrees`(claimed: String, found: String) {
        #expect(compare(claimed, found) == .agrees)
    }

    @Test(arguments: [
        ("4.5 percent", "4.6%"), ("in 2019", "in 2018"), ("23 January 2019", "24 January 2019"),
        ("$5 billion", "$5 million"), ("up to 40 people", "up to 50 people"),
        ("on 18 September 1972", "from 17 September 1972 to 28 February 1983"),
    ])
    func `another amount or date differs`(claimed: String, found: String) {
        #expect(compare(claimed, found) == .differs)
    }

    @Test(arguments: [("$5 billion", "5 percent"), ("16th package", "16 percent")])
    func `things of another kind are not compared`(claimed: String, found: String) {
        #expect(compare(claimed, found) == .unrelated)
    }
}
