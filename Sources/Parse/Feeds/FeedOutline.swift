/// Gathers a `FeedList` from the events of an XML feed. Elements are known by their local names, whatever their namespace.
final class FeedOutline {
    private(set) var list = FeedList()
    private let base: String?
    private var path: [String] = []
    private var text: [UInt8] = []
    private var entry: Reading.Entry?
    /// Depth of the open entry's element.
    private var depth = 0

    /// Bytes of one element's text that are kept.
    private static let longest = 10_000
    private static let entryNames: Set<String> = ["item", "entry", "url", "sitemap"]

    init(base: String?) {
        self.base = base
    }

    func start(_ name: String, _ attributes: [String: String]) {
        let local = FeedOutline.local(name)
        path.append(local)
        text.removeAll(keepingCapacity: true)
        if path.count == 1 {
            if local == "urlset" || local == "sitemapindex" { list.type = .sitemap }
            list.lang = attributes["xml:lang"].flatMap(PageLanguage.normalize)
        }
        if entry == nil, FeedOutline.entryNames.contains(local) {
            entry = Reading.Entry(url: "")
            depth = path.count
        }
        let relation = attributes["rel"] ?? "alternate"
        if local == "link", relation == "alternate", let target = attributes["href"], entry?.url.isEmpty == true {
            entry?.url = absolute(target)
        }
    }

    func text(_ bytes: [UInt8]) {
        if text.count < FeedOutline.longest { text.append(contentsOf: bytes) }
    }

    func end(_ name: String) {
        let local = path.last ?? ""
        let value = Spaces.collapse(References.decode(String(decoding: text, as: UTF8.self)))
        text.removeAll(keepingCapacity: true)
        // An entry's `source` and a channel's `image` have titles of their own.
        let parent = path.dropLast().last ?? ""
        path.removeLast(min(1, path.count))
        if entry != nil {
            if path.count < depth {
                entry.map { list.add($0) }
                entry = nil
            } else if path.count == depth || parent == "news" {
                take(local, value)
            }
        } else if parent == "channel" || parent == "feed" {
            takeOfFeed(local, value)
        }
    }

    private func take(_ name: String, _ value: String) {
        guard !value.isEmpty, var open = entry else { return }
        defer { entry = open }
        switch name {
        case "title": open.title = open.title ?? value
        case "link", "loc": open.url = absolute(value)
        case "guid", "id":
            if open.url.isEmpty, value.hasPrefix("http") { open.url = value }
        case "pubDate", "published", "date", "issued", "publication_date":
            open.published = open.published ?? DateText.first(in: value)?.iso
        case "updated", "modified", "lastmod": open.modified = DateText.first(in: value)?.iso
        default: break
        }
    }

    private func takeOfFeed(_ name: String, _ value: String) {
        guard !value.isEmpty else { return }
        switch name {
        case "title": list.title = list.title ?? value
        case "language": list.lang = list.lang ?? PageLanguage.normalize(value)
        case "updated", "lastBuildDate": list.modified = DateText.first(in: value)?.iso
        default: break
        }
    }

    private func absolute(_ target: String) -> String {
        guard target.hasPrefix("/"), let base, let scheme = base.firstRange(of: "://") else { return target }
        if target.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + target }
        return base.prefix(upTo: base[scheme.upperBound...].firstIndex(of: "/") ?? base.endIndex) + target
    }

    private static func local(_ name: String) -> String {
        name.split(separator: ":").last.map(String.init) ?? name
    }
}
