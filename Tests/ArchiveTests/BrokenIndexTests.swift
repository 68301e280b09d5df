import Archive
import Foundation
import Records
import Testing

/// The index is only a help: whatever becomes of it, the files speak for themselves, and somebody is told.
@Suite struct BrokenIndexTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path

    enum Damage: CaseIterable {
        case garbage, cut, emptied, scrambled, newer
    }

    private func filled() async throws {
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        for number in 0..<12 {
            _ = try await archive.add(
                Array("copy \(number)".utf8), of: "http://a.example/\(number)", mediaType: "text/plain", time: 1000)
        }
    }

    private func damage(_ kind: Damage) throws {
        let url = URL(fileURLWithPath: folder + "/index.sqlite")
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: url.path + suffix) }
        var bytes = try Data(contentsOf: url)
        switch kind {
        case .garbage: bytes = Data("this is no database, and never was one".utf8)
        case .cut: bytes = bytes.prefix(bytes.count / 2)
        case .emptied: bytes = Data()
        case .scrambled:
            for index in bytes.indices.dropFirst(4096) { bytes[index] = UInt8(truncatingIfNeeded: index &* 37) }
        case .newer: bytes[63] = 99
        }
        try bytes.write(to: url)
    }

    @Test(arguments: Damage.allCases)
    func readingGoesByTheFilesAndSaysSo(kind: Damage) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await filled()
        try damage(kind)
        let archive = try Archive(folder: folder, mode: .read)
        #expect(archive.notices.map(\.code) == ["index_unusable"])
        #expect(archive.notices.first?.message.contains("'ibid cache reindex'") == true)
        #expect(try archive.captures(limit: 100).captures.count == 12)
    }

    @Test(arguments: Damage.allCases)
    func writingMakesItAnewAndSaysSo(kind: Damage) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await filled()
        try damage(kind)
        do {
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            if kind != .emptied { #expect(archive.notices.map(\.code) == ["index_rebuilt"]) }
            #expect(try archive.captures(limit: 100).captures.count == 12)
        }
        #expect(try Archive(folder: folder, mode: .read).notices.isEmpty)
    }

    @Test func reindexingNeedsNothingOfTheOldOne() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await filled()
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        try damage(.scrambled)
        #expect(try archive.reindex().isEmpty)
        #expect(try archive.captures(limit: 100).captures.count == 12)
    }
}
