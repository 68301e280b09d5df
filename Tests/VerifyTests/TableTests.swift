import Foundation
import Records
import Testing

@testable import Verify

/// Figures in tables, read with the row, the column and the scale that name them.
@Suite struct TableTests {
    private static let ferries = """
        Passengers carried, thousands
        Mode\t2019\t2024
        Ferries\t6,214\t5,718
        Buses\t9,820\t7,640
        The figures for 2024 are provisional, and passengers of lent ferries are included.
        """

    @Test func `a cell in thousands bears out the whole figure`() {
        let finding = Specimens.finding("In 2024 the ferries carried 5.718 million passengers.", Self.ferries)
        #expect(finding.ruling == .supported, "\(finding.explanation)")
        #expect(finding.explanation.contains("row “Ferries”, column “2024”"), "\(finding.explanation)")
    }

    @Test func `the evidence shows the head and the caption with the row`() {
        let source = Specimens.verifier.prepare(id: "art-1", text: Self.ferries, lang: "en")
        let finding = Specimens.verifier.verify(
            Text("In 2024 the ferries carried 5.718 million passengers."), lang: "en", against: source)
        let shown = finding.evidence.map { source.text[$0] }
        #expect(shown.first == "Ferries\t6,214\t5,718")
        #expect(shown.contains("Mode\t2019\t2024") && shown.contains("Passengers carried, thousands"), "\(shown)")
    }

    @Test func `the right cell with another value disputes`() {
        let finding = Specimens.finding("In 2024 the ferries carried 5.9 million passengers.", Self.ferries)
        #expect(finding.ruling == .disputed, "\(finding.explanation)")
        #expect(
            finding.explanation
                == "The claim says “5.9 million passengers” where the source has “5,718” (row “Ferries”, column “2024”)."
        )
    }

    @Test(arguments: [
        ("In 2019 the ferries carried 5.718 million passengers.", "6,214"),
        ("In 2024 the buses carried 5.718 million passengers.", "7,640"),
    ]) func `a cell of another year or row bears nothing out`(claim: String, found: String) {
        let finding = Specimens.finding(claim, Self.ferries)
        #expect(finding.ruling == .disputed, "\(finding.explanation)")
        #expect(finding.differences.map(\.found) == [found])
    }

    @Test func `a table disputes only what it measures`() {
        let finding = Specimens.finding("In 2024 the ferries burned 6,900 litres of fuel a day.", Self.ferries)
        #expect(finding.ruling != .disputed && finding.ruling != .supported, "\(finding.explanation)")
        let injuries = Specimens.finding("In 2024 the ferries had 3,400 broken windows.", Self.ferries)
        #expect(injuries.ruling != .disputed && injuries.ruling != .supported, "\(injuries.explanation)")
    }

    @Test func `two years in a claim leave both columns open`() {
        let claim = "The ferries carried 5.718 million passengers in 2024, after 6.214 million in 2019."
        let finding = Specimens.finding(claim, Self.ferries)
        #expect(finding.ruling == .supported, "\(finding.explanation)")
    }

    private static let harbours = """
        The harbours of the gulf handled more grain than ever, the office says.
        Year\tBrenno (million tonnes)\tKalm (million tonnes)
        2022\t3.1\t2.2
        2023\t4.2\t2.0
        2024\t4.6\t1.8
        """

    @Test func `years may run down and units stand in the head`() {
        let right = Specimens.finding("Brenno handled 4.2 million tonnes of grain in 2023.", Self.harbours)
        #expect(right.ruling == .supported, "\(right.explanation)")
        let wrong = Specimens.finding("Brenno handled 3.7 million tonnes of grain in 2023.", Self.harbours)
        #expect(wrong.ruling == .disputed, "\(wrong.explanation)")
        #expect(wrong.explanation.contains("row “2023”, column “Brenno (million tonnes)”"), "\(wrong.explanation)")
        let other = Specimens.finding("Kalm handled 4.2 million tonnes of grain in 2023.", Self.harbours)
        #expect(other.ruling == .disputed && other.differences.map(\.found) == ["2.0"], "\(other.explanation)")
    }

    private static let merged = """
        Employees of the port by sex
        \t2019\t\t2024
        \tMen\tWomen\tMen\tWomen
        Pilots\t212\t18\t204\t37
        Clerks\t96\t141\t\t150
        """

    @Test func `a head that spans columns names them all`() {
        let right = Specimens.finding("In 2024 the port had 37 women among its employees who were pilots.", Self.merged)
        #expect(
            right.ruling != .disputed && !right.explanation.contains("where the source has"), "\(right.explanation)")
        let wrong = Specimens.finding("In 2024 women employees who were pilots numbered 52.", Self.merged)
        #expect(wrong.ruling == .disputed && wrong.differences.map(\.found) == ["37"], "\(wrong.explanation)")
    }

    @Test func `an empty cell says nothing`() {
        let finding = Specimens.finding("In 2024 men employees who were clerks numbered 99.", Self.merged)
        #expect(finding.ruling != .disputed && finding.ruling != .supported, "\(finding.explanation)")
    }

    private static let russian = """
        Перевезено пассажиров, тыс. человек
        Вид транспорта\t2019\t2024
        Паромы\t6214\t5718
        Автобусы\t9820\t7640
        """

    @Test func `tables in Russian are read alike`() {
        let right = Specimens.finding(
            "В 2024 году паромы перевезли 5,718 млн пассажиров.", Self.russian, lang: "ru", sourceLang: "ru")
        #expect(right.ruling == .supported, "\(right.explanation)")
        let wrong = Specimens.finding(
            "В 2019 году паромы перевезли 5,718 млн пассажиров.", Self.russian, lang: "ru", sourceLang: "ru")
        #expect(wrong.ruling == .disputed && wrong.differences.map(\.found) == ["6214"], "\(wrong.explanation)")
    }

    @Test func `an item of a list is read with the sentence before it`() {
        let source = """
            The harbour office of Brenno closed in 2019 these piers:
            Kornhaus pier, for want of depth
            Salt pier
            Anglers met there every Sunday.
            """
        let finding = Specimens.finding("The harbour office of Brenno closed the Salt pier in 2019.", source)
        #expect(finding.ruling == .supported, "\(finding.explanation)")
    }
}

@Suite struct TraceTests {
    /// A trace is what the models are trained from, so no field of it may stay unwritten.
    @Test func `every field is written`() throws {
        let claim = Text("The harbour of Brenno was opened in May 1988.")
        let source = Specimens.verifier.prepare(id: "art-1", text: Specimens.harbour, lang: "en")
        let finding = Specimens.verifier.verify(claim, lang: "en", against: source, tracing: true)
        let trace = try #require(finding.trace)
        let written = try #require(
            JSONSerialization.jsonObject(with: JSONLine.encode(trace)) as? [String: Any])
        #expect(Set(written.keys) == Set(Mirror(reflecting: trace).children.compactMap(\.label)))
    }
}
