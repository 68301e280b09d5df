import PDF

/// A paragraph, heading or list item put together from the lines of a PDF.
struct Paragraph {
    enum Kind { case body, heading, item }

    var kind: Kind
    var text: String
    /// Height of its first line in points: the nearest thing to a font size.
    var height: Double
    /// The characters of `text` (Unicode code points) at which a page begins, and its number.
    var pages: [(start: Int, page: Int)]

    /// Ends in the middle of a sentence, so that it may go on in the next column or on the next page.
    var isOpen: Bool { !Array(text.utf8)[...].endsSentence }

    var startsLowercase: Bool { text.unicodeScalars.first?.properties.isLowercase == true }

    mutating func append(_ other: Paragraph, _ hyphens: Hyphens) {
        let (kept, joint) = hyphens.join(text, other.text)
        text = kept
        let shift = (text + joint).unicodeScalars.count
        text += joint + other.text
        for mark in other.pages where mark.page != pages.last?.page {
            pages.append((shift + mark.start, mark.page))
        }
    }
}

/// How a line that ends in a hyphen goes on in the next.
struct Hyphens {
    /// Words of the document that are written with a hyphen inside a line.
    private var compounds: Set<String> = []

    init(_ pages: [PDFDocument.Page]) {
        for page in pages {
            for line in page.blocks.joined() {
                for word in line.text.split(separator: " ") where word.contains("-") && !word.hasSuffix("-") {
                    compounds.insert(Hyphens.bare(word))
                }
            }
        }
    }

    private static func bare(_ word: some StringProtocol) -> String {
        let isPart = { (character: Character) in character.isLetter || character.isNumber || character == "-" }
        return String(word.drop { !isPart($0) }.reversed().drop { !isPart($0) }.reversed()).lowercased()
    }

    /// The first line as it is kept, and what stands between it and the second: a space, or nothing where a word was
    /// divided or the script has no spaces. A hyphen stays before a figure or a capital, and in words that the document
    /// also writes with one.
    func join(_ first: String, _ second: String) -> (kept: String, joint: String) {
        guard let last = first.unicodeScalars.last, let next = second.unicodeScalars.first else { return (first, "") }
        if last == "\u{AD}" { return (String(first.dropLast()), "") }
        if last == "-" || last == "\u{2010}" {
            let stem = first.dropLast()
            guard stem.last?.isLetter == true, next.properties.isAlphabetic else {
                return (first, stem.last?.isNumber == true ? "" : " ")
            }
            let word = Hyphens.bare(stem.split(separator: " ").last.map(String.init) ?? "")
            let rest = Hyphens.bare(second.split(separator: " ").first.map(String.init) ?? "")
            let isCompound = !next.properties.isLowercase || compounds.contains(word + "-" + rest)
            return (isCompound ? first : String(stem), "")
        }
        return (first, last.value >= 0x2E80 && next.value >= 0x2E80 && !Hyphens.isHangul(next) ? "" : " ")
    }

    /// Korean has spaces between its words.
    private static func isHangul(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7AF).contains(scalar.value) }
}
