/// A message digest and the function it was made with.
public struct Digest: Sendable, Hashable {
    public enum Algorithm: String, Sendable, Hashable, CaseIterable {
        case sha256, sha1, sha512, md5

        /// Bytes of a digest.
        public var size: Int {
            switch self {
            case .sha256: 32
            case .sha1: 20
            case .sha512: 64
            case .md5: 16
            }
        }
    }

    public let algorithm: Algorithm
    public let bytes: [UInt8]

    public init(_ algorithm: Algorithm, bytes: [UInt8]) {
        self.algorithm = algorithm
        self.bytes = bytes
    }

    /// Lower-case hexadecimal digits, two a byte.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// As records and WARC fields write it: `sha256:ba7816bf…`.
    public var labelled: String { algorithm.rawValue + ":" + hex }

    /// Reads a labelled digest as anyone's WARC writes it, in hexadecimal or Base32 (RFC 4648); nil for another function, or
    /// for what is not a digest.
    ///
    ///     Digest(labelled: "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
    public init?(labelled text: String) {
        guard let colon = text.firstIndex(of: ":"),
            let algorithm = Algorithm(rawValue: text[..<colon].lowercased().filter { $0 != "-" })
        else { return nil }
        let digits = Array(text[text.index(after: colon)...].utf8)
        let decoded = digits.count == algorithm.size * 2 ? Digest.hexadecimal(digits) : Digest.base32(digits)
        guard let decoded, decoded.count == algorithm.size else { return nil }
        self.init(algorithm, bytes: decoded)
    }

    private static func hexadecimal(_ digits: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        for index in stride(from: 0, to: digits.count - 1, by: 2) {
            guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else { return nil }
            out.append(high << 4 | low)
        }
        return out
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x61 + 10
        default: nil
        }
    }

    private static func base32(_ digits: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for digit in digits.prefix(128) where digit != UInt8(ascii: "=") {
            let value: UInt8
            switch digit {
            case 0x41...0x5A, 0x61...0x7A: value = (digit | 0x20) - 0x61
            case 0x32...0x37: value = digit - 0x32 + 26
            default: return nil
            }
            bits = bits << 5 | UInt32(value)
            held += 5
            guard held >= 8 else { continue }
            held -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> held))
        }
        return out
    }
}
