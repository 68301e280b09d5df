import Foundation

/// The feeds a page declares for itself, for finding further sources (RSS Advisory Board, *RSS Autodiscovery*):
///
///     <link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml">
enum DeclaredFeeds {
    /// Feeds kept of one page.
    static let limit = 20
    /// Characters of an address beyond which it is none.
    private static let longest = 2_000

    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    ]

    /// Whether a `link` with these attributes leads to a feed.
    static func isFeed(rel: String, type: String?) -> Bool {
        let type = type?.lowercased().split(separator: ";").first.map { $0.filter { $0 != " " } } ?? ""
        return rel.split(separator: " ").contains("alternate") && types.contains(type)
    }

    /// Web addresses, each once, resolved against the page's own (RFC 3986) and left as written where it has none.
    static func find(_ declared: Declared, url: String?) -> [Reading.Entry] {
        let base = (url ?? declared.canonical).flatMap { URL(string: $0) }
        var found: [Reading.Entry] = []
        for feed in declared.feeds where feed.href.utf8.count <= longest && found.count < limit {
            guard let address = URL(string: feed.href, relativeTo: base)?.absoluteURL,
                ["http", "https", nil].contains(address.scheme?.lowercased()),
                !found.contains(where: { $0.url == address.absoluteString })
            else { continue }
            found.append(Reading.Entry(url: address.absoluteString, title: feed.title))
        }
        return found
    }
}
