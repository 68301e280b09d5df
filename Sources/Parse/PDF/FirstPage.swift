import PDF

/// Title, authors and date of a PDF: what its first page shows, then what its information dictionary says.
struct FirstPage {
    private let document: PDFDocument
    private let paragraphs: [Paragraph]
    private let site: SiteName

    /// Paragraphs from the top that may hold a byline or a date.
    private static let head = 12
    /// Bytes of a paragraph beyond which it tells the story.
    private static let longest = 120

    init(_ document: PDFDocument, _ paragraphs: some Sequence<Paragraph>, site: SiteName) {
        self.document = document
        self.paragraphs = Array(paragraphs)
        self.site = site
    }

    private var short: [String] {
        paragraphs.prefix(FirstPage.head).map(\.text).filter { $0.utf8.count <= FirstPage.longest }
    }

    /// The title of the information dictionary where the first page bears it out or shows no heading; else the heading in the
    /// largest print. Programs fill the dictionary with file names.
    func title() -> (value: String, source: String)? {
        let headings = paragraphs.filter { $0.kind == .heading }
        let largest = headings.map(\.height).max() ?? 0
        let shown = headings.first { $0.height > 0.97 * largest }?.text
        if let told = document.title, !FirstPage.isFileName(told) {
            let words = Set(told.lowercased().split { !$0.isLetter && !$0.isNumber })
            let page = Set(paragraphs.flatMap { $0.text.lowercased().split { !$0.isLetter && !$0.isNumber } })
            if shown == nil || 2 * words.intersection(page).count > words.count { return (told, "pdf:info") }
        }
        return shown.map { ($0, "pdf:page") }
    }

    private static func isFileName(_ title: String) -> Bool {
        let lower = title.lowercased()
        let endings = [
            ".doc", ".docx", ".pdf", ".indd", ".qxd", ".ppt", ".pptx", ".xls", ".xlsx", ".tex", ".dvi", ".rtf",
        ]
        return lower.hasPrefix("microsoft ") || lower.hasPrefix("untitled") || lower.hasPrefix("(anonymous)")
            || endings.contains(where: lower.hasSuffix) || !title.contains { $0.isLetter }
    }

    func authors() -> (value: [String], source: String)? {
        for text in short {
            guard let prefix = Byline.openings.first(where: text.lowercased().hasPrefix),
                let names = Authors.accept(Authors.split(String(text.dropFirst(prefix.count))), site),
                names.allSatisfy(Byline.looksLikeName)
            else { continue }
            return (names, "pdf:page")
        }
        // A login name is one word.
        guard let told = document.author, let names = Authors.accept(Authors.split(told), site),
            names.allSatisfy(Byline.looksLikeName)
        else { return nil }
        return (names, "pdf:info")
    }

    func published(monthFirst: Bool) -> (value: CalendarDate, source: String)? {
        for text in short where text.utf8.contains(where: { $0.isDigit }) {
            if let date = DateText.first(in: text, monthFirst: monthFirst) { return (date, "pdf:page") }
        }
        return document.created.flatMap { DateText.first(in: $0) }.map { ($0, "pdf:info") }
    }
}
