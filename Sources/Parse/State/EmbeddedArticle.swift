import HTML

/// An article that a page carries as data for its scripts to show: JSON-LD's `articleBody`, or the state from which a framework
/// builds the page. Found by its shape, an object with a headline and prose, not by the name of a site or a framework.
struct EmbeddedArticle {
    var title: String?
    var authors: [String] = []
    var published: String?
    /// The body as HTML.
    var html: String
    /// `json-ld` or `state`.
    var source: String

    /// Length of the visible text up to which data is looked for, and times that length that data must hold. A page that shows
    /// its article is read as it shows it. Sweep on the open sets: 0, 250 and 500 give the same eight figures.
    static let visible = 250
    static let excess = 2
    /// Bytes of prose that make a body.
    static let least = 200

    /// The embedded article of a page of which only `shown` bytes of text are visible. It must bear the
    /// page's title, unless the page shows nothing and is no listing: then its title may be the site's alone.
    static func find(_ tree: Tree, _ declared: Declared, title: String?, shown: Int, isListing: Bool)
        -> EmbeddedArticle?
    {
        guard shown <= visible else { return nil }
        let enough = max(least, excess * shown)
        if let body = declared.linked.body, body.utf8.count >= enough {
            return EmbeddedArticle(html: StateProse.html(of: body), source: "json-ld")
        }
        var search = StateSearch(title: title)
        for index in tree.nodes.indices where tree.nodes[index].tag == .script {
            guard let state = PageState.value(of: index, in: tree) else { continue }
            search.walk(state)
        }
        guard let best = search.best, best.length >= enough, best.hasTitle || shown == 0 && !isListing else {
            return nil
        }
        return best.article
    }
}

/// The JSON inside a script: its whole content, or what it assigns (`window.__STATE__ = {…}`).
enum PageState {
    /// Bytes of a script before the brace of a value that it assigns.
    private static let preamble = 200

    static func value(of script: Int, in tree: Tree) -> LenientJSON.Value? {
        var bytes: [UInt8] = []
        for child in script + 1..<max(script + 1, Int(tree.nodes[script].end)) where tree.nodes[child].tag == .text {
            bytes.append(contentsOf: tree.text(child))
        }
        guard bytes.count >= EmbeddedArticle.least else { return nil }
        let open: Set<UInt8> = [UInt8(ascii: "{"), UInt8(ascii: "[")]
        guard let start = bytes.prefix(preamble).firstIndex(where: open.contains) else { return nil }
        let before = bytes[..<start].filter { $0 > 0x20 }
        if before.isEmpty { return LenientJSON.parse(bytes[start...]) }
        guard before.last == UInt8(ascii: "=") else { return nil }
        return LenientJSON.parse(bytes[start...])
    }
}
