import Digests
import PDF
import Records

/// Reads a PDF as an article with page numbers. What could not be read is said in `flags`.
enum PDFReader {
    static let version = "pdf/1"

    static func read(_ page: Page, limits: PDFLimits = PDFLimits()) -> Reading {
        let document: PDFDocument
        do throws(PDFError) {
            document = try PDFDocument(page.bytes, limits: limits)
        } catch {
            return failed(page, error)
        }
        let pages = Furniture.removed(from: document.pages)
        let paragraphs = Paragraphs(pages).found
        var written = PagedText(paragraphs)
        var flags: [String] = document.wasCut ? ["cut_short"] : []
        if document.pages.allSatisfy({ $0.blocks.isEmpty }) {
            flags.append("image_only")
        } else if PDFCharacters.isUnmapped(written.plain) {
            flags.append("unmapped_fonts")
            written = PagedText([])
        }
        if written.plain.isEmpty { flags.append("no_text") }

        let site = SiteName(url: page.url)
        let head = FirstPage(document, paragraphs.prefix { ($0.pages.first?.page ?? 1) == 1 }, site: site)
        var sources: [String: String] = [:]
        let lang = PageLanguage.find(text: written.plain)
        let title = head.title()
        let authors = head.authors()
        let published = head.published(monthFirst: false)
        let modified = document.modified.flatMap { DateText.first(in: $0) }
        sources["lang"] = lang?.source
        sources["site"] = site.source
        sources["title"] = title?.source
        sources["authors"] = authors?.source
        sources["published"] = published?.source
        if modified != nil { sources["modified"] = "pdf:info" }
        let article = Article(
            capture: page.capture, url: page.url, payloadDigest: page.payloadDigest, title: title?.value,
            authors: authors?.value ?? [], site: site.name, published: published?.value.iso, modified: modified?.iso,
            lang: lang?.value,
            text: written.plain, origins: written.origins, flags: flags, reader: version)
        return Reading(
            article: article, markdown: written.markdown, pageType: .document,
            confidence: written.plain.isEmpty ? 0 : 1, sources: sources)
    }

    private static func failed(_ page: Page, _ error: PDFError) -> Reading {
        let flags: [String]
        switch error {
        case .readerMissing: flags = ["unsupported_media", "media:application/pdf", error.rawValue]
        case .encrypted, .damaged, .tooCostly: flags = [error.rawValue, "no_text"]
        }
        return Reading(empty: page, type: .document, flags: flags, reader: version)
    }
}

/// Paragraphs as plain text and Markdown, and where the pages begin.
struct PagedText {
    private(set) var plain = ""
    private(set) var markdown = ""
    private(set) var origins: [Article.Origin] = []

    init(_ paragraphs: [Paragraph]) {
        var count = 0
        for paragraph in paragraphs {
            if !plain.isEmpty {
                plain += "\n"
                markdown += "\n\n"
                count += 1
            }
            for mark in paragraph.pages { begin(page: mark.page, at: count + mark.start) }
            plain += paragraph.text
            count += paragraph.text.unicodeScalars.count
            switch paragraph.kind {
            case .heading: markdown += "## "
            case .item: markdown += "- "
            case .body: break
            }
            markdown += paragraph.text
        }
        if !origins.isEmpty { origins[origins.count - 1].end = count }
    }

    private mutating func begin(page: Int, at start: Int) {
        guard origins.last?.page != page else { return }
        if !origins.isEmpty { origins[origins.count - 1].end = start }
        origins.append(Article.Origin(start: start, end: start, page: page))
    }
}
