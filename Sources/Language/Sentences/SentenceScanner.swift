import Records

/// One pass over the bytes of a text, closing a sentence at each stop that ends one.
struct SentenceScanner {
    let bytes: [UInt8]
    private(set) var ranges: [Range<Int>] = []
    private(set) var paragraphs: [Range<Int>] = []
    private var paragraphStart: Int?
    private var start = 0
    private var lineStart = 0
    private var block: LineBlock

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        block = LineBlock(bytes, from: 0)
    }

    mutating func scan() {
        var index = 0
        while let place = mark(from: index) {
            index = place
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                index = stop(at: index)
            case 0x0A:
                index = lineFeed(at: index)
            case 0xE2 where isEllipsis(at: index):
                index = stop(at: index)
            case 0xE0, 0xE3, 0xEF:
                let glyph = Glyph(bytes, at: index)
                index += glyph.length
                if glyph.isFullWidthStop {
                    index = SentenceTail(bytes, from: index, afterNumber: false).end
                    close(at: index)
                }
            default:
                index += 1
            }
        }
        close(at: bytes.count)
        closeParagraph()
    }

    /// The next byte that a sentence may end at; the rest of the text is passed over.
    private func mark(from start: Int) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                if index &+ 8 <= bytes.count, let base = unsafe UnsafeRawPointer(bytes.baseAddress) {
                    let eight = unsafe EightBytes(base, at: index)
                    let marks =
                        eight.marks(of: 0x2E) | eight.marks(of: 0x0A) | eight.marks(of: 0x21) | eight.marks(of: 0x3F)
                        | eight.marksOfWide
                    guard marks != 0 else {
                        index &+= 8
                        continue
                    }
                    index &+= marks.trailingZeroBitCount &>> 3
                }
                switch unsafe bytes[index] {
                case 0x2E, 0x0A, 0x21, 0x3F, 0xE0, 0xE2, 0xE3, 0xEF: return index
                default: index &+= 1
                }
            }
            return nil
        }
    }

    private func isEllipsis(at index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
    }

    /// Reads the stops that begin at `index` and what belongs to them, and returns the byte to go on from.
    private mutating func stop(at index: Int) -> Int {
        var end = index
        var isPoint = true
        while end < bytes.count {
            if isEllipsis(at: end) {
                isPoint = false
                end += 3
                continue
            }
            guard bytes[end] == 0x2E || bytes[end] == 0x21 || bytes[end] == 0x3F else { break }
            if bytes[end] != 0x2E || end > index { isPoint = false }
            end += 1
        }
        let afterNumber = index > 0 && (0x30...0x39).contains(bytes[index - 1]) && !isYear(before: index)
        let tail = SentenceTail(bytes, from: end, afterNumber: afterNumber)
        guard tail.end == bytes.count || Glyph(bytes, at: tail.end).isSpace else { return end }
        let boundary = SentenceBoundary(bytes, sentence: start, point: isPoint ? index : nil, tail: tail)
        if boundary.endsSentence { close(at: tail.end) }
        return tail.end
    }

    /// Whether a year such as 2027 stands before byte `index`: what follows its point is no decimal.
    private func isYear(before index: Int) -> Bool {
        guard index >= 4, bytes[(index - 4)..<index].allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        let century = bytes[(index - 4)..<(index - 2)]
        let isModern = century.elementsEqual("19".utf8) || century.elementsEqual("20".utf8)
        return isModern && (index == 4 || !Glyph(bytes, before: index - 4).isDigit && bytes[index - 5] != 0x2E)
    }

    /// Ends the sentence at a line break unless the break is only a wrapped line.
    private mutating func lineFeed(at index: Int) -> Int {
        let length = LineBlock.length(bytes, lineStart..<index)
        let isLast = LineBlock.isBlank(bytes, from: index + 1)
        if isLast || !block.isSoft(bytes, lineFeed: index, length: length) {
            close(at: index)
            closeParagraph()
        }
        var next = index + 1
        if isLast {
            while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        }
        lineStart = next
        if next >= block.end { block = LineBlock(bytes, from: next) }
        return next
    }

    private mutating func close(at end: Int) {
        var (low, high) = (start, end)
        while low < high {
            let glyph = Glyph(bytes, at: low)
            guard glyph.isSpace else { break }
            low += glyph.length
        }
        while low < high {
            let glyph = Glyph(bytes, before: high)
            guard glyph.isSpace else { break }
            high -= glyph.length
        }
        if low < high {
            ranges.append(low..<high)
            if paragraphStart == nil { paragraphStart = low }
        }
        start = end
    }

    private mutating func closeParagraph() {
        guard let first = paragraphStart, let last = ranges.last else { return }
        paragraphs.append(first..<last.upperBound)
        paragraphStart = nil
    }
}
