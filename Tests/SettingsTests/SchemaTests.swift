import Foundation
import Testing

@testable import Settings

/// The schema for editors and the page for people say what the decoder does.
@Suite struct SchemaTests {
    /// Every key the decoder takes, as a path, sections left out.
    private var known: Set<String> {
        var paths = Set(
            PipelineSettings.keys.flatMap { section, keys in keys.map { section.isEmpty ? $0 : "\(section).\($0)" } })
        paths.formUnion(FetchSettings.timeoutKeys.map { "fetch.timeouts.\($0)" })
        return paths.filter { path in !paths.contains { $0.hasPrefix(path + ".") } }
    }

    @Test func schemaNamesEveryKeyAndNoOther() throws {
        #expect(Set(try schemaLeaves().keys) == known)
    }

    @Test func schemaRefusesUnknownKeysInEverySection() throws {
        let schema = try JSONSerialization.jsonObject(with: Data(Repository.bytes("config/pipeline.schema.json")))
        func check(_ value: Any, at path: String) {
            guard let object = value as? [String: Any], let properties = object["properties"] as? [String: Any] else {
                return
            }
            #expect(object["additionalProperties"] as? Bool == false, "\(path) takes any key")
            for (key, property) in properties { check(property, at: path + "." + key) }
        }
        check(schema, at: "pipeline")
    }

    @Test func writingEveryDefaultOfTheSchemaChangesNothing() throws {
        var yaml = "document: brief.md\n"
        for section in ["fetch", "expectations", "output"] { yaml += "\(section): \(try defaults(of: section))\n" }
        let written = try PipelineSettings.parse(Array(yaml.utf8), file: "pipeline.yaml")
        #expect(written == (try PipelineSettings.parse(Array("document: brief.md".utf8), file: "pipeline.yaml")))
        #expect(yaml.contains("first_byte"))
    }

    @Test func docsNameEveryKeyWithTheDefaultOfTheSchema() throws {
        let page = try Repository.text("docs/settings.md")
        for (path, property) in try schemaLeaves() {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(path)` |") }
            let cells = (row ?? "").split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 4, "docs/settings.md has no row for \(path)")
            if cells.count == 4, let fallback = property["default"] {
                #expect(cells[2] == "`\(try flow(fallback))`", "the default of \(path)")
            }
        }
    }

    @Test func theExamplesInTheDocsAreGood() throws {
        let blocks = try Repository.text("docs/settings.md").components(separatedBy: "```yaml\n").dropFirst()
            .map { Array($0.components(separatedBy: "\n```")[0].utf8) }
        #expect(blocks.count == 5)
        _ = try PipelineSettings.parse(blocks[0], file: "docs/settings.md")
        #expect(try MeasureSettings.parse(blocks[1], file: "docs/settings.md").measures.count == 1)
        #expect(try RulingSettings.parse(blocks[2], file: "docs/settings.md").rulings.count == 1)
        #expect(try WallSettings.parse(blocks[3], file: "docs/settings.md").rules.count == 1)
        #expect(try RehearsalPages.parse(blocks[4], file: "docs/settings.md").pages.count == 2)
    }

    @Test(arguments: [
        ("measures.yaml", MeasureSettings.keys), ("config/walls.yaml", WallSettings.keys),
        ("rehearsal/pages.yaml", RehearsalPages.keys),
    ])
    func docsNameEveryKeyOfTheOtherFiles(file: String, keys: [String]) throws {
        let page = try Repository.text("docs/settings.md")
        let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix(file + "\n") })
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.map { $0.split(separator: "`")[1] } == keys.map { $0[...] })
    }

    private func schema(at path: [String]) throws -> [String: Any] {
        var node =
            try JSONSerialization.jsonObject(with: Data(Repository.bytes("config/pipeline.schema.json")))
            as? [String: Any]
        for key in path { node = (node?["properties"] as? [String: Any])?[key] as? [String: Any] }
        return try #require(node)
    }

    private func schemaLeaves(under path: [String] = []) throws -> [String: [String: Any]] {
        let node = try schema(at: path)
        guard let properties = node["properties"] as? [String: Any] else { return [path.joined(separator: "."): node] }
        var leaves: [String: [String: Any]] = [:]
        for key in properties.keys { leaves.merge(try schemaLeaves(under: path + [key])) { first, _ in first } }
        return leaves
    }

    /// A section with all its defaults, in flow style.
    private func defaults(of path: String) throws -> String {
        let keys = path.split(separator: ".").map(String.init)
        let properties = try #require(try schema(at: keys)["properties"] as? [String: [String: Any]])
        let entries = try properties.sorted { $0.key < $1.key }.compactMap { key, property -> String? in
            if property["properties"] != nil { return "\(key): \(try defaults(of: "\(path).\(key)"))" }
            return try property["default"].map { "\(key): \(try flow($0))" }
        }
        return "{" + entries.joined(separator: ", ") + "}"
    }

    private func flow(_ value: Any) throws -> String {
        if let text = value as? String { return text }
        let json = try JSONSerialization.data(
            withJSONObject: value, options: [.fragmentsAllowed, .withoutEscapingSlashes])
        return String(decoding: json, as: UTF8.self).replacingOccurrences(of: ",", with: ", ")
    }
}
