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
        let decoded = Decoded(page.bytes, charset: page.declaredCharset)
        let tree = Tree(utf8: decoded.utf8, limits: limits)
        var flags = tree.cuts.map(\.rawValue).sorted()
        if decoded.repaired { flags.append("repaired_encoding") }
        let layout = LayoutWalk.run(tree)
        let declared = Declared(layout, tree)
        let main = MainText.find(layout, tree, declared)
        let text = main.blocks.map { layout.string(layout.blocks[$0]) }.joined(separator: "\n")
        if text.isEmpty { flags.append("no_text") }

        var sources: [String: String] = [:]
        let site = declared.first("og:site_name", "application-name")?.value ?? declared.linked.publisher
        let title = Title.find(declared, tree, site: site)
        let authors = Authors.find(declared, site: site)
        let published = Dates.published(declared, tree)
        let modified = Dates.modified(declared)
        sources["title"] = title?.source
        sources["authors"] = authors?.source
        sources["published"] = published?.source
        sources["modified"] = modified?.source

        let digest = page.digest ?? "sha256:" + SHA256.hash(page.bytes).hex
        let article = Article(
            capture: page.capture, url: page.url, payloadDigest: digest, title: title?.value,
            authors: authors?.value ?? [], site: site, published: published?.value.iso, modified: modified?.value.iso,
            lang: declared.lang ?? declared.linked.lang, text: text, flags: flags, reader: Reader.version)
        return Reading(
            article: article, markdown: text, canonical: declared.canonical, section: declared.linked.section,
            licence: declared.linked.licence ?? declared.licence, pageType: text.isEmpty ? .other : .article,
            confidence: main.confidence, sources: sources)
    }
}
