import HTML
import Records

/// Reads articles from pages.
///
///     let page = Page(bytes: Array("<h1>Rain</h1><p>It rained all day, and all night too.</p>".utf8))
///     Reader().read(page).text   // "It rained all day, and all night too."
public struct Reader: Sendable {
    /// Name and version. Part of every article's id: raise the number when the answer changes.
    public static let version = "html/2"

    public var limits: Limits
    /// Rules of sites, consulted first.
    public var sites: SiteRules
    /// Tells an article's blocks from the rest of a page.
    public var judge: Judge

    public init(limits: Limits = Limits(), sites: SiteRules = SiteRules(), judge: Judge = Judge()) {
        self.limits = limits
        self.sites = sites
        self.judge = judge
    }

    /// The article of a page. Never fails: what could not be read is said in `flags`.
    public func read(_ page: Page) -> Article { reading(of: page).article }

    /// The article of a page with everything else known of it.
    public func reading(of page: Page) -> Reading {
        switch MediaKind(of: page) {
        case .html: htmlReading(of: page)
        case .pdf: PDFReader.read(page)
        case .xmlFeed: FeedReader.read(page)
        case .jsonFeed: JSONFeed.read(page)
        case .text: PlainText.read(page)
        case .unsupported(let type):
            Reading(
                empty: page, type: .other, flags: ["unsupported_media", "media:" + type], reader: Reader.version)
        }
    }

    private func htmlReading(of page: Page) -> Reading {
        let decoded = Decoded(page.bytes, charset: page.declaredCharset)
        let tree = Tree(utf8: decoded.utf8, limits: limits)
        let layout = LayoutWalk.run(tree)
        let declared = Declared(layout, tree)
        let ruled = sites.rule(for: page.url).map { SiteRuleFindings($0, tree, layout) }
        let main = ruled?.main ?? MainText.find(layout, tree, declared, judge, url: page.url)
        let site = SiteName(declared, url: page.url)
        var title = Title.find(declared, tree, site)
        let place = ArticlePlace(layout, main, title: title?.value)
        var authors = Authors.find(declared, tree, site, layout, main, place)
        let dates = Dates(declared, tree, layout, main, place, url: page.url)
        var published = dates.published()
        var modified = dates.modified()
        var section = declared.linked.section ?? declared.first("article:section")?.value

        if let ruled {
            title = ruled.first(.title).map { ($0, SiteRules.source) } ?? title
            authors =
                Authors.accept(ruled.all(.authors).flatMap(Authors.split), site).map { ($0, SiteRules.source) }
                ?? authors
            published =
                ruled.first(.published).flatMap { DateText.first(in: $0) }.map { ($0, SiteRules.source) } ?? published
            modified =
                ruled.first(.modified).flatMap { DateText.first(in: $0) }.map { ($0, SiteRules.source) } ?? modified
            section = ruled.first(.section) ?? section
        }
        var kind = ruled?.main != nil ? PageType.article : PageKind.find(declared, tree, layout, main, url: page.url)
        let told = kind == .listing ? MainText(blocks: [], container: 0, confidence: main.confidence) : main
        var written = ArticleText(layout, tree, told)
        var map: SourceMap? = SourceMap(written, layout, tree, told, decoded, page.bytes)
        let embedded = EmbeddedArticle.find(
            tree, declared, title: title?.value, shown: written.plain.utf8.count, isListing: kind == .listing)
        if let embedded {
            written = ArticleText(html: embedded.html)
            map = nil
            kind = .article
            title = title ?? embedded.title.map { ($0, embedded.source) }
            authors = authors ?? Authors.accept(embedded.authors, site).map { ($0, embedded.source) }
            published = published ?? embedded.published.flatMap { DateText.first(in: $0) }.map { ($0, embedded.source) }
        }
        var flags = tree.cuts.map(\.rawValue).sorted()
        flags += decoded.flags
        if written.plain.isEmpty { flags.append("no_text") }
        if kind == .listing { flags.append("listing") }
        if ruled?.isStale == true { flags.append(SiteRules.staleFlag) }

        let lang = PageLanguage.find(declared, text: written.plain)
        var sources: [String: String] = [:]
        sources["text"] = embedded?.source ?? (ruled?.main != nil ? SiteRules.source : nil)
        sources["lang"] = lang?.source
        sources["site"] = site.source
        sources["title"] = title?.source
        sources["authors"] = authors?.source
        sources["published"] = published?.source
        sources["modified"] = modified?.source
        let article = Article(
            capture: page.capture, url: page.url, payloadDigest: page.payloadDigest, title: title?.value,
            authors: authors?.value ?? [], site: site.name, published: published?.value.iso,
            modified: modified?.value.iso, lang: lang?.value, text: written.plain, origins: map?.origins() ?? [],
            flags: flags, reader: Reader.version)
        return Reading(
            article: article, markdown: written.markdown, canonical: declared.canonical,
            section: section,
            licence: declared.linked.licence ?? declared.licence, pageType: kind,
            confidence: main.confidence, sources: sources, feeds: DeclaredFeeds.find(declared, url: page.url), map: map)
    }
}
