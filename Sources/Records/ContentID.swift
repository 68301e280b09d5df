import Digests

/// An identifier made of what it names: `kind-` and the first 16 hexadecimal digits of a SHA-256 over the parts.
///
/// Parts are hashed with their lengths, so `["ab", "c"]` and `["a", "bc"]` differ. What each record hashes is listed in
/// `docs/records.md`.
public enum ContentID {
    public static func make(_ kind: String, _ parts: [String]) -> String {
        var bytes = ByteBuffer(capacity: 512)
        for part in parts {
            append(part.utf8.count, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            var part = part
            part.withUTF8 { unsafe bytes.append($0) }
        }
        let head = unsafe bytes.withBytes { unsafe SHA256.head($0) }
        let prefix = kind.utf8.count + 1
        return unsafe String(unsafeUninitializedCapacity: prefix + 16) { id in
            for (place, byte) in kind.utf8.enumerated() { unsafe id[place] = byte }
            unsafe id[prefix - 1] = UInt8(ascii: "-")
            for place in 0..<16 { unsafe id[prefix + place] = hexadecimal(UInt8(head >> UInt64(60 - 4 * place) & 15)) }
            return prefix + 16
        }
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") - 10 + nibble
    }

    /// In decimal digits, without the text in between that `String` would make.
    private static func append(_ length: Int, to bytes: inout ByteBuffer) {
        if length >= 10 { append(length / 10, to: &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(length % 10))
    }
}
