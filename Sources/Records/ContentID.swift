import Digests

/// An identifier made of what it names: `kind-` and the first 16 hexadecimal digits of a SHA-256 over the parts.
///
/// Parts are hashed with their lengths, so `["ab", "c"]` and `["a", "bc"]` differ. What each record hashes is listed in
/// `docs/records.md`.
public enum ContentID {
    public static func make(_ kind: String, _ parts: [String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 8 })
        for var part in parts {
            append(part.utf8.count, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            part.withUTF8 { unsafe bytes.append(contentsOf: $0) }
        }
        var id = Array(kind.utf8)
        id.append(UInt8(ascii: "-"))
        for byte in SHA256.hash(bytes).bytes.prefix(8) {
            id.append(hexadecimal(byte >> 4))
            id.append(hexadecimal(byte & 15))
        }
        return String(decoding: id, as: UTF8.self)
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") - 10 + nibble
    }

    /// In decimal digits, without the text in between that `String` would make.
    private static func append(_ length: Int, to bytes: inout [UInt8]) {
        if length >= 10 { append(length / 10, to: &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(length % 10))
    }
}
