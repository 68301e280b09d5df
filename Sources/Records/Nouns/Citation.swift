/// One note of a document that cites a source, with every marker that points to it.
public struct Citation: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    /// The id of the document that cites.
    public var document: String
    /// The note's own label, bare: `7`, not `[7]`.
    public var label: String
    /// The note as written, and where.
    public var raw: String
    public var start: Int
    public var end: Int
    public var authors: [String]
    public var title: String?
    /// The outlet, journal, site or book the work appeared in.
    public var container: String?
    /// The address to ask for, repaired.
    public var url: String?
    /// The address as the note has it, where a repair changed it.
    public var urlAsWritten: String?
    public var repairs: [Repair]
    /// ISO 8601 calendar date on which the author read the source.
    public var accessed: String?
    /// ISO 8601 date (year, month or day) of publication, as far as the note or its address says.
    public var published: String?
    /// Language of the work, BCP 47.
    public var lang: String?
    public var markers: [Marker]

    /// What was wrong with the address and what was done about it.
    public struct Repair: Sendable, Hashable, Codable {
        /// A stable name of the rule, e.g. `stray_prefix`.
        public var rule: String
        public var before: String
        public var after: String

        public init(rule: String, before: String, after: String) {
            self.rule = rule
            self.before = before
            self.after = after
        }
    }

    /// A place in the running text that points to the note.
    public struct Marker: Sendable, Hashable, Codable {
        public var start: Int
        public var end: Int
        /// The sentence that the marker stands in or closes.
        public var sentence: Quote
        /// The stretches of text that lean on the note.
        public var claims: [Quote]

        public init(start: Int, end: Int, sentence: Quote, claims: [Quote]) {
            self.start = start
            self.end = end
            self.sentence = sentence
            self.claims = claims
        }
    }

    public init(
        document: String, label: String, raw: Quote, authors: [String] = [], title: String? = nil,
        container: String? = nil, url: String? = nil, urlAsWritten: String? = nil, repairs: [Repair] = [],
        accessed: String? = nil, published: String? = nil, lang: String? = nil, markers: [Marker] = []
    ) {
        self.id = ContentID.make("cit", [document, label, String(raw.start), raw.exact])
        self.document = document
        self.label = label
        self.raw = raw.exact
        self.start = raw.start
        self.end = raw.end
        self.authors = authors
        self.title = title
        self.container = container
        self.url = url
        self.urlAsWritten = urlAsWritten
        self.repairs = repairs
        self.accessed = accessed
        self.published = published
        self.lang = lang
        self.markers = markers
    }
}
