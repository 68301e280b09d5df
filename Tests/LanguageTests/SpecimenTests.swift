import Foundation
import Records
import Testing

@testable import Language

/// Pages of `Specimens`: tables with a text and what EDTF says of the dates in it, one section a language.
@Suite struct SpecimenTests {
    @Test(arguments: try Row.all())
    func dates(row: Row) {
        let analysis = Analyzer(lexicon: Words.lexicon).analyze(Text(row.text), lang: row.lang, reference: "2025-08-08")
        #expect(analysis.dates.map(\.edtf) == row.expected)
    }

    struct Row: CustomTestStringConvertible {
        let page: String
        let lang: String
        let text: String
        let expected: [String]

        var testDescription: String { "\(page): \(text)" }

        static func all() throws -> [Row] {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Specimens")
            let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            return try pages.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { page in
                rows(
                    of: try String(contentsOf: page, encoding: .utf8),
                    page: page.deletingPathExtension().lastPathComponent)
            }
        }

        private static func rows(of text: String, page: String) -> [Row] {
            var lang = "en"
            var rows: [Row] = []
            for line in text.split(separator: "\n") {
                if line.hasPrefix("## ") { lang = line == "## Russian" ? "ru" : "en" }
                guard line.hasPrefix("| "), line != "| text | EDTF |" else { continue }
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                guard cells.count == 2 else { continue }
                let expected = cells[1] == "none" ? [] : cells[1].components(separatedBy: ", ")
                rows.append(Row(page: page, lang: lang, text: cells[0], expected: expected))
            }
            return rows
        }
    }
}
