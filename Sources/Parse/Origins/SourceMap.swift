import HTML
import Records

/// Leads from the text of an article back to the bytes of the payload: through the layout's white space, the parser's
/// references, the repairs of markup and the decoding.
struct SourceMap: Sendable {
    /// Where text was read from: a byte of the article's text, and the byte of the raw text it came from. Ascending.
    private var pieces: [(text: Int, raw: Int)] = []
    /// Stretches of the article's text that stand together in the page.
    private var stretches: [Range<Int>] = []
    private let text: [UInt8]
    private let raw: [UInt8]
    private let tree: Tree?
    private let decoded: Decoded
    private let original: [UInt8]

    /// The map of a page. `written` holds the blocks of `main` in order.
    init(
        _ written: ArticleText, _ layout: Layout, _ tree: Tree, _ main: MainText, _ decoded: Decoded,
        _ original: [UInt8]
    ) {
        self.init(written.plain, raw: tree.bytes, tree, decoded, original)
        for (start, index) in zip(written.starts, main.blocks) {
            let block = layout.blocks[index].text
            var piece = layout.pieces.firstIndex(from: block.lowerBound)
            while piece < layout.pieces.count, Int(layout.pieces[piece].text) < block.upperBound {
                let (place, raw) = layout.pieces[piece]
                pieces.append((start + Int(place) - block.lowerBound, Int(raw)))
                piece += 1
            }
            stretches.append(start..<(start + block.count))
        }
    }

    /// The map of plain text, whose paragraphs are bytes of `decoded` with white space run together.
    init(_ text: String, paragraphs: [Range<Int>], lengths: [Int], _ decoded: Decoded, _ original: [UInt8]) {
        self.init(text, raw: decoded.utf8, nil, decoded, original)
        var start = 0
        for (paragraph, length) in zip(paragraphs, lengths) {
            pieces.append((start, paragraph.lowerBound))
            stretches.append(start..<(start + length))
            start += length + 1
        }
    }

    private init(_ text: String, raw: [UInt8], _ tree: Tree?, _ decoded: Decoded, _ original: [UInt8]) {
        self.text = Array(text.utf8)
        self.raw = raw
        self.tree = tree
        self.decoded = decoded
        self.original = original
    }

    /// Every block of the text with the bytes behind it. Blocks of which none are known are left out.
    func origins() -> [Article.Origin] {
        let codePoints = Text(String(decoding: text, as: UTF8.self))
        return zip(stretches, sources(of: stretches)).compactMap { stretch, source in
            guard let source, stretch.upperBound <= text.count else { return nil }
            let span = codePoints.span(stretch)
            return Article.Origin(start: span.start, end: span.end, source: source)
        }
    }

    /// The bytes of the payload behind each stretch, in bytes of the article's text.
    func sources(of stretches: [Range<Int>]) -> [Span?] {
        let found = stretches.map(decodedRange)
        let places = found.flatMap { range in range.map { [$0.lowerBound, $0.upperBound] } ?? [] }.sorted()
        let offsets = decoded.offsets(of: places, in: original)
        let moved = Dictionary(zip(places, offsets)) { first, _ in first }
        return found.map { range in
            guard let range, let start = moved[range.lowerBound], let end = moved[range.upperBound] else { return nil }
            return Span(start: start, end: end)
        }
    }

    private func decodedRange(_ stretch: Range<Int>) -> Range<Int>? {
        var stretch = stretch
        while let first = stretch.first, first < text.count, text[first] <= 0x20 {
            stretch = (first + 1)..<stretch.upperBound
        }
        while let last = stretch.last, last < text.count, text[last] <= 0x20 { stretch = stretch.lowerBound..<last }
        guard let first = stretch.first, let last = stretch.last, last < text.count, let from = place(of: first),
            let to = place(of: last), from <= to
        else { return nil }
        return tree.map { $0.source(of: from..<(to + 1)) } ?? from..<(to + 1)
    }

    /// The raw byte behind a byte of the text: inside a piece the two differ in white space and invisible characters alone.
    private func place(of byte: Int) -> Int? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text <= byte { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        var at = pieces[low - 1].text
        var from = pieces[low - 1].raw
        while from < raw.count {
            while at < byte, text[at] <= 0x20 { at += 1 }
            if raw[from] != text[at] {
                guard let width = passed(at: from) else { return nil }
                from += width
            } else if at == byte {
                return from
            } else {
                at += 1
                from += 1
            }
        }
        return nil
    }

    /// Bytes of a character that the layout drops, or nil for one that it keeps.
    private func passed(at index: Int) -> Int? {
        if raw[index] <= 0x20 { return 1 }
        if raw[index] == 0xC2, index + 1 < raw.count, raw[index + 1] == 0xA0 || raw[index + 1] == 0xAD { return 2 }
        guard index + 2 < raw.count else { return nil }
        return raw[index...].isInvisible(at: index) || isWideSpace(raw[index...].prefix(3)) ? 3 : nil
    }

    /// U+2000 to U+200B, U+2028, U+2029, U+3000: white space that plain text has and `Spaces` collapses.
    private func isWideSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
        return scalar.properties.isWhitespace
    }
}

extension [(text: Int32, tree: Int32)] {
    /// The index of the first piece at or after a byte of the layout.
    fileprivate func firstIndex(from byte: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if Int(self[middle].text) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
