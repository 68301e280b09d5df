import Archive
import Foundation
import Records
import Testing

@Suite struct PruneTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path

    static let long = (0..<400).map { "word\($0 &* 7919 % 1000)" }.joined(separator: " ")

    func visit(_ url: String, _ text: String, at time: Int, outcome: Outcome = .ok, hop: String? = nil) -> Visit {
        let hops = [hop, url].compactMap(\.self).map { address in
            Visit.Hop(
                url: address, time: time, requestHead: Array("GET / HTTP/1.1\r\n\r\n".utf8),
                responseHead: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), body: Array((address == url ? text : "moved").utf8)
            )
        }
        return Visit(
            capture: Capture(
                url: hop ?? url, finalURL: url, outcome: outcome, status: 200, retrieved: WARCDate.text(time)),
            hops: hops)
    }

    /// Four captures of one address, two of another.
    func filled() async throws -> Archive {
        let archive = try Archive(folder: folder, mode: .write())
        for number in 1...4 {
            _ = try await archive.append(visit("http://a.example/", "version \(number)", at: number * 1000))
        }
        _ = try await archive.append(visit("http://b.example/", "old and good", at: 1500))
        _ = try await archive.append(visit("http://b.example/", "gone", at: 5000, outcome: .gone))
        return archive
    }

    func left(_ archive: Archive) throws -> [String] {
        try archive.captures(limit: 100).captures.map { try String(decoding: archive.payload(of: $0), as: UTF8.self) }
    }

    @Test func saysWhatWouldGoAndChangesNothing() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try await filled()
        defer { archive.close() }
        var named: [String] = []
        let found = try archive.pruning(PruneRule(before: 2500)) { named.append($0.retrieved) }
        // Dates never go backwards within a file: the second address was written at 4000.
        #expect(named == [WARCDate.text(1000), WARCDate.text(2000)])
        #expect(found.captures == 2)
        #expect(try archive.captures(limit: 100).captures.count == 6)
    }

    @Test func keepsTheNewestOfEachAddress() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try await filled()
        defer { archive.close() }
        let size = try Data(contentsOf: URL(fileURLWithPath: folder + "/warc/" + warcFile())).count
        let found = try archive.prune(PruneRule(newest: 1))
        #expect(found.captures == 4)
        #expect(try left(archive) == ["version 4", "gone"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/warc/" + warcFile())).count == size - found.bytes)
        #expect(try archive.verify().issues.isEmpty)
        let next = try await archive.append(visit("http://c.example/", "after", at: 9000))
        #expect(try archive.payload(of: next) == Array("after".utf8))
    }

    private func warcFile() throws -> String {
        try #require(try FileManager.default.contentsOfDirectory(atPath: folder + "/warc").first)
    }

    @Test func theLastReadableCopyOfACitedPageStays() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try await filled()
        defer { archive.close() }
        let found = try archive.prune(PruneRule(before: 99_000, protected: ["http://b.example/"]))
        #expect(found.protected == 1)
        #expect(try left(archive) == ["old and good"])
    }

    @Test func aPersonsOwnCopyStays() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        _ = try await archive.add(Array("mine".utf8), of: "http://a.example/", mediaType: "text/plain", time: 1000)
        #expect(try archive.prune(PruneRule(before: 99_000)).captures == 0)
        #expect(try left(archive) == ["mine"])
    }

    @Test func whatLaterCapturesReferToStays() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let first = try await archive.append(visit("http://a.example/", Self.long, at: 1000))
        _ = try await archive.append(visit("http://b.example/", "other", at: 1000))
        _ = try await archive.append(visit("http://c.example/", Self.long, at: 5000))
        var confirmed = visit("http://a.example/", "", at: 6000, outcome: .notModified)
        confirmed.confirms = first
        _ = try await archive.append(confirmed)
        let found = try archive.prune(PruneRule(before: 4000))
        #expect(found.captures == 1 && found.referred == 1)
        #expect(try left(archive) == [Self.long, Self.long, Self.long])
        #expect(try archive.verify().issues.isEmpty)
    }

    @Test func redirectsGoWithTheirCapture() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        _ = try await archive.append(visit("http://a.example/new", "moved here", at: 1000, hop: "http://a.example/old"))
        _ = try await archive.append(visit("http://b.example/", "stays", at: 5000))
        #expect(try archive.prune(PruneRule(before: 4000)).captures == 1)
        // warcinfo, and one request with its response.
        #expect(try archive.verify().records == 3)
    }

    @Test func theOldestGoUntilItFits() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try await filled()
        defer { archive.close() }
        let path = try folder + "/warc/" + warcFile()
        let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
        #expect(try archive.prune(PruneRule(size: size)).captures == 0)
        #expect(try archive.prune(PruneRule(size: size / 2)).captures > 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count <= size / 2)
        #expect(try left(archive).last == "gone")
    }

    @Test func aFileThatIsEmptyThenIsGone() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try await filled()
        defer { archive.close() }
        #expect(try archive.prune(PruneRule(before: 99_000)).captures == 6)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/warc").isEmpty)
        #expect(try archive.captures(limit: 10).captures.isEmpty)
    }

    @Test func aDamagedFileIsLeftAsItIs() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try await filled()
        defer { archive.close() }
        let url = try URL(fileURLWithPath: folder + "/warc/" + warcFile())
        var bytes = try Data(contentsOf: url)
        let victim = try #require(archive.captures(of: "http://a.example/").first?.warc)
        bytes[victim.offset + 12] ^= 0xFF
        try bytes.write(to: url)
        let found = try archive.prune(PruneRule(newest: 1))
        #expect(found.issues.map(\.code) == ["not_pruned"])
        #expect(try Data(contentsOf: url) == bytes)
    }

    @Test func whatAnInterruptedPruneWroteAsideIsCleared() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await filled().close()
        let aside = try folder + "/warc/" + warcFile() + ".part"
        try Data("half a file".utf8).write(to: URL(fileURLWithPath: aside))
        // Readers take no notice of it.
        #expect(try Archive(folder: folder, mode: .read).captures(limit: 100).captures.count == 6)
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        #expect(!FileManager.default.fileExists(atPath: aside))
        #expect(archive.notices.isEmpty)
        #expect(try archive.captures(limit: 100).captures.count == 6)
    }
}
