/// What happened when a source was asked for. One per address and moment, whether or not anything came back.
public struct Capture: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    /// The address asked for.
    public var url: String
    /// The address that answered, after redirects.
    public var finalURL: String?
    /// Every hop on the way, the first included.
    public var chain: [Hop]
    public var outcome: Outcome
    /// HTTP status code of the last answer.
    public var status: Int?
    /// Media type of the payload, without parameters.
    public var mediaType: String?
    /// `charset` parameter of the Content-Type header.
    public var charset: String?
    /// Payload digest, `sha256:` and 64 hexadecimal digits, over the payload after content decoding.
    public var digest: String?
    /// Payload size in bytes after content decoding.
    public var bytes: Int?
    /// When the answer came, ISO 8601 in UTC with milliseconds.
    public var retrieved: String
    public var warc: Place?
    public var flags: [String]
    /// One sentence for people: what exactly went wrong.
    public var detail: String?

    public struct Hop: Sendable, Hashable, Codable {
        public var url: String
        public var status: Int?

        public init(url: String, status: Int? = nil) {
            self.url = url
            self.status = status
        }
    }

    /// Where the exact bytes lie: a record in a WARC file, counted in bytes of the compressed file.
    public struct Place: Sendable, Hashable, Codable {
        public var file: String
        public var offset: Int
        public var length: Int

        public init(file: String, offset: Int, length: Int) {
            self.file = file
            self.offset = offset
            self.length = length
        }
    }

    public init(
        url: String, finalURL: String? = nil, chain: [Hop] = [], outcome: Outcome, status: Int? = nil,
        mediaType: String? = nil, charset: String? = nil, digest: String? = nil, bytes: Int? = nil,
        retrieved: String, warc: Place? = nil, flags: [String] = [], detail: String? = nil
    ) {
        self.id = ContentID.make("cap", [url, retrieved, digest ?? outcome.rawValue])
        self.url = url
        self.finalURL = finalURL
        self.chain = chain
        self.outcome = outcome
        self.status = status
        self.mediaType = mediaType
        self.charset = charset
        self.digest = digest
        self.bytes = bytes
        self.retrieved = retrieved
        self.warc = warc
        self.flags = flags
        self.detail = detail
    }
}
