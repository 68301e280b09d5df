import PDF

/// Rebuilds paragraphs from the lines of a PDF: inside a block, over columns and over pages.
struct Paragraphs {
    private(set) var found: [Paragraph] = []
    /// Height of most lines.
    private let body: Double
    private let hyphens: Hyphens

    /// Line heights, as shares of the body's, from which a line is a heading and below which it is a note.
    private static let heading = 1.15
    private static let note = 0.92
    /// A block of larger print than this many bytes is no heading.
    private static let longestHeading = 300
    /// Notes and captions that may stand between two halves of a paragraph.
    private static let interruption = 8

    init(_ pages: [PDFDocument.Page]) {
        hyphens = Hyphens(pages)
        body = Paragraphs.bodyHeight(pages)
        for (number, page) in pages.enumerated() {
            for block in page.blocks {
                for lines in Paragraphs.split(block) { add(lines, page: number + 1) }
            }
        }
    }

    /// The median height of lines, each counted by its length.
    private static func bodyHeight(_ pages: [PDFDocument.Page]) -> Double {
        let lines = pages.flatMap { $0.blocks.joined() }.sorted { $0.box.height < $1.box.height }
        let half = lines.reduce(0) { $0 + $1.text.utf8.count } / 2
        var seen = 0
        for line in lines {
            seen += line.text.utf8.count
            if seen > half { return line.box.height }
        }
        return 0
    }

    private mutating func add(_ lines: [PDFDocument.Line], page: Int) {
        guard let first = lines.first else { return }
        var paragraph = make(first, page: page)
        for line in lines.dropFirst() { paragraph.append(make(line, page: page), hyphens) }
        guard !paragraph.text.isEmpty else { return }
        if paragraph.height > Paragraphs.heading * body, paragraph.text.utf8.count <= Paragraphs.longestHeading {
            paragraph.kind = .heading
        } else if let bare = Paragraphs.withoutBullet(paragraph.text) {
            paragraph.kind = .item
            paragraph.text = bare
        } else if let place = placeOfFirstHalf(of: paragraph) {
            found[place].append(paragraph, hyphens)
            return
        }
        found.append(paragraph)
    }

    private func make(_ line: PDFDocument.Line, page: Int) -> Paragraph {
        Paragraph(
            kind: .body, text: PDFCharacters.tidy(line.text), height: line.box.height, pages: [(0, page)])
    }

    /// The paragraph that `second` goes on: open, of the same print, with at most notes between.
    private func placeOfFirstHalf(of second: Paragraph) -> Int? {
        for place in found.indices.reversed().prefix(Paragraphs.interruption) {
            let first = found[place]
            if abs(first.height - second.height) <= 0.1 * body {
                guard first.kind != .heading, first.isOpen else { return nil }
                let isDivided = first.text.hasSuffix("-") || first.text.hasSuffix("\u{AD}")
                return isDivided || second.startsLowercase ? place : nil
            }
            guard first.height < Paragraphs.note * body else { return nil }
        }
        return nil
    }

    // MARK: Inside a block

    /// The lines of a block as paragraphs: a new one begins after a gap, at an indent, at a bullet, at a change of print, and
    /// after a short line that ends a sentence.
    static func split(_ block: [PDFDocument.Line]) -> [[PDFDocument.Line]] {
        guard let first = block.first else { return [] }
        let left = block.map(\.box.left).min() ?? 0
        let right = block.map(\.box.right).max() ?? 0
        let gaps = zip(block, block.dropFirst()).map { $1.box.top - $0.box.top }.filter { $0 > 0 }.sorted()
        let pitch = gaps.isEmpty ? 0 : gaps[gaps.count / 2]
        var paragraphs = [[first]]
        for index in block.indices.dropFirst() {
            let line = block[index]
            let previous = block[index - 1]
            let size = line.box.height
            let indent = line.box.left - left
            let previousIndent = previous.box.left - left
            let nextIndent = index + 1 < block.count ? block[index + 1].box.left - left : 0
            let isAfterGap = block.count > 2 && line.box.top - previous.box.top > 1.4 * pitch
            let isNewPrint = abs(size - previous.box.height) > 0.15 * previous.box.height
            let isIndented =
                indent > 0.7 * size && indent < 6 * size && previousIndent < 0.3 * size && nextIndent < 0.3 * size
            let isAfterEnd =
                previous.box.right < right - 0.2 * (right - left) && Array(previous.text.utf8)[...].endsSentence
            if isAfterGap || isNewPrint || isIndented || isAfterEnd || withoutBullet(line.text) != nil {
                paragraphs.append([line])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs
    }

    /// The text of a list item; nil for what is none.
    private static func withoutBullet(_ text: String) -> String? {
        guard let first = text.first, "•◦▪▫‣●○■□➢✓·\u{F0B7}\u{F0A7}".contains(first) else { return nil }
        let rest = text.dropFirst().drop { $0 == " " }
        return rest.isEmpty ? nil : String(rest)
    }
}

/// Characters that fonts of PDFs leave behind.
enum PDFCharacters {
    private static let ligatures: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl", "\u{FB05}": "st",
        "\u{FB06}": "st",
    ]

    /// Ligatures as letters, no control characters, white space collapsed.
    static func tidy(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let letters = ligatures[scalar] {
                out.append(contentsOf: letters.unicodeScalars)
            } else if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) {
                out.append(scalar)
            }
        }
        return Spaces.collapse(String(out))
    }

    /// Share of characters without meaning from which a font has no map to Unicode.
    private static let unmappedShare = 0.3

    /// Whether the text is codes of a font rather than letters.
    static func isUnmapped(_ text: String) -> Bool {
        var unmapped = 0
        var count = 0
        for scalar in text.unicodeScalars where scalar != " " {
            count += 1
            if (0xE000...0xF8FF).contains(scalar.value) || scalar.value == 0xFFFD { unmapped += 1 }
        }
        return Double(unmapped) > unmappedShare * Double(count)
    }
}
