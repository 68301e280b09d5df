import Foundation
import Settings
import Testing

/// `Tests/Specimens/settings/*.md`: what people read when their settings are wrong, file by file.
///
/// A page holds a block of YAML after each heading, then a block with the complaints. The first word of the heading is the file's
/// name and chooses the decoder. `IBID_RECORD=1` writes the complaints anew, to be read before they are committed.
@Suite struct SpecimenTests {
    @Test(arguments: ["bad-yaml.md", "bad-pipeline.md", "bad-measures.md", "bad-rulings.md", "bad-walls.md"])
    func page(name: String) throws {
        let path = "Tests/Specimens/settings/\(name)"
        let before = try Repository.text(path)
        let after = rewritten(before)
        if ProcessInfo.processInfo.environment["IBID_RECORD"] == "1" {
            try Data(after.utf8).write(to: Repository.root.appending(path: path))
        }
        #expect(after == before)
    }

    /// The page with every block of complaints replaced by what is said now.
    private func rewritten(_ page: String) -> String {
        var sections = page.components(separatedBy: "\n## ")
        for index in sections.indices.dropFirst() {
            let parts = sections[index].components(separatedBy: "\n```")
            guard parts.count >= 2, let start = parts[1].firstIndex(of: "\n") else { continue }
            let file = String(sections[index].prefix { $0 != ":" && $0 != "\n" })
            let said = complaints(about: String(parts[1][start...].dropFirst()), in: file)
            sections[index] = parts[0] + "\n```" + parts[1] + "\n```\n\n```text\n\(said)\n```\n"
        }
        return sections.joined(separator: "\n## ")
    }

    private func complaints(about yaml: String, in file: String) -> String {
        do {
            switch file {
            case "measures.yaml": _ = try MeasureSettings.parse(Array(yaml.utf8), file: file)
            case "rulings.yaml": _ = try RulingSettings.parse(Array(yaml.utf8), file: file)
            case "walls.yaml": _ = try WallSettings.parse(Array(yaml.utf8), file: file)
            case "pages.yaml": _ = try RehearsalPages.parse(Array(yaml.utf8), file: file)
            default: _ = try PipelineSettings.parse(Array(yaml.utf8), file: file)
            }
            return "(nothing)"
        } catch {
            return error.description
        }
    }
}
