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
}

/// What kind of page it is.
public enum PageType: String, Sendable, Hashable, Codable, CaseIterable {
    case article, listing, forum, product, documentation, service, collection, other
}
