/// Looks through a page's state for the object that is its article: one with prose, best with the page's own title.
struct StateSearch {
    struct Candidate {
        var article: EmbeddedArticle
        /// Bytes of its prose.
        var length: Int
        var hasTitle: Bool
    }

    private(set) var best: Candidate?
    private let title: String?
    private var seen = 0

    /// Values looked at on one page.
    private static let limit = 200_000

    /// - Parameter title: the page's title, as far as it is known.
    init(title: String?) {
        self.title = title.map(Title.fold)
    }

    mutating func walk(_ value: LenientJSON.Value) {
        guard seen < StateSearch.limit else { return }
        seen += 1
        switch value {
        case .array(let values):
            for value in values { walk(value) }
        case .object(let members):
            consider(value, members)
            for member in members { walk(member.value) }
        default: break
        }
    }

    private mutating func consider(_ value: LenientJSON.Value, _ members: [(key: String, value: LenientJSON.Value)]) {
        guard let title = text(value, ["headline", "title", "name"]) else { return }
        var body = StateProse()
        for member in members {
            let prose = StateProse(of: member.value)
            if prose.length > body.length { body = prose }
        }
        guard body.length >= EmbeddedArticle.least else { return }
        let folded = Title.fold(title)
        let hasTitle = self.title.map { !folded.isEmpty && ($0.contains(folded) || folded.contains($0)) } ?? false
        if let best, (best.hasTitle ? 1 : 0, best.length) >= (hasTitle ? 1 : 0, body.length) { return }
        let date = text(
            value,
            ["datePublished", "publishedAt", "published_at", "publishDate", "firstPublished", "published", "date"])
        best = Candidate(
            article: EmbeddedArticle(
                title: References.decode(title), authors: authors(value), published: date, html: body.html,
                source: "state"),
            length: body.length, hasTitle: hasTitle)
    }

    private func text(_ value: LenientJSON.Value, _ keys: [String]) -> String? {
        for key in keys {
            guard case .string(let text)? = value[key] ?? value[key]?["rendered"], !text.isEmpty else { continue }
            return text
        }
        return nil
    }

    private func authors(_ value: LenientJSON.Value) -> [String] {
        for key in ["authors", "author", "byline", "creator"] {
            let names = (value[key]?.elements ?? []).prefix(10).compactMap { author -> String? in
                if case .string(let name) = author { return name }
                return text(author, ["name", "fullName", "displayName"])
            }
            if !names.isEmpty { return names }
        }
        return []
    }
}
