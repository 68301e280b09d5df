import Archive
import Foundation
import Records
import Testing

/// What a crash may leave behind, wherever it strikes.
@Suite struct CrashTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path

    private func visit(_ number: Int) -> Visit {
        let url = "http://a.example/\(number)"
        let text = String(repeating: "text \(number &* 7919) ", count: 1 + number % 60)
        return Visit(
            capture: Capture(
                url: url, finalURL: url, outcome: number % 5 == 0 ? .timeout : .ok, status: 200,
                retrieved: WARCDate.text(1000 * number)),
            hops: [
                Visit.Hop(
                    url: url, time: 1000 * number, requestHead: Array("GET / HTTP/1.1\r\n\r\n".utf8),
                    responseHead: number % 5 == 0 ? nil : Array("HTTP/1.1 200 OK\r\n\r\n".utf8), body: Array(text.utf8))
            ])
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func everyWholeRecordSurvivesACutAnywhere(seed: UInt64) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var captures: [Capture] = []
        let index = folder + "/index.sqlite"
        for half in 0..<2 {
            do {
                let archive = try Archive(folder: folder, mode: .write())
                defer { archive.close() }
                for number in 0..<20 { captures.append(try await archive.append(visit(half * 20 + number))) }
            }
            try FileManager.default.copyItem(atPath: index, toPath: folder + "/index-\(half)")
        }
        let name = try #require(captures.first?.warc).file
        let path = folder + "/warc/" + name
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var state = seed
        for round in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let cut = 1 + Int(state >> 33) % (whole.count - 1)
            try whole.prefix(cut).write(to: URL(fileURLWithPath: path))
            // The index lags behind, is ahead, or is gone: it must not matter.
            try? FileManager.default.removeItem(atPath: index)
            if round % 3 < 2 { try FileManager.default.copyItem(atPath: folder + "/index-\(round % 3)", toPath: index) }
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            let left = captures.filter { $0.warc.map { $0.offset + $0.length <= cut } ?? false }
            #expect(Set(try archive.captures(limit: 100).captures.map(\.id)) == Set(left.map(\.id)), "cut at \(cut)")
            let after = try await archive.append(visit(100 + round))
            #expect(try archive.capture(of: after.url) == after)
            #expect(try archive.verify().issues.isEmpty)
            for file in try FileManager.default.contentsOfDirectory(atPath: folder + "/warc") where file != name {
                try FileManager.default.removeItem(atPath: folder + "/warc/" + file)
            }
        }
    }

    @Test(arguments: [UInt64(4), 5, 6, 7])
    func noDamageIsATrap(seed: UInt64) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            for number in 0..<8 { _ = try await archive.append(visit(number)) }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/warc")
        let path = folder + "/warc/" + (try #require(files.first))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var state = seed
        for _ in 0..<60 {
            var bytes = whole
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            try? FileManager.default.removeItem(atPath: folder + "/index.sqlite")
            let archive = try Archive(folder: folder, mode: .read)
            for capture in try archive.captures(limit: 100).captures { _ = try? archive.payload(of: capture) }
        }
    }

    @Test func oneBadRecordCostsOnlyItself() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var captures: [Capture] = []
        do {
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            for number in 1..<30 { captures.append(try await archive.append(visit(number))) }
        }
        let victim = try #require(captures[12].warc)
        let url = URL(fileURLWithPath: folder + "/warc/" + victim.file)
        let whole = try Data(contentsOf: url)
        for offset in stride(from: victim.offset, to: victim.offset + victim.length, by: 11) {
            var bytes = whole
            bytes[offset] ^= 0x55
            try bytes.write(to: url)
            try? FileManager.default.removeItem(atPath: folder + "/index.sqlite")
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            let left = Set(try archive.captures(limit: 100).captures.map(\.id))
            // Some bytes of a gzip head mean nothing; no flip costs more than the one record.
            #expect(left.isSuperset(of: captures.map(\.id).filter { $0 != captures[12].id }), "flipped at \(offset)")
            #expect(left.count == captures.count || !archive.notices.isEmpty)
        }
    }

    @Test func aBrokenIndexIsMadeAnew() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var kept: Capture
        do {
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            kept = try await archive.append(visit(1))
        }
        for garbage in ["", "no database", String(repeating: "SQLite format 3\u{0}", count: 100)] {
            for suffix in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: folder + "/index.sqlite" + suffix)
            }
            try Data(garbage.utf8).write(to: URL(fileURLWithPath: folder + "/index.sqlite"))
            #expect(try Archive(folder: folder, mode: .read).capture(of: kept.url) == kept)
            #expect(try Archive(folder: folder, mode: .write()).capture(of: kept.url) == kept)
        }
    }
}
