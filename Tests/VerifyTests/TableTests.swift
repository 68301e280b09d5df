import Foundation
import Records
import Testing

@testable import Verify

/// Rows of tables, whose heads say what they measure and are not read.
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
    }

    @Test func `a cell disputes nothing`() {
        let finding = Specimens.finding("In 2024 the ferries carried 5.9 million passengers.", Self.ferries)
        #expect(finding.ruling != .disputed && finding.ruling != .supported, "\(finding.explanation)")
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
