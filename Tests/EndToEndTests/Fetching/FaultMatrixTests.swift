import Foundation
import Testing

/// docs/fetch.md names a test for every row of the fault matrix, and every test it names is there.
@Suite struct FaultMatrixTests {
    private static func text(_ name: String) throws -> String {
        try String(contentsOfFile: Program.checkout + "/" + name, encoding: .utf8)
    }

    @Test func everyRowIsHeldByATestThatExists() throws {
        let page = try Self.text("docs/fetch.md")
        let table = try #require(page.components(separatedBy: "## The fault matrix").last)
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| F") }.map { $0.split(separator: "|") }
        let held = rows.flatMap { $0[0].split(separator: " ") }
        let rowNames = (1...74).map { number in number < 10 ? "F0\(number)" : "F\(number)" }
        #expect(held.map(String.init).sorted() == rowNames)
        let folder = Program.checkout + "/Tests"
        let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        let sources = try files.filter { $0.hasSuffix(".swift") }.map { try Self.text("Tests/" + $0) }
        for test in rows.flatMap({ $0[2].split(separator: "`").filter { $0.contains(".") } }) {
            let parts = test.split(separator: ".")
            let suite = sources.filter { $0.contains("struct \(parts[0]) ") }
            #expect(suite.contains { $0.contains("func \(parts[1])(") }, "there is no \(test)")
        }
    }
}
