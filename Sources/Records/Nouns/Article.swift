/// The text of a source, read from the bytes of one capture.
public struct Article: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    /// The id of the capture it was read from. Not part of the id: a refresh that finds the same bytes changes nothing.
    public var capture: String?
    public var url: String?
    public var title: String?
    public var authors: [String]
    public var site: String?
    /// ISO 8601 date or date and time.
    public var published: String?
    public var modified: String?
    /// BCP 47.
    public var lang: String?
    /// The main text: paragraphs separated by one line break.
    public var text: String
    /// Where each stretch of `text` was read from, in order. Stretches that no place is known of are left out.
    public var origins: [Origin]
    public var flags: [String]
    /// Name and version of the reader that made it, e.g. `html/1`.
    public var reader: String

    public init(
        capture: String? = nil, url: String? = nil, payloadDigest: String, title: String? = nil, authors: [String] = [],
        site: String? = nil, published: String? = nil, modified: String? = nil, lang: String? = nil, text: String,
        origins: [Origin] = [], flags: [String] = [], reader: String
    ) {
        self.id = ContentID.make("art", [url ?? "", payloadDigest, reader])
        self.capture = capture
        self.url = url
        self.title = title
        self.authors = authors
        self.site = site
        self.published = published
        self.modified = modified
        self.lang = lang
        self.text = text
        self.origins = origins
        self.flags = flags
        self.reader = reader
    }

    /// A stretch of `text` and the place in the payload that it was read from.
    public struct Origin: Sendable, Hashable, Codable {
        public var start: Int
        public var end: Int
        /// Bytes of the payload after content decoding (Web Annotation Data Model, DataPositionSelector).
        public var source: Span?
        /// Page of a paged document, from 1.
        public var page: Int?

        public init(start: Int, end: Int, source: Span? = nil, page: Int? = nil) {
            self.start = start
            self.end = end
            self.source = source
            self.page = page
        }
    }

    /// The page on which the character at `place` stands, where the article has pages.
    public func page(at place: Int) -> Int? {
        origins.last { $0.start <= place }?.page
    }
}
