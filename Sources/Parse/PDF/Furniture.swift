import PDF

/// What a page carries besides its text: running heads and feet, page numbers, stamps along the margin.
enum Furniture {
    /// Share of the page's height, from the top and from the bottom, in which heads and feet stand.
    private static let zone = 0.12
    /// Points by which a running head may move from page to page.
    private static let drift = 4.0
    /// Pages on which the same line must stand, in documents of at least that many; all pages of shorter ones.
    private static let repeats = 3

    /// The pages without their furniture.
    static func removed(from pages: [PDFDocument.Page]) -> [PDFDocument.Page] {
        var places: [String: [Double]] = [:]
        for page in pages {
            for line in page.blocks.joined() where isInZone(line, of: page) {
                places[mask(line.text), default: []].append(line.box.top)
            }
        }
        let least = max(2, min(repeats, pages.count))
        return pages.map { page in
            var page = page
            page.blocks = page.blocks.map { block in
                block.filter { line in
                    if isAlongMargin(line) { return false }
                    guard isInZone(line, of: page) else { return true }
                    if isPageNumber(line.text) { return false }
                    let near = places[mask(line.text), default: []].filter { abs($0 - line.box.top) <= drift }
                    return near.count < least
                }
            }.filter { !$0.isEmpty }
            return page
        }
    }

    private static func isInZone(_ line: PDFDocument.Line, of page: PDFDocument.Page) -> Bool {
        line.box.bottom < zone * page.height || line.box.top > (1 - zone) * page.height
    }

    /// Text set upright beside the page's own.
    private static func isAlongMargin(_ line: PDFDocument.Line) -> Bool {
        line.text.utf8.count > 3 && line.box.height > 2 * line.box.width
    }

    /// The line with each number as one sign: page numbers differ from page to page.
    private static func mask(_ text: String) -> String {
        var out = ""
        var inNumber = false
        for scalar in text.lowercased().unicodeScalars.prefix(200) {
            let isNumber = ("0"..."9").contains(scalar)
            if !isNumber { out.unicodeScalars.append(scalar) } else if !inNumber { out += "#" }
            inNumber = isNumber
        }
        return out
    }

    private static let pageWords: Set<String> = [
        "page", "p.", "of", "seite", "von", "страница", "стр.", "с.", "из", "бет", "página", "de", "sur", "pagina", "/",
        "|", "-", "–", "—",
    ]

    /// `12`, `xiv`, `- 12 -`, `Page 12 of 80`, `12/80`.
    private static func isPageNumber(_ text: String) -> Bool {
        guard text.utf8.count <= 24 else { return false }
        var numbers = 0
        for word in text.lowercased().split(whereSeparator: { $0 == " " || $0 == "/" })
        where !pageWords.contains(String(word)) {
            let bare = word.drop { "-–—[(".contains($0) }.prefix { !"-–—])".contains($0) }
            let isRoman = !bare.isEmpty && bare.count <= 6 && bare.allSatisfy { "ivxlc".contains($0) }
            guard isRoman || bare.utf8.count <= 4 && bare.utf8.allSatisfy({ $0.isDigit }) else { return false }
            numbers += 1
        }
        return numbers == 1 || numbers == 2
    }
}
