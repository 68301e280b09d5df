import Archive
import Compression
import Fetch
import Foundation
import HTTP
import Records
import Servers
import Testing

/// One row of the fault matrix: what the server does, and what the source must come to.
struct FaultRow: Sendable, CustomTestStringConvertible {
    var id: String
    var what: String
    var outcome: Outcome
    /// How often the server is asked: once, or once more for what can pass.
    var asked = 1
    /// Flags the capture must carry.
    var flags: [String] = []
    /// Bytes of payload, where the source is read.
    var bytes: Int?
    /// Most the server may have sent, for what must be cut short.
    var mostSent: Int?
    var script: FaultServer.Script

    var testDescription: String { "\(id) \(what)" }

    /// Limits scaled down, so that giving up takes a second and not minutes.
    static var settings: CurlSettings {
        CurlSettings(
            connectTimeout: .seconds(2), firstByteTimeout: .milliseconds(1500), stallTimeout: .seconds(2),
            slowestRate: 100,
            totalTimeout: .seconds(5), maxBody: 256 << 10, maxHead: 64 << 10,
            addresses: AddressGuard(exceptions: [AddressBlock("127.0.0.2")!]), ports: nil)
    }

    static let policy = FetchPolicy(
        obeysRobots: false, gap: .zero, retries: 1, backoff: .milliseconds(10),
        inflate: InflateLimits(bytes: 4 << 20, ratio: 200, ratioAfter: 1 << 20))
}

private let page = String(repeating: "0123456789", count: 200)
private let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
private let packed = gzipMember([Array(page.utf8)], level: 6)
// Made before the clock runs.
private let bomb = gzipMember([[UInt8](repeating: 0, count: 24 << 20)], level: 6)

/// “Hello, wolf!”, uncompressed inside (RFC 7932 §9.2).
private let brotli: [UInt8] = [0x8B, 0x05, 0x80] + Array("Hello, wolf!".utf8) + [0x03]

private func gzipped(_ body: [UInt8]) -> [UInt8] {
    Array("\(ok)Content-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
}

extension FaultRow {
    static let slow: [FaultRow] = [
        FaultRow(id: "F01", what: "header lines without end", outcome: .timeout, asked: 2) {
            $0.send("HTTP/1.1 200 OK\r\n")
            $0.drip("X-Wait: 1\r\n", every: 0.1, for: 3)
        },
        FaultRow(id: "F02", what: "a byte at a time", outcome: .timeout, asked: 2) {
            $0.send(ok + "Content-Length: 100000\r\n\r\n")
            $0.drip("x", every: 0.1, for: 4)
        },
        FaultRow(id: "F03", what: "no answer", outcome: .timeout, asked: 2) { _ in sleep(3) },
        FaultRow(id: "F04", what: "three bytes, then silence", outcome: .timeout, asked: 2) {
            $0.send(ok + "Content-Length: 9000\r\n\r\nabc")
            sleep(4)
        },
        FaultRow(id: "F05", what: "just fast enough, for ever", outcome: .timeout) {
            $0.send(ok + "\r\n")
            $0.drip(String(repeating: "x", count: 40), every: 0.1, for: 8)
        },
    ]

    static let framing: [FaultRow] = [
        FaultRow(id: "F06", what: "shorter than its Content-Length", outcome: .truncated, asked: 2) {
            $0.send(ok + "Content-Length: 5000\r\n\r\n" + page)
        },
        FaultRow(id: "F07", what: "longer than its Content-Length", outcome: .ok, bytes: 100) {
            $0.send(ok + "Content-Length: 100\r\n\r\n" + page)
        },
        FaultRow(id: "F08", what: "two Content-Lengths", outcome: .protocolError) {
            $0.send(ok + "Content-Length: 2000\r\nContent-Length: 1999\r\n\r\n" + page)
        },
        FaultRow(id: "F09", what: "Content-Length and chunks", outcome: .ok, flags: ["framing_conflict"], bytes: 5) {
            $0.send(ok + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
        },
        FaultRow(id: "F10a", what: "a negative Content-Length", outcome: .protocolError) {
            $0.send(ok + "Content-Length: -5\r\n\r\n" + page)
        },
        FaultRow(id: "F10b", what: "an absurd Content-Length", outcome: .tooLarge) {
            $0.send(ok + "Content-Length: 99999999999999999999999\r\n\r\n" + page)
        },
        FaultRow(id: "F11", what: "a chunk size that is no number", outcome: .truncated, asked: 2) {
            $0.send(ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\nx\r\n")
        },
        FaultRow(id: "F12", what: "chunks without a last one", outcome: .truncated, asked: 2) {
            $0.send(ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
        },
        FaultRow(id: "F13", what: "a chunk size that overflows", outcome: .protocolError) {
            $0.send(ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx\r\n")
        },
        FaultRow(id: "F14", what: "an end only by closing", outcome: .ok, flags: ["length_unknown"], bytes: 2000) {
            $0.send(ok + "\r\n" + page)
        },
        FaultRow(id: "F15", what: "204 with a body", outcome: .ok) {
            $0.send("HTTP/1.1 204 No Content\r\nContent-Length: 2000\r\n\r\n" + page)
        },
        FaultRow(id: "F15b", what: "304 with a body, out of nowhere", outcome: .protocolError, asked: 2) {
            $0.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 2000\r\n\r\n" + page)
        },
        FaultRow(id: "F16", what: "nothing at all", outcome: .emptyReply, asked: 2) { _ in },
        FaultRow(id: "F17", what: "a reset after three bytes", outcome: .truncated, asked: 2) {
            $0.send(ok + "Content-Length: 2000\r\n\r\nabc")
            usleep(100_000)
            $0.reset()
        },
        FaultRow(id: "F18a", what: "text without a head", outcome: .protocolError) { $0.send(page) },
        FaultRow(id: "F18b", what: "TLS on a plain port", outcome: .protocolError) {
            $0.send([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28])
        },
        FaultRow(id: "F19a", what: "status 999", outcome: .clientError) {
            $0.send("HTTP/1.1 999 Denied\r\nContent-Length: 2\r\n\r\nno")
        },
        FaultRow(id: "F19b", what: "status 000", outcome: .protocolError) {
            $0.send("HTTP/1.1 000 None\r\nContent-Length: 2\r\n\r\nno")
        },
    ]

    static let heads: [FaultRow] = [
        FaultRow(id: "F20", what: "a NUL in a field", outcome: .protocolError) {
            $0.send(ok + "X: a\u{0}b\r\nContent-Length: 2\r\n\r\nno")
        },
        FaultRow(id: "F21", what: "a hundred thousand fields", outcome: .protocolError, mostSent: 4 << 20) {
            connection in
            connection.send("HTTP/1.1 200 OK\r\n")
            for _ in 0..<1000 where !connection.send(String(repeating: "X-Pad: 0123456789\r\n", count: 100)) { return }
            connection.send("\r\n")
        },
        FaultRow(id: "F22", what: "one endless field", outcome: .protocolError) {
            $0.send(ok + "X-Long: " + String(repeating: "x", count: 2 << 20) + "\r\n\r\n")
        },
        FaultRow(id: "F23", what: "early hints without end", outcome: .protocolError) { connection in
            let hint = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
            for _ in 0..<1000 where !connection.send(String(repeating: hint, count: 100)) { return }
        },
        FaultRow(id: "F24", what: "terminal escapes in a field", outcome: .ok, bytes: 2) {
            $0.send(
                Array("\(ok)X-Title: \u{1B}]0;owned\u{7}".utf8) + [0xE9, 0xFF]
                    + Array("\r\nContent-Length: 2\r\n\r\nok".utf8))
        },
    ]

    static let sizes: [FaultRow] = {
        _ = bomb
        return sizeRows
    }()

    private static let sizeRows: [FaultRow] = [
        FaultRow(id: "F25", what: "a body without end", outcome: .tooLarge, mostSent: 8 << 20) { connection in
            connection.send(ok + "\r\n")
            for _ in 0..<4000 where !connection.send(String(repeating: page, count: 16)) { return }
        },
        FaultRow(id: "F26", what: "a gigabyte announced", outcome: .tooLarge, mostSent: 256 << 10) {
            $0.send(ok + "Content-Length: 1000000000\r\n\r\n" + page)
        },
        FaultRow(id: "F27", what: "a gzip bomb", outcome: .tooLarge, flags: ["bomb"]) {
            $0.send(gzipped(bomb))
        },
        FaultRow(id: "F28a", what: "gzip in gzip", outcome: .ok, bytes: 2000) {
            let twice = gzipMember([packed], level: 6)
            $0.send(Array("\(ok)Content-Encoding: gzip, gzip\r\nContent-Length: \(twice.count)\r\n\r\n".utf8) + twice)
        },
        FaultRow(id: "F28b", what: "fifty codings", outcome: .protocolError) {
            let codings = Array(repeating: "gzip", count: 50).joined(separator: ", ")
            $0.send(Array("\(ok)Content-Encoding: \(codings)\r\nContent-Length: \(packed.count)\r\n\r\n".utf8) + packed)
        },
    ]

    /// What the matrix has no row for.
    static let hostile: [FaultRow] = [
        FaultRow(id: "H01", what: "ten megabytes of fields", outcome: .protocolError, mostSent: 8 << 20) { connection in
            connection.send("HTTP/1.1 200 OK\r\n")
            for _ in 0..<160 where !connection.send("X: " + String(repeating: "x", count: 64 << 10) + "\r\n") { return }
        },
        FaultRow(id: "H02", what: "trailers without end", outcome: .protocolError, mostSent: 16 << 20) { connection in
            connection.send(ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n")
            for _ in 0..<4000 where !connection.send(String(repeating: "X-Pad: 0123456789\r\n", count: 500)) { return }
        },
        FaultRow(id: "H03", what: "a part that nobody asked for", outcome: .protocolError) {
            $0.send(
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/2000\r\nContent-Length: 10\r\n\r\n0123456789")
        },
        FaultRow(id: "H04", what: "a part that is the whole", outcome: .ok, bytes: 10) {
            $0.send(
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/10\r\nContent-Length: 10\r\n\r\n0123456789")
        },
        FaultRow(id: "H05", what: "a bomb in the transfer coding", outcome: .protocolError, mostSent: 8 << 20) {
            $0.send(Array("\(ok)Transfer-Encoding: gzip\r\n\r\n".utf8) + bomb)
        },
        FaultRow(id: "H06", what: "brotli announced, plain sent", outcome: .decodeError, asked: 2) {
            $0.send(ok + "Content-Encoding: br\r\nContent-Length: 2000\r\n\r\n" + page)
        },
        FaultRow(id: "H07", what: "304 with no copy to confirm", outcome: .protocolError, asked: 2) {
            $0.send("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n")
        },
        FaultRow(id: "H08", what: "a chunk line without end", outcome: .protocolError, mostSent: 16 << 20) {
            connection in
            connection.send(ok + "Transfer-Encoding: chunked\r\n\r\n5;")
            for _ in 0..<4000 where !connection.send(String(repeating: "x", count: 8192)) { return }
        },
        FaultRow(id: "H09", what: "a redirect to an address of 100 KB", outcome: .redirectError) {
            $0.send(
                "HTTP/1.1 302 Found\r\nLocation: /\(String(repeating: "a", count: 60_000))\r\nContent-Length: 0\r\n\r\n"
            )
        },
        FaultRow(id: "H10", what: "a field that tries to be two", outcome: .ok, bytes: 2) {
            $0.send(ok + "ETag: \"a\rX-Evil: 1\"\r\nSet-Cookie: a=b\rX-Evil: 1\r\nContent-Length: 2\r\n\r\nok")
        },
        FaultRow(id: "H11", what: "a thousand cookies", outcome: .redirectError, asked: 2) { connection in
            var head = "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n"
            for number in 0..<1000 { head += "Set-Cookie: c\(number)=\(UInt64.random(in: 0...UInt64.max))\r\n" }
            connection.send(head + "\r\n")
        },
    ]

    static let codings: [FaultRow] = [
        FaultRow(id: "F29", what: "a wrong checksum", outcome: .decodeError, asked: 2) {
            var broken = packed
            broken[broken.count - 6] ^= 0x40
            $0.send(gzipped(broken))
        },
        FaultRow(id: "F30", what: "gzip cut ten bytes short", outcome: .truncated, asked: 2) {
            $0.send(gzipped(Array(packed.dropLast(10))))
        },
        FaultRow(id: "F31", what: "gzip announced, plain sent", outcome: .ok, flags: ["coding_lie"], bytes: 2000) {
            $0.send(gzipped(Array(page.utf8)))
        },
        FaultRow(id: "F32a", what: "garbage after gzip", outcome: .ok, flags: ["trailing_bytes"], bytes: 2000) {
            $0.send(gzipped(packed + Array("garbage".utf8)))
        },
        FaultRow(id: "F32c", what: "brotli that nobody asked for", outcome: .ok, bytes: 12) {
            $0.send(Array("\(ok)Content-Encoding: br\r\nContent-Length: \(brotli.count)\r\n\r\n".utf8) + brotli)
        },
        FaultRow(id: "F32b", what: "a coding nobody knows", outcome: .decodeError) {
            $0.send(ok + "Content-Encoding: lzfoo\r\nContent-Length: 2\r\n\r\nxx")
        },
    ]
}
