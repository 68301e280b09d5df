import HTML

/// The headline of a page: as declared, else the first-level heading, else the title element cut at the site's name.
enum Title {
    static func find(_ declared: Declared, _ tree: Tree, site: String?) -> (value: String, source: String)? {
        if let headline = declared.linked.headline { return (trim(headline, site: site), "json-ld") }
        if let (value, name) = declared.first("og:title") {
            return (trim(References.decode(value), site: site), "meta:" + name)
        }
        if let heading = declared.headings.lazy.map({ tree.content(of: $0) }).first(where: { !$0.isEmpty }) {
            return (heading, "h1")
        }
        if let (value, name) = declared.first("twitter:title", "dc.title", "title", "headline") {
            return (trim(References.decode(value), site: site), "meta:" + name)
        }
        if let title = declared.titles.first(where: { !$0.isEmpty }) { return (trim(title, site: site), "title") }
        return nil
    }

    /// Separators between a headline and the site's name.
    private static let separators = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " / "]

    /// Cuts a trailing or leading site name off.
    static func trim(_ title: String, site: String?) -> String {
        guard let site = site.map(fold), !site.isEmpty else { return title }
        for separator in separators {
            if let range = title.range(of: separator, backwards: true), fold(String(title[range.upperBound...])) == site
            {
                return String(title[..<range.lowerBound])
            }
            if let range = title.range(of: separator), fold(String(title[..<range.lowerBound])) == site {
                return String(title[range.upperBound...])
            }
        }
        return title
    }

    /// Letters and digits alone, in lower case.
    static func fold(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
    }
}

extension String {
    func range(of separator: String, backwards: Bool = false) -> Range<String.Index>? {
        if !backwards { return firstRange(of: separator) }
        return ranges(of: separator).last
    }
}
