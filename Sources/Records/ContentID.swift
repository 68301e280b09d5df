import Digests

/// An identifier made of what it names: `kind-` and the first 16 hexadecimal digits of a SHA-256 over the parts.
///
/// Parts are hashed with their lengths, so `["ab", "c"]` and `["a", "bc"]` differ. What each record hashes is listed in
/// `docs/records.md`.
public enum ContentID {
    public static func make(_ kind: String, _ parts: [String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 8 })
        for part in parts {
            bytes.append(contentsOf: String(part.utf8.count).utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: part.utf8)
        }
        return kind + "-" + SHA256.hash(bytes).hex.prefix(16)
    }
}
