import Digests

/// An identifier made of what it names: `kind-` and the first 16 hexadecimal digits of a SHA-256 over the parts.
///
/// Parts are hashed with their lengths, so `["ab", "c"]` and `["a", "bc"]` differ. What each record hashes is listed in
/// `docs/records.md`.
public enum ContentID {
    public static func make(_ kind: String, _ parts: [String]) -> String {
        let hash = RunningDigest(.sha256)
        for part in parts {
            hash.update("\(part.utf8.count):".utf8)
            hash.update(part.utf8)
        }
        return kind + "-" + hash.finish().hex.prefix(16)
    }
}
