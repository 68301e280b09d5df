import HTML

/// The headline of a page: the first-level heading that the page's own declarations bear out, else what is declared,
/// cut at the site's name.
enum Title {
    static func find(_ declared: Declared, _ tree: Tree, _ site: SiteName) -> (value: String, source: String)? {
        var claims: [(value: String, source: String)] = []
        if let headline = declared.linked.headline, !site.matches(headline) {
            return (site.cut(from: headline), "json-ld")
        }
        if let (value, name) = declared.first("og:title", "twitter:title", "dc.title", "title", "headline") {
            claims.append((References.decode(value), "meta:" + name))
        }
        if let title = declared.titles.first(where: { !$0.isEmpty }) { claims.append((title, "title")) }
        let headings = declared.headings.prefix(20).map { text(of: $0, tree) }.filter { !$0.isEmpty }
        for claim in claims {
            if let heading = headings.first(where: { isPart($0, of: claim.value) && !site.matches($0) }) {
                return (heading, "h1")
            }
        }
        if let best = headings.max(by: { likeness($0, claims) < likeness($1, claims) }),
            likeness(best, claims) >= leastLikeness, !site.matches(best)
        {
            return (best, "h1")
        }
        if let (value, source) = claims.first { return (site.cut(from: value), source) }
        return headings.first.map { ($0, "h1") }
    }

    /// Documentation ends its headings with a link to themselves.
    private static func text(of heading: Int, _ tree: Tree) -> String {
        let text = tree.content(of: heading)
        return text.hasSuffix("¶") || text.hasSuffix(" #") ? Spaces.collapse(String(text.dropLast())) : text
    }

    /// Share of words a heading and a declared title must have in common for the heading to be the headline.
    static let leastLikeness = 0.6

    /// Whether the declared title is the heading with something before or after it.
    private static func isPart(_ heading: String, of title: String) -> Bool {
        let part = fold(heading)
        return part.unicodeScalars.count >= 8 && fold(title).contains(part)
    }

    private static func likeness(_ heading: String, _ claims: [(value: String, source: String)]) -> Double {
        let words = Set(Shingles.words(Array(heading.utf8)[...]))
        guard !words.isEmpty else { return 0 }
        return claims.map { claim in
            let other = Set(Shingles.words(Array(claim.value.utf8)[...]))
            return Double(words.intersection(other).count)
                / Double(max(1, min(words.count, other.count) + words.count) / 2)
        }.max() ?? 0
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
