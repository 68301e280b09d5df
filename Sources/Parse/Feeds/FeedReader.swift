import HTML
import Records

/// Reads RSS (0.9x, 1.0, 2.0), Atom (RFC 4287) and sitemaps (sitemaps.org 0.9) as lists of pages. Never article text: a feed
/// repeats or shortens what its pages say.
enum FeedReader {
    static let version = "feed/1"

    static func read(_ page: Page) -> Reading {
        let outline = FeedOutline(base: page.url)
        let reader = XMLReader(start: outline.start, text: outline.text, end: outline.end)
        reader.read(Decoded(page.bytes, charset: page.declaredCharset).utf8)
        return outline.list.reading(of: page)
    }
}

/// What a feed or sitemap says of itself, and the pages it lists.
struct FeedList {
    var type: PageType = .feed
    var title: String?
    var lang: String?
    var modified: String?
    var entries: [Reading.Entry] = []
    var wasCut = false

    /// Entries kept: as many as one sitemap may hold.
    static let limit = 50_000

    mutating func add(_ entry: Reading.Entry) {
        guard !entry.url.isEmpty else { return }
        if entries.count < FeedList.limit { entries.append(entry) } else { wasCut = true }
    }

    func reading(of page: Page) -> Reading {
        var reading = Reading(
            empty: page, type: type, flags: [type.rawValue] + (wasCut ? ["cut_short"] : []), reader: FeedReader.version)
        reading.article.title = title
        reading.article.lang = lang
        reading.article.modified = modified
        for (field, value) in [("title", title), ("lang", lang), ("modified", modified)] where value != nil {
            reading.sources[field] = "feed"
        }
        reading.entries = entries
        return reading
    }
}
