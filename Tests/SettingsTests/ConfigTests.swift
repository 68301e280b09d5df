import Foundation
import Settings
import Testing

/// Every YAML file that ships is one that the door reads.
@Suite struct ConfigTests {
    @Test func everyFileOfConfigIsRead() throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: Repository.root.path + "/config")
            .filter { $0.hasSuffix(".yaml") }
        #expect(!names.isEmpty)
        for name in names {
            let node = try YAML.parse(try Repository.bytes("config/" + name), file: "config/" + name)
            #expect(node.entries != nil || node.items != nil, "config/\(name) is neither a mapping nor a list")
        }
    }

    @Test func walls() throws {
        let walls = try WallSettings.parse(try Repository.bytes("config/walls.yaml"), file: "config/walls.yaml")
        #expect(Set(walls.rules.map(\.name)).count == walls.rules.count, "two rules share a name")
        #expect(walls.rules.contains { $0.outcome == "consent_wall" })
    }
}
