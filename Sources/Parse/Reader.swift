import Digests
import HTML
import Records

/// Reads articles from pages.
///
///     let page = Page(bytes: Array("<h1>Rain</h1><p>It rained all day, and all night too.</p>".utf8))
///     Reader().read(page).text   // "It rained all day, and all night too."
public struct Reader: Sendable {
    /// Name and version. Part of every article's id: raise the number when the answer changes.
    public static let version = "html/1"

    public var limits: Limits

    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// The article of a page. Never fails: what could not be read is said in `flags`.
    public func read(_ page: Page) -> Article { reading(of: page).article }

    /// The article of a page with everything else known of it.
    public func reading(of page: Page) -> Reading {
        if let refused = UnsupportedMedia.refuse(page) { return refused }
        let decoded = Decoded(page.bytes, charset: page.declaredCharset)
        let tree = Tree(utf8: decoded.utf8, limits: limits)
        var flags = tree.cuts.map(\.rawValue).sorted()
        if decoded.repaired { flags.append("repaired_encoding") }
        let layout = LayoutWalk.run(tree)
        let declared = Declared(layout, tree)
        let main = MainText.find(layout, tree, declared)
        let written = ArticleText(layout, tree, main)
        let text = written.plain
        if text.isEmpty { flags.append("no_text") }

        var sources: [String: String] = [:]
        let site = SiteName(declared, url: page.url)
        let title = Title.find(declared, tree, site)
        let place = ArticlePlace(layout, main, title: title?.value)
        let authors = Authors.find(declared, tree, site, layout, main, place)
        let dates = Dates(declared, tree, layout, main, place, url: page.url)
        let published = dates.published()
        let modified = dates.modified()
        let lang = PageLanguage.find(declared, text: text)
        let kind = PageKind.find(declared, layout, main)
        if kind == .listing { flags.append("listing") }
        sources["lang"] = lang?.source
        sources["site"] = site.source
        sources["title"] = title?.source
        sources["authors"] = authors?.source
        sources["published"] = published?.source
        sources["modified"] = modified?.source

        let digest = page.digest ?? SHA256.hash(page.bytes).labelled
        let article = Article(
            capture: page.capture, url: page.url, payloadDigest: digest, title: title?.value,
            authors: authors?.value ?? [], site: site.name, published: published?.value.iso,
            modified: modified?.value.iso,
            lang: lang?.value, text: text, flags: flags, reader: Reader.version)
        return Reading(
            article: article, markdown: written.markdown, canonical: declared.canonical,
            section: declared.linked.section ?? declared.first("article:section")?.value,
            licence: declared.linked.licence ?? declared.licence, pageType: kind,
            confidence: main.confidence, sources: sources)
    }
}
