import Archive
import Compression
import Digests
import Foundation
import Records
import Testing

/// Files as other tools write them.
@Suite struct ForeignFileTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path

    static let page = String(repeating: "<p>The harbour handled 4.2 million tonnes.</p>", count: 20)

    /// A record of WARC/1.0 with CRLF, as crawlers write it.
    func record(
        _ type: String, _ url: String, _ date: String,
        head: String = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        body: String = ForeignFileTests.page, fields: [String] = []
    ) -> [UInt8] {
        let lines =
            [
                "WARC/1.0", "WARC-Type: \(type)", "WARC-Target-URI: \(url)", "WARC-Date: \(date)",
                "WARC-Record-ID: <urn:uuid:\(type)-\(date)>", "Content-Type: application/http; msgtype=response",
            ] + fields + ["Content-Length: \((head + body).utf8.count)", "", ""]
        return Array((lines.joined(separator: "\r\n") + head + body + "\r\n\r\n").utf8)
    }

    /// The digest of a body as Heritrix and Common Crawl name it: SHA-1 in Base32.
    static func sha1(_ body: String) -> String {
        let running = RunningDigest(.sha1)
        running.update(body.utf8)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bytes = running.finish().bytes.map { String($0, radix: 2) }
        var bits = bytes.map { String(repeating: "0", count: 8 - $0.count) + $0 }.joined()[...]
        var text = "sha1:"
        while !bits.isEmpty {
            text.append(letters[Int(bits.prefix(5), radix: 2) ?? 0])
            bits = bits.dropFirst(5)
        }
        return text
    }

    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        return folder + "/" + name
    }

    func imported(_ bytes: [UInt8], _ name: String) throws -> (archive: Archive, records: Int, notices: [Records.Issue])
    {
        let path = try write(bytes, name)
        let archive = try Archive(folder: folder + "/Cache", mode: .write())
        let (records, notices) = try archive.importFile(path)
        return (archive, records, notices)
    }

    @Test func oneGzipMemberAroundEverythingIsTakenApart() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let both =
            record("response", "http://a.example/", "2023-05-01T10:00:00Z", body: "first")
            + record("response", "http://b.example/", "2023-05-01T10:00:01Z", body: "second")
        let (archive, records, _) = try imported(gzipMember([both], level: 6), "whole.warc.gz")
        defer { archive.close() }
        #expect(records == 2)
        let second = try #require(try archive.capture(of: "http://b.example/"))
        #expect(second.flags == ["imported"])
        #expect(try archive.payload(of: second) == Array("second".utf8))
        #expect(try archive.verify().issues.isEmpty)
    }

    @Test func aRevisitFindsItsOriginalInAnotherFile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let digest = "WARC-Payload-Digest: \(Self.sha1(Self.page))"
        let url = "http://www.harbour.example:80/Report?b=2&a=1"
        let later = record(
            "revisit", url, "2024-05-01T10:00:00Z", body: "",
            fields: [digest, "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"])
        let earlier = record("response", url, "2023-05-01T10:00:00Z", fields: [digest])
        // The revisit comes first: what it refers to is not known yet.
        let (archive, _, _) = try imported(gzipMember([later], level: 6), "later.warc.gz")
        defer { archive.close() }
        _ = try archive.importFile(try write(earlier, "earlier.warc"))
        // Found by the key that replay tools go by, however the address is written.
        let found = try archive.captures(of: "http://harbour.example/Report?a=1&b=2")
        #expect(found.map { $0.retrieved } == ["2024-05-01T10:00:00.000Z", "2023-05-01T10:00:00.000Z"])
        #expect(try found.map { try archive.payload(of: $0) } == [Array(Self.page.utf8), Array(Self.page.utf8)])
        #expect(found.first?.digest == SHA256.hash(Self.page.utf8).labelled)
        let nearest = try archive.readableCapture(
            of: "http://harbour.example/Report?a=1&b=2", nearest: WARCDate.milliseconds("2023-06-01") ?? 0)
        #expect(nearest == found.last)
    }

    static let claims: [(String, Int)] = [
        ("sha1:" + String(repeating: "A", count: 32), 1), (ForeignFileTests.sha1(ForeignFileTests.page), 0),
        ("sha1:" + String(repeating: "0", count: 40), 1), ("sha256:" + SHA256.hash(ForeignFileTests.page.utf8).hex, 0),
        ("md5:" + String(repeating: "0", count: 32), 1), ("crc32:12345678", 0), ("sha1:not a digest", 0),
    ]

    @Test(arguments: claims)
    func aForeignDigestIsChecked(claimed: String, problems: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bytes = record(
            "response", "http://a.example/", "2023-05-01T10:00:00Z", fields: ["WARC-Payload-Digest: \(claimed)"])
        let (archive, records, notices) = try imported(bytes, "file.warc")
        defer { archive.close() }
        #expect(records == 1)
        #expect(notices.map { $0.code } == Array(repeating: "bad_digest", count: problems))
        let found = try archive.capture(of: "http://a.example/")
        #expect((found == nil) == (problems > 0))
        #expect(try archive.verify().issues.count == problems)
    }

    @Test func chunksAreUndone() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunked = "6;name=value\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n"
        let plain = "20 tonnes, and no chunks though the field says so"
        let both =
            record("response", "http://a.example/", "2023-05-01T10:00:00Z", head: head, body: chunked)
            + record("response", "http://b.example/", "2023-05-01T10:00:00Z", head: head, body: plain)
        let (archive, _, _) = try imported(both, "file.warc")
        defer { archive.close() }
        let payloads = try ["http://a.example/", "http://b.example/"].map { url in
            try String(decoding: archive.payload(of: #require(try archive.capture(of: url))), as: UTF8.self)
        }
        #expect(payloads == ["hello world", plain])
    }

    @Test(arguments: [false, true])
    func readsARC(packed: Bool) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let description = "1 0 A Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
        let answer = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + Self.page
        let parts = [
            "filedesc://old.arc 0.0.0.0 19990401123456 text/plain \(description.utf8.count)\n\(description)\n",
            "http://a.example/with a space 192.0.2.7 19990401123457 text/html \(answer.utf8.count)\n\(answer)\n",
        ].map { Array($0.utf8) }
        let bytes = Array(packed ? parts.map { gzipMember([$0], level: 6) }.joined() : parts.joined())
        let (archive, records, notices) = try imported(bytes, packed ? "old.arc.gz" : "old.arc")
        defer { archive.close() }
        #expect(records == 2)
        #expect(notices.isEmpty)
        let capture = try #require(try archive.captures(limit: 10).captures.first)
        #expect(capture.url == "http://a.example/with a space")
        #expect(capture.retrieved == "1999-04-01T12:34:57.000Z")
        #expect(try archive.payload(of: capture) == Array(Self.page.utf8))
        #expect(try archive.verify().issues.isEmpty)
    }

    @Test func aTornRecordIsHandedOverAndSaid() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let whole = record("response", "http://a.example/", "2023-05-01T10:00:00Z", body: "whole")
        let torn = record("response", "http://b.example/", "2023-05-01T10:00:00Z").dropLast(100)
        let reader = try WARCReader(path: try write(whole + torn, "file.warc"))
        #expect(try reader.next()?.isWhole == true)
        #expect(try reader.next()?.isWhole == false)
        #expect(throws: WARCReader.Problem.torn(offset: whole.count)) { try reader.next() }
    }

    /// A large record is read past in pieces; the file is sparse.
    @Test func oneLargeRecordIsReadPast() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try sparse(claiming: 64 << 20, followedBy: 64 << 20)
        let reader = try WARCReader(path: path, keep: 16)
        let first = try #require(try reader.next())
        #expect(first.blockLength == 64 << 20 && first.block.count == 16 && first.isWhole)
        #expect(try reader.next()?.header.target == "http://b.example/")
        #expect(try reader.next() == nil)
    }

    @Test func fourGigabytesThatAreNotThereAreSaid() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = try WARCReader(path: try sparse(claiming: (4 << 30) + 17, followedBy: 1 << 20), keep: 16)
        #expect(try reader.next()?.isWhole == false)
        #expect(throws: WARCReader.Problem.torn(offset: 0)) { try reader.next() }
    }

    @Test func whatLiesBehindFourGigabytesIsFound() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try sparse(claiming: (4 << 30) + 17, followedBy: (4 << 30) + 17)
        let size = (4 << 30) + 17
        let second = sparseHead(size).utf8.count + size + 4
        let found = try WARCReader(path: path, offset: second).next()
        #expect(found?.header.target == "http://b.example/" && found?.offset == second)
    }

    private func sparseHead(_ claimed: Int) -> String {
        "WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: http://a.example/\r\n"
            + "WARC-Date: 2023-05-01T10:00:00Z\r\nContent-Length: \(claimed)\r\n\r\n"
    }

    /// A file with one record of zeros that take no space, and a small one after it.
    private func sparse(claiming claimed: Int, followedBy zeros: Int) throws -> String {
        let head = sparseHead(claimed)
        let path = try write(Array(head.utf8), "large.warc")
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.truncate(atOffset: UInt64(head.utf8.count) + UInt64(zeros))
        try file.seekToEnd()
        let next = record("response", "http://b.example/", "2023-05-01T10:00:00Z")
        try file.write(contentsOf: Data("\r\n\r\n".utf8) + Data(next))
        try file.close()
        return path
    }
}
