import Foundation
import Language
import Records
import Testing

@testable import Normalize

/// Specimens are pages to read: a rule, sentences it reads, and what comes of them. `IBID_RECORD=1 swift test` writes the
/// answers anew; read the difference before committing it.
@Suite struct SpecimenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Specimens")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
        $0.hasSuffix(".md")
    }.sorted()

    @Test func thereIsAPageForEachFamily() {
        #expect(Self.names == ["events.md", "names.md", "quantities.md"])
    }

    /// A sentence stands behind `> `; the answers follow it, indented.
    @Test(arguments: names) func read(page name: String) throws {
        let url = Self.folder.appendingPathComponent(name)
        let page = try String(contentsOf: url, encoding: .utf8)
        var lines: [String] = []
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("    ") { continue }
            lines.append(line)
            if line.hasPrefix("> ") {
                lines += answers(to: String(line.dropFirst(2)), of: name).map { "    " + $0 }
            }
        }
        let read = lines.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["IBID_RECORD"] == "1" {
            try read.write(to: url, atomically: true, encoding: .utf8)
        } else {
            #expect(read == page)
        }
    }

    private func answers(to sentence: String, of page: String) -> [String] {
        let text = Text(sentence)
        let normalizer = Normalizer(lexicon: Config.lexicon)
        let analysis = normalizer.page(text, doc: "specimen", lang: nil, reference: nil).analysis
        switch page {
        case "quantities.md":
            return normalizer.figures(analysis, in: text).map { figure in
                let ends = [figure.min, figure.max].map { $0.map(Self.number) ?? "" }.joined(separator: "…")
                let value = figure.value.map(Self.number) ?? ends
                let parts = [
                    text[figure.bytes], "\(figure.bound.rawValue) \(value)", figure.unit, figure.unitName ?? "-",
                    figure.kind.rawValue, figure.trend?.rawValue, figure.measure?.rawValue,
                ]
                return parts.compactMap { $0 }.joined(separator: " | ")
            }
        case "names.md":
            return analysis.names.map { "\(text[$0.bytes]) | \($0.type.rawValue) | \($0.canonical)" }
                + analysis.innerNames.map { "  inside: \(text[$0.bytes]) | \($0.type.rawValue) | \($0.canonical)" }
        default:
            let facts = normalizer.facts(in: text, doc: "specimen", lang: nil, reference: nil)
            return facts.filter { $0.kind != .observation }.map { fact in
                let parts = [
                    fact.kind.rawValue, fact.subject ?? "-", fact.property, fact.object ?? "-", fact.status.rawValue,
                    fact.time ?? "-", fact.participants.map(\.name).joined(separator: ", "),
                ]
                return parts.joined(separator: " | ")
            }
        }
    }

    private static func number(_ value: Double) -> String {
        value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
