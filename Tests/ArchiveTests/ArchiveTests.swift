import Archive
import Foundation
import Records
import Testing

@Suite struct ArchiveTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path

    func visit(_ url: String, _ text: String, at time: Int, digest: String? = nil) -> Visit {
        Visit(
            capture: Capture(
                url: url, finalURL: url, outcome: .ok, status: 200, mediaType: "text/plain", digest: digest,
                retrieved: WARCDate.text(time)),
            hops: [
                Visit.Hop(
                    url: url, time: time, requestHead: Array("GET / HTTP/1.1\r\n\r\n".utf8),
                    responseHead: Array("HTTP/2 200 \r\nTransfer-Encoding: chunked\r\n\r\n".utf8),
                    body: Array(text.utf8))
            ])
    }

    func warcFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/warc").sorted()
    }

    @Test func givesBackWhatItTook() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let kept = try await archive.append(visit("http://a.example/", "first", at: 1000))
        let later = try await archive.append(visit("http://a.example/", "second", at: 9000))
        #expect(try archive.payload(of: kept) == Array("first".utf8))
        #expect(try archive.capture(of: "http://a.example/") == later)
        #expect(try archive.capture(of: "http://a.example/", nearest: 2000) == kept)
        #expect(try archive.capture(of: "http://b.example/") == nil)
    }

    @Test func storesHeadsAsReplayNeedsThem() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let kept = try await archive.append(visit("http://a.example/", "x", at: 1000))
        let record = try archive.record(at: try #require(kept.warc))
        #expect(
            String(decoding: record.block, as: UTF8.self)
                == "HTTP/1.1 200 \r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n\r\nx")
    }

    @Test func writesAnIdenticalPayloadOnce() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let text = (0..<9000).map { String(($0 &* $0 &* 7919 &+ $0) % 10_007) }.joined(separator: " ")
        let first = try await archive.append(visit("http://a.example/", text, at: 1000))
        let again = try await archive.append(visit("http://a.example/", text, at: 2000))
        #expect(try #require(first.warc).length > 4000)
        #expect(try #require(again.warc).length < 1024)
        #expect(try archive.payload(of: again) == Array(text.utf8))
    }

    @Test func rebuildsItsIndexFromTheFilesAlone() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var before: [Capture] = []
        do {
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            for number in 0..<20 {
                _ = try await archive.append(
                    visit("http://a.example/\(number % 7)", "text \(number)", at: 1000 * number))
            }
            before = try archive.captures(limit: 100).captures
        }
        try FileManager.default.removeItem(atPath: folder + "/index.sqlite")
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        #expect(try archive.captures(limit: 100).captures == before)
        #expect(before.count == 20)
        #expect(try archive.reindex().isEmpty)
        #expect(try archive.captures(limit: 100).captures == before)
    }

    @Test(arguments: [1, 9, 40, 200])
    func cutsATornTail(bytes: Int) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let archive = try Archive(folder: folder, mode: .write())
            defer { archive.close() }
            _ = try await archive.append(visit("http://a.example/", "whole", at: 1000))
        }
        let path = try folder + "/warc/" + #require(warcFiles().first)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        // What a crash leaves: the index does not know of it, and it is the beginning of a member.
        let torn = whole.prefix(min(bytes, whole.count / 3))
        try (whole + torn).write(to: URL(fileURLWithPath: path))
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        #expect(archive.notices.map(\.code) == ["torn_tail_cut"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
        let next = try await archive.append(visit("http://b.example/", "next", at: 2000))
        #expect(try archive.payload(of: next) == Array("next".utf8))
    }

    @Test func admitsOneWriter() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        #expect {
            try Archive(folder: folder, mode: .write())
        } throws: { error in
            guard case ArchiveError.busy(_, let holder) = error else { return false }
            return holder == "process \(ProcessInfo.processInfo.processIdentifier)"
        }
        _ = try await archive.append(visit("http://a.example/", "x", at: 1000))
        #expect(try Archive(folder: folder, mode: .read).capture(of: "http://a.example/") != nil)
    }

    /// Every bit counts but those that fill up the last byte of a deflate stream (RFC 1951 §3.2.3): flipped, they harm nothing.
    @Test func noticesAFlippedBit() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let kept = try await archive.append(visit("http://a.example/", "bytes that matter", at: 1000))
        let place = try #require(kept.warc)
        let url = URL(fileURLWithPath: folder + "/warc/" + place.file)
        var bytes = try Data(contentsOf: url)
        var unnoticed: [UInt64] = []
        for offset in stride(from: place.offset + 10, to: place.offset + place.length, by: 1) {
            bytes[Int(offset)] ^= 0x10
            try bytes.write(to: url)
            do throws(ArchiveError) {
                #expect(try archive.payload(of: kept) == Array("bytes that matter".utf8), "flipped at \(offset)")
                unnoticed.append(UInt64(offset))
            } catch {}
            bytes[Int(offset)] ^= 0x10
        }
        #expect(unnoticed.count <= 1, "unnoticed at \(unnoticed) of \(place.length) bytes")
    }

    @Test func datesNeverGoBackwardsWithinAFile() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        _ = try await archive.append(visit("http://a.example/", "x", at: 9000))
        let second = try await archive.append(visit("http://b.example/", "y", at: 5000))
        #expect(second.retrieved == WARCDate.text(9000))
    }

    @Test func aFileInPlaceOfTheFolderIsSaid() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder))
        #expect(throws: ArchiveError.file(path: folder, reason: "it is a file, not a folder")) {
            try Archive(folder: folder, mode: .write())
        }
    }

    @Test func verifiesEveryRecordAndSaysWhatIsWrong() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let digest = "sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
        let kept = try await archive.append(visit("http://a.example/", "hello\n", at: 1000, digest: digest))
        let sound = try archive.verify()
        #expect(sound.issues.isEmpty)
        #expect(sound.records == 3 && sound.sound == 3 && sound.captures == 1)
        let place = try #require(kept.warc)
        let url = URL(fileURLWithPath: folder + "/warc/" + place.file)
        var bytes = try Data(contentsOf: url)
        bytes[place.offset + place.length / 2] ^= 1
        try bytes.write(to: url)
        #expect(try !archive.verify().issues.isEmpty)
    }

    @Test func writesAnIndexForReplay() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        _ = try await archive.append(visit("http://www.b.example:80/X/?b=2&a=1", "x", at: 1_790_000_000_000))
        let capture = try await archive.append(visit("http://a.example/\u{1B}", "y", at: 1_790_000_000_001))
        let lines = try archive.cdxj(limit: 10).lines
        let place = try #require(capture.warc)
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix(#"example,a)/"#))
        #expect(!lines[0].contains("\u{1B}"))
        #expect(lines[0].contains("\"offset\": \"\(place.offset)\""))
        #expect(lines[1].hasPrefix("example,b)/x?a=1&b=2 20260921141320 {"))
    }

    @Test func takesInAnotherCachesFile() async throws {
        let other = folder + "-other"
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            try? FileManager.default.removeItem(atPath: other)
        }
        let theirs = try Archive(folder: other, mode: .write())
        let capture = try await theirs.append(visit("http://a.example/", "theirs", at: 1000))
        let archive = try Archive(folder: folder, mode: .write())
        defer { archive.close() }
        let file = try #require(capture.warc).file
        #expect(try archive.importFile(other + "/warc/" + file).records == 3)
        let found = try #require(try archive.capture(of: "http://a.example/"))
        #expect(try archive.payload(of: found) == Array("theirs".utf8))
        #expect(throws: ArchiveError.self) { try archive.importFile("/etc/hostname") }
    }
}
