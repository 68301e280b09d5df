/// The outlet: its declared name, and the labels of its host for telling it from a headline.
struct SiteName: Sendable {
    var name: String?
    var source: String?
    private var folded: Set<String> = []
    private var host: String?

    init(_ declared: Declared, url: String?) {
        if let (value, meta) = declared.first("og:site_name", "application-name", "publisher", "dc.publisher") {
            name = References.decode(value)
            source = "meta:" + meta
        } else if let publisher = declared.linked.publisher {
            name = publisher
            source = "json-ld"
        }
        for known in [name, declared.linked.publisher] {
            if let folded = known.map(Title.fold), !folded.isEmpty { self.folded.insert(folded) }
        }
        if let host = SiteName.host(of: url ?? declared.canonical ?? declared.first("og:url")?.value) {
            self.host = Title.fold(host)
            if name == nil {
                name = host
                source = "url"
            }
        }
    }

    /// The site as far as an address tells: its host.
    init(url: String?) {
        guard let host = SiteName.host(of: url) else { return }
        self.host = Title.fold(host)
        name = host
        source = "url"
    }

    /// Whether a text is nothing but the name of the site.
    func matches(_ text: String) -> Bool {
        let text = Title.fold(text)
        guard !text.isEmpty else { return false }
        return folded.contains(text) || (text.count >= 3 && host?.hasPrefix(text) == true)
            || (host.map { text == $0 } ?? false)
    }

    private static let separators = [
        " | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " / ", " : ", "|", "--", "_",
    ]

    /// Cuts a site name off either end of a title.
    func cut(from title: String) -> String {
        for separator in SiteName.separators {
            guard let last = title.ranges(of: separator).last, let first = title.firstRange(of: separator) else {
                continue
            }
            let tail = String(title[last.upperBound...])
            if matches(tail) { return Spaces.collapse(String(title[..<last.lowerBound])) }
            let head = String(title[..<first.lowerBound])
            if matches(head) { return Spaces.collapse(String(title[first.upperBound...])) }
        }
        return title
    }

    /// The host of an address without `www.`.
    static func host(of url: String?) -> String? {
        guard let url, let scheme = url.firstRange(of: "://") else { return nil }
        var host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }.lowercased()
        if host.hasPrefix("www.") { host.removeFirst(4) }
        return host.isEmpty ? nil : host
    }
}
