import Compression
import Testing

@Suite struct CompressionTests {
    static let text = Array(String(repeating: "Exports of coal fell by a third. ", count: 40).utf8)
    /// Made by the reference encoders of brotli 1.2 and zstd 1.5.
    static let brotli: [UInt8] = [
        0x1B, 0x27, 0x05, 0x00, 0x8C, 0x94, 0x6E, 0xDE, 0x44, 0x5D, 0x34, 0xF6, 0x86, 0x27, 0x41, 0xC2, 0xD8, 0xBA,
        0x90, 0x49, 0x54, 0x31, 0x4C, 0x5B, 0xA6, 0xBA, 0x92, 0xED, 0x8F, 0xAC, 0x95, 0x8D, 0xF1, 0x5B, 0x7F, 0x30,
        0x10,
    ]
    static let zstd: [UInt8] = [
        0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x68, 0x55, 0x01, 0x00, 0x14, 0x02, 0x45, 0x78, 0x70, 0x6F, 0x72, 0x74, 0x73,
        0x20, 0x6F, 0x66, 0x20, 0x63, 0x6F, 0x61, 0x6C, 0x20, 0x66, 0x65, 0x6C, 0x6C, 0x20, 0x62, 0x79, 0x20, 0x61,
        0x20, 0x74, 0x68, 0x69, 0x72, 0x64, 0x2E, 0x20, 0x01, 0x00, 0x21, 0x88, 0xFC, 0xEA, 0x09,
    ]
    static let gzip = gzipMember([text], level: 6)

    @Test(arguments: [(ContentCoding.brotli, brotli), (.zstd, zstd), (.gzip, gzip), (.identity, text)])
    func unfoldsWhatEncodersPack(coding: ContentCoding, body: [UInt8]) throws {
        #expect(try coding.inflate(body) == Inflated(bytes: Self.text))
    }

    @Test(arguments: [(ContentCoding.brotli, brotli), (.zstd, zstd), (.gzip, gzip)])
    func anyCutIsSeen(coding: ContentCoding, body: [UInt8]) {
        for length in 0..<body.count {
            #expect(throws: InflateError.truncated, "\(length) bytes") {
                try coding.inflate(Array(body.prefix(length)))
            }
        }
    }

    @Test(arguments: [(ContentCoding.brotli, brotli), (.zstd, zstd), (.gzip, gzip)])
    func stopsAtTheLimit(coding: ContentCoding, body: [UInt8]) {
        #expect(throws: InflateError.tooLarge) { try coding.inflate(body, limits: InflateLimits(bytes: 1000)) }
        let strict = InflateLimits(ratio: 2, ratioAfter: 100)
        #expect(throws: InflateError.tooLarge) { try coding.inflate(body, limits: strict) }
    }

    @Test func membersOnEndAreOneBodyAndGarbageIsNone() throws {
        #expect(try ContentCoding.gzip.inflate(Self.gzip + Self.gzip).bytes == Self.text + Self.text)
        #expect(try ContentCoding.gzip.inflate(Self.gzip + [1, 2, 3]) == Inflated(bytes: Self.text, trailing: 3))
    }

    @Test func storedMembersAreAsLongAsTheyMustBe() throws {
        let stored = gzipMember([Self.text], level: 0)
        #expect(stored.count < Self.text.count + 40)
        #expect(try ContentCoding.gzip.inflate(stored).bytes == Self.text)
    }

    @Test(arguments: [(ContentCoding.brotli, brotli), (.zstd, zstd), (.gzip, gzip), (.deflate, text)])
    func noDamageIsATrap(coding: ContentCoding, body: [UInt8]) {
        var state: UInt64 = 11
        for _ in 0..<2000 {
            var damaged = body
            for _ in 0..<2 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                damaged[Int(state >> 33) % damaged.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            let limits = InflateLimits(bytes: 1 << 20)
            if let found = try? coding.inflate(damaged, limits: limits) { #expect(found.bytes.count <= 1 << 20) }
        }
    }
}
