import Records

/// The lines from one blank line to the next, and whether they were broken to fit a width.
///
/// A line break inside hard-wrapped text is only a space; anywhere else it ends a paragraph.
struct LineBlock {
    /// The byte at which the block ends.
    let end: Int
    /// Code points of the longest line that can be a wrapped one; 0 where lines are whole paragraphs.
    let width: Int

    /// Longer lines are paragraphs: no wrapping program, terminal or printed page goes beyond this.
    private static let longestWrapped = 120
    /// Shorter columns are lists and headings, not prose.
    private static let narrowest = 40

    /// Measures the block whose first line begins at `start`.
    init(_ bytes: [UInt8], from start: Int) {
        var lineStart = start
        var (lines, long, widest) = (0, 0, 0)
        while lineStart < bytes.count {
            let lineEnd = Self.lineEnd(bytes, from: lineStart)
            let length = Self.length(bytes, lineStart..<lineEnd)
            if length > Self.longestWrapped { long += 1 } else { widest = max(widest, length) }
            lines += 1
            lineStart = lineEnd + 1
            if lineEnd < bytes.count, Self.isBlank(bytes, from: lineStart) { break }
        }
        end = min(lineStart, bytes.count)
        // A wrapped text may hold a few unbreakable lines, addresses mostly.
        width = long * 5 <= lines && widest >= Self.narrowest ? widest : 0
    }

    /// The line feed that ends the line of byte `start`, or the end of the text.
    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var index = start
            if let base = unsafe UnsafeRawPointer(bytes.baseAddress) {
                while index &+ 8 <= bytes.count, unsafe EightBytes(base, at: index).marks(of: 0x0A) == 0 { index &+= 8 }
            }
            while index < bytes.count, unsafe bytes[index] != 0x0A { index &+= 1 }
            return index
        }
    }

    /// Code points of a line; of one that is too long to be a wrapped one, any number that says so.
    static func length(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
        guard line.count <= longestWrapped * 4 else { return line.count }
        var length = 0
        for byte in bytes[line] where byte & 0xC0 != 0x80 { length += 1 }
        return length
    }

    /// Whether the line break at byte `lineFeed`, after a line of `length` code points, is only a space.
    func isSoft(_ bytes: [UInt8], lineFeed: Int, length: Int) -> Bool {
        var next = lineFeed + 1
        if Self.isRow(bytes, at: lineFeed) || Self.isRow(bytes, at: next) { return false }
        while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
        if LineStart.isItem(bytes, at: next) { return false }
        // Prose goes on in small letters, however wide its lines; a column of short items does not count as prose.
        if length >= Self.narrowest, Glyph(bytes, at: next).isLower { return true }
        guard width > 0, length <= Self.longestWrapped else { return false }
        if Glyph(bytes, at: next).isLower { return true }
        var word = 0
        while next < bytes.count, bytes[next] > 0x20, word < width {
            if bytes[next] & 0xC0 != 0x80 { word += 1 }
            next += 1
        }
        // The next word would not have fitted. Proportional type makes lines of equal width differ in letters by
        // about a sixth.
        return length + 1 + word > width - width / 6
    }

    /// Whether the line that holds a byte is a row of a table: fields with a tab between.
    private static func isRow(_ bytes: [UInt8], at index: Int) -> Bool {
        var start = index
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        return bytes[min(start, bytes.count)...].prefix { $0 != 0x0A }.contains(0x09)
    }

    static func isBlank(_ bytes: [UInt8], from start: Int) -> Bool {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0D: index += 1
            case 0x0A: return true
            default: return false
            }
        }
        return true
    }
}

/// What a line begins with.
enum LineStart {
    /// Whether a list item, heading, table row or numbered note begins at byte `index`.
    static func isItem(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0x20 }
        switch bytes[index] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return byte(1) == 0x20
        case UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: ">"): return true
        case UInt8(ascii: "["): return byte(1) == UInt8(ascii: "^") || (0x30...0x39).contains(byte(1))
        case 0x30...0x39:
            let digits = (0x30...0x39).contains(byte(1)) ? 2 : 1
            return (byte(digits) == UInt8(ascii: ".") || byte(digits) == UInt8(ascii: ")")) && byte(digits + 1) == 0x20
        case 0xE2: return byte(1) == 0x80 && byte(2) == 0xA2
        default: return false
        }
    }
}
