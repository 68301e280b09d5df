import Digests

/// One source as it was received: its bytes and what the server said about them.
public struct Page: Sendable {
    /// The address that answered.
    public var url: String?
    /// The payload after content decoding.
    public var bytes: [UInt8]
    /// `text/html; charset=windows-1251`, or without the parameter.
    public var contentType: String?
    /// Overrides the charset of `contentType`.
    public var charset: String?
    /// The id of the capture it came with.
    public var capture: String?
    /// `sha256:` and 64 hexadecimal digits over `bytes`; computed when absent.
    public var digest: String?

    public init(
        url: String? = nil, bytes: [UInt8], contentType: String? = nil, charset: String? = nil,
        capture: String? = nil, digest: String? = nil
    ) {
        self.url = url
        self.bytes = bytes
        self.contentType = contentType
        self.charset = charset
        self.capture = capture
        self.digest = digest
    }

    /// The media type in lower case, without parameters.
    var mediaType: String? {
        guard let contentType else { return nil }
        let bare = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        return bare.isEmpty ? nil : bare
    }

    var payloadDigest: String { digest ?? SHA256.hash(bytes).labelled }

    /// The charset the server named.
    var declaredCharset: String? {
        if let charset { return charset }
        guard let contentType, let range = contentType.lowercased().firstRange(of: "charset=") else { return nil }
        let value = contentType.lowercased()[range.upperBound...].prefix { $0 != ";" && $0 != " " && $0 != "," }
        return value.isEmpty ? nil : String(value)
    }
}
