import Records
import Testing

@testable import Verify

@Suite struct GroundsTests {
    static let ferry = """
        The town of Orlava runs a ferry across the Teve river. The line serves the Northern Coast Plan, the mayor said. It \
        carries cars, lorries, bicycles and letters. In 2021 the town spent 12 percent of its budget on the line, 14.3 \
        percent in 2022, 9.8 percent in 2023 and 8.1 percent in 2024.
        """

    @Test func `one named thing out of two is partly`() {
        let finding = Specimens.finding(
            "Its backers point to the Northern Coast Plan and to the Marine Fund.", Self.ferry)
        #expect(finding.ruling == .partly)
        #expect(finding.explanation.contains("Marine Fund"))
    }

    @Test func `an item missing from a list is partly, and named`() throws {
        let claim = "The line carries cars, lorries, bicycles, letters and frozen fish."
        let finding = Specimens.finding(claim, Self.ferry)
        #expect(finding.ruling == .partly)
        let missing = try #require(finding.unsupported.first)
        #expect(Text(claim)[missing] == "frozen fish")
    }

    @Test func `a whole list is supported`() {
        #expect(
            Specimens.finding("The line carries cars, lorries, bicycles and letters.", Self.ferry).ruling == .supported)
    }

    @Test func `a name that the source lacks makes a claim absent`() {
        let finding = Specimens.finding("A ferry treaty was signed with Brenno.", Self.ferry)
        #expect(finding.ruling == .absent)
        #expect(finding.explanation.contains("“Brenno”"))
    }

    @Test func `a remark with nothing to look up is unchecked, not absent`() {
        let finding = Specimens.finding("Old habits show how it works.", Self.ferry)
        #expect(finding.ruling == .unchecked)
        #expect(finding.reason == "wording_only")
    }

    @Test func `a round figure in a series given to a tenth means what it says`() {
        let claim =
            "The town spent 12 percent in 2021, 14 percent in 2022, 9.8 percent in 2023 and 8.1 percent in 2024."
        let finding = Specimens.finding(claim, Self.ferry)
        #expect(finding.ruling == .disputed)
        #expect(finding.differences.map(\.claimed) == ["14 percent"])
        #expect(finding.differences.map(\.found) == ["14.3 percent"])
    }

    @Test func `a round figure alone may be rounded`() {
        #expect(
            Specimens.finding("In 2022 the town spent 14 percent of its budget on the line.", Self.ferry).ruling
                != .disputed)
    }

    @Test func `a remark about a foreign source is unchecked`() {
        let finding = Specimens.finding(
            "None of this turns Brenno away from Orlava.", "Город Орлава. Паром перевез 12 машин.", sourceLang: "ru")
        #expect(finding.ruling == .unchecked)
    }
}
