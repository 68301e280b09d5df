import HTML

/// Tells articles from listings, forums, products and documentation: by the page's schema.org types, its Open Graph
/// type, and how much of it is links.
enum PageKind {
    /// Share of links above which a page without an article's length is a listing.
    static let listingLinkDensity = 0.5
    /// Length of text from which a page that declares nothing is taken for an article.
    static let articleLength = 600
    /// Confidence below which a short text among links is no article. Of the 1,012 open pages that are short and mostly links, the
    /// five that are articles reach .68 or more, the seven that are none .39 or less.
    static let listingConfidence = 0.5

    static func find(
        _ declared: Declared, _ tree: Tree, _ layout: Layout, _ main: MainText, url: String?
    ) -> PageType {
        let types = declared.linked.types
        let open = declared.first("og:type")?.value.lowercased() ?? ""
        if !types.isDisjoint(with: ["DiscussionForumPosting", "QAPage"]) { return .forum }
        if types.contains("TechArticle") || types.contains("APIReference") { return .documentation }
        if declared.linked.isArticle { return .article }
        if types.contains("Product") || types.contains("ProductGroup") || open.hasPrefix("product") { return .product }
        if !types.isDisjoint(with: ["CollectionPage", "SearchResultsPage"]) { return list(layout) }
        if open == "article" { return .article }
        var length = 0
        var links = 0
        for block in layout.blocks {
            length += block.length
            links += block.linkLength
        }
        let kept = main.blocks.reduce(0) { $0 + layout.blocks[$1].length }
        if kept >= articleLength { return .article }
        if Double(links) > listingLinkDensity * Double(length), layout.blocks.count > 20,
            main.confidence < listingConfidence, !isOneArticle(tree, layout, main),
            !AddressKind(url ?? declared.canonical).isHeadline
        {
            return list(layout)
        }
        return kept > 0 ? .article : .other
    }

    /// Whether the page has a single `article` element, with some of the text in it.
    private static func isOneArticle(_ tree: Tree, _ layout: Layout, _ main: MainText) -> Bool {
        let articles = tree.nodes.indices.lazy.filter { tree.nodes[$0].tag == .article }.prefix(2)
        guard articles.count == 1, let article = articles.first else { return false }
        return main.blocks.contains { (article..<Int(tree.nodes[article].end)).contains(Int(layout.blocks[$0].node)) }
    }

    /// A list of goods is what a shop's page says; a list of other pages says nothing itself.
    private static func list(_ layout: Layout) -> PageType {
        Prices(layout).total >= Selection.shopPrices ? .collection : .listing
    }
}
