import HTML

/// What a page's JSON-LD (schema.org) says of the article it holds.
struct LinkedData: Sendable {
    struct Author: Sendable {
        var name: String
        var isOrganization: Bool
    }

    var headline: String?
    var authors: [Author] = []
    var published: String?
    var modified: String?
    var body: String?
    var section: String?
    var licence: String?
    var lang: String?
    var publisher: String?
    var url: String?
    var type: String?
    var isArticle = false
    /// Types of every node of the graph.
    var types: Set<String> = []

    /// Objects looked at on one page.
    static let limit = 2_000

    private var articles: [LenientJSON.Value] = []
    private var others: [LenientJSON.Value] = []
    private var named: [String: LenientJSON.Value] = [:]
    private var seen = 0

    init() {}

    mutating func read(script index: Int, _ tree: Tree) {
        guard let type = tree.attribute(.type, of: index), type.containsASCII("ld+json") else { return }
        var bytes: [UInt8] = []
        for child in index + 1..<max(index + 1, Int(tree.nodes[index].end)) where tree.nodes[child].tag == .text {
            bytes.append(contentsOf: tree.text(child))
        }
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let value = LenientJSON.parse(bytes[start...])
        else { return }
        collect(value, depth: 0)
    }

    private mutating func collect(_ value: LenientJSON.Value, depth: Int) {
        guard seen < LinkedData.limit, depth < 12 else { return }
        seen += 1
        switch value {
        case .array(let values):
            for value in values { collect(value, depth: depth) }
        case .object(let members):
            if let id = value["@id"]?.string, named[id] == nil || members.count > 2 { named[id] = value }
            let types = LinkedData.types(of: value)
            self.types.formUnion(types)
            if !types.isDisjoint(with: LinkedData.articleTypes) { articles.append(value) }
            if !types.isDisjoint(with: LinkedData.otherTypes), value["datePublished"] != nil || value["author"] != nil {
                others.append(value)
            }
            for (key, member) in members where LinkedData.descend.contains(key) { collect(member, depth: depth + 1) }
        default: break
        }
    }

    static let descend: Set<String> = [
        "@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "creator", "hasPart", "itemListElement",
        "item",
        "blogPost",
    ]

    static let articleTypes: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "TechArticle", "ScholarlyArticle", "SocialMediaPosting",
        "LiveBlogPosting", "Report", "AdvertiserContentArticle", "SatiricalArticle", "MedicalScholarlyArticle",
    ]

    /// Works that a page may hold instead of an article, and the page itself.
    static let otherTypes: Set<String> = [
        "WebPage", "ItemPage", "AboutPage", "FAQPage", "Recipe", "DiscussionForumPosting", "Question", "HowTo",
        "Review",
        "CreativeWork", "Report", "Course", "Chapter", "Dataset",
    ]

    static func types(of value: LenientJSON.Value) -> Set<String> {
        guard let type = value["@type"] else { return [] }
        return Set(
            type.elements.compactMap(\.string).map { name in
                String(name.split(whereSeparator: { $0 == "/" || $0 == ":" }).last ?? "")
            })
    }

    /// Takes the answer from the first article of the graph, and from later ones what it leaves open.
    mutating func settle() {
        guard let article = articles.first(where: { $0["headline"] != nil }) ?? articles.first ?? others.first else {
            return
        }
        isArticle = !articles.isEmpty
        type = LinkedData.types(of: article).sorted().first
        headline = clean(article["headline"]) ?? (isArticle ? clean(article["name"]) : nil)
        published = clean(article["datePublished"]) ?? clean(article["dateCreated"])
        modified = clean(article["dateModified"])
        body = clean(article["articleBody"], collapse: false)
        section = article["articleSection"]?.elements.first.flatMap { clean($0) }
        licence = clean(article["license"])
        lang = clean(article["inLanguage"]) ?? article["inLanguage"]?["alternateName"].flatMap { clean($0) }
        url = clean(article["url"])
        publisher = article["publisher"].flatMap { resolve($0) }.flatMap { clean($0["name"]) ?? clean($0) }
        for field in [article["author"], article["creator"]] where authors.isEmpty {
            for author in field?.elements ?? [] { add(author) }
        }
        articles = []
        others = []
        named = [:]
    }

    private mutating func add(_ value: LenientJSON.Value) {
        guard let resolved = resolve(value), authors.count < 50 else { return }
        let organization = LinkedData.types(of: resolved).contains { $0.hasSuffix("Organization") }
        for name in resolved["name"]?.elements ?? [resolved] {
            if let name = clean(name) { authors.append(Author(name: name, isOrganization: organization)) }
        }
    }

    /// Follows a bare reference to the node it names.
    private func resolve(_ value: LenientJSON.Value) -> LenientJSON.Value? {
        if case .object(let members) = value, value["name"] == nil, members.count <= 2, let id = value["@id"]?.string {
            return named[id]
        }
        return value
    }

    private func clean(_ value: LenientJSON.Value?, collapse: Bool = true) -> String? {
        guard let value else { return nil }
        guard let text = value.string ?? value.elements.first?.string else { return nil }
        let plain = References.decode(text)
        let tidy = collapse ? Spaces.collapse(plain) : plain
        return tidy.isEmpty ? nil : tidy
    }
}
