/// A way in which a body was packed for the wire (RFC 9110 §8.4.1, and RFC 7932 and RFC 8878 for the newer two).
public enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    case gzip
    case deflate
    case brotli = "br"
    case zstd
    case identity

    /// The coding that a `Content-Encoding` token names, or nil if nobody here can undo it.
    public init?(token: String) {
        switch token.lowercased() {
        case "gzip", "x-gzip": self = .gzip
        case "deflate": self = .deflate
        case "br": self = .brotli
        case "zstd": self = .zstd
        case "identity", "": self = .identity
        default: return nil
        }
    }
}
