import Compression
import Foundation
import Records
import Testing

@testable import Archive

/// Whatever is done to a file, every reader comes to an end, and nothing traps.
@Suite struct MutationTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path

    /// A generator that gives the same numbers every time (Knuth's MMIX).
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// Bytes flipped, cut out, doubled, or replaced by what readers stumble over.
    static func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.removeSubrange(place...)
            case 4: bytes.replaceSubrange(place..<end, with: Array("99999999999999999999".utf8))
            default: bytes.replaceSubrange(place..<end, with: Array("\r\n\r\nWARC/1.1\r\n".utf8))
            }
        }
        return bytes
    }

    static let warc: [[UInt8]] = (0..<4).map { number in
        WARCRecord(
            type: number == 0 ? "warcinfo" : "response", target: "http://a.example/\(number)", date: 1000 * number,
            contentType: "application/http; msgtype=response",
            block: [Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n".utf8)]
        ).member(packed: false)
    }

    static let plain =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        + "Content-Type: application/http\r\nContent-Length: 24\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello\r\n\r\n"

    static let arc =
        "filedesc://a.arc 0.0.0.0 19990401123456 text/plain 10\n1 0 Crawl\n\n"
        + "http://a.example/ 192.0.2.7 19990401123457 text/html 23\nHTTP/1.0 200 OK\r\n\r\npage\n"

    static let files: [(String, [UInt8])] = [
        ("a.warc.gz", Array(warc.joined())), ("one.warc.gz", gzipMember([Array((plain + plain).utf8)], level: 1)),
        ("a.warc", Array((plain + plain).utf8)), ("a.arc", Array(arc.utf8)),
    ]

    @Test(arguments: [UInt64(11), 12, 13, 14])
    func noFileIsATrap(seed: UInt64) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var random = Seeded(state: seed)
        for round in 0..<120 {
            let (name, bytes) = Self.files[round % Self.files.count]
            let damaged = Self.mutated(bytes, &random)
            let path = folder + "/" + name
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            var end = 0
            var findings = 0
            try WARCSweep(path: path, keep: 1 << 20).run { finding throws(ArchiveError) in
                findings += 1
                guard case .record(let item) = finding else { return }
                #expect(item.offset >= 0 && item.length >= 0 && item.offset + item.length <= damaged.count)
                #expect(!item.standsAlone || item.offset >= end)
                end = item.offset
                guard item.isWhole else { return }
                #expect(item.block.count == min(item.blockLength, 1 << 20))
                _ = CaptureIndex.Row(item, file: name)
                _ = try? StoredBody(item.header, block: item.block[...]).decoded()
            }
            #expect(findings <= damaged.count + 1)
        }
    }

    @Test(arguments: [UInt64(21), 22])
    func noFileIsATrapForTheCache(seed: UInt64) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var random = Seeded(state: seed)
        let archive = try Archive(folder: folder + "/Cache", mode: .write())
        defer { archive.close() }
        for round in 0..<40 {
            let (name, bytes) = Self.files[round % Self.files.count]
            let path = folder + "/" + name
            try Data(Self.mutated(bytes, &random)).write(to: URL(fileURLWithPath: path))
            _ = try? archive.importFile(path)
        }
        for capture in try archive.captures(limit: 1000).captures { _ = try? archive.payload(of: capture) }
        for line in try archive.cdxj(limit: 1000).lines {
            // One line of printable ASCII: key, fourteen digits, a JSON object.
            let parts = line.split(separator: " ", maxSplits: 2)
            #expect(
                line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && parts.count == 3 && parts[1].utf8.count == 14)
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(parts[2].utf8)) }
        }
        _ = try archive.verify()
        _ = try archive.prune(PruneRule(newest: 1))
        #expect(try archive.captures(limit: 1).captures.count <= 1)
    }

    @Test func noHeadOrBodyIsATrap() {
        var random = Seeded(state: 31)
        let head = Array(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n folded\r\nTransfer-Encoding: chunked\r\n\r\nbody".utf8)
        let chunks = Array("6;name=value\r\nhello \r\n5\r\nworld\r\n0\r\nTrailer: x\r\n\r\n".utf8)
        let warc = Array(Self.plain.utf8)
        for _ in 0..<4000 {
            let damaged = Self.mutated(head, &random)
            let parts = HTTPBlock(damaged[...])
            #expect(parts.head.count + parts.body.count == damaged.count)
            _ = (parts.status, parts.field("Content-Type"), HTTPBlock.storable(damaged))
            let body = Self.mutated(chunks, &random)
            #expect((ChunkedBody.decode(body)?.count ?? 0) <= body.count)
            _ = WARCHeader(parsing: Self.mutated(warc, &random))
            _ = WARCHeader(arcLine: Self.mutated(Array(Self.arc.utf8), &random))
        }
    }
}
