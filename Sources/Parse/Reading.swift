import Records

/// Everything a reader found in one page: the article and what surrounds it.
public struct Reading: Sendable {
    public var article: Article
    /// The article's structure as Markdown (CommonMark with tables).
    public var markdown: String
    public var canonical: String?
    public var section: String?
    public var licence: String?
    public var pageType: PageType
    /// 0 to 1: how sure the reader is that `text` is the article.
    public var confidence: Double
    /// Where each field was read: `json-ld`, `meta:og:title`, `h1`, `time`, `url`, `text`.
    public var sources: [String: String]
    /// What a feed or sitemap lists, in its order.
    public var entries: [Entry] = []
    /// Feeds that a page declares for itself.
    public var feeds: [Entry] = []
    var map: SourceMap?

    /// One page that a feed or sitemap points to, or a feed that a page points to.
    public struct Entry: Sendable, Hashable, Codable {
        public var url: String
        public var title: String?
        /// ISO 8601 date or date and time.
        public var published: String?
        public var modified: String?
    }
}

extension Reading {
    /// The bytes of the payload behind stretches of the text, given in its UTF-8 bytes; nil where they are not known.
    public func sources(of stretches: [Range<Int>]) -> [Span?] {
        map?.sources(of: stretches) ?? stretches.map { _ in nil }
    }

    /// A payload that has no article's text, and why.
    init(empty page: Page, type: PageType, flags: [String], reader: String) {
        self.init(
            article: Article(
                capture: page.capture, url: page.url, payloadDigest: page.payloadDigest, text: "", flags: flags,
                reader: reader),
            markdown: "", pageType: type, confidence: 0, sources: [:])
    }
}

/// What kind of page it is.
public enum PageType: String, Sendable, Hashable, Codable, CaseIterable {
    case article, listing, forum, product, documentation, service, collection, other
    /// A file of pages or plain text.
    case document
    /// Lists of pages for programs: RSS, Atom and JSON feeds, sitemaps.
    case feed, sitemap
}
