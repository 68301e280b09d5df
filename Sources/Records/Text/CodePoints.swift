/// A text and the map between its two coordinates: bytes, in which Ibid works, and Unicode code points, in which
/// records speak (Web Annotation Data Model, TextPositionSelector).
///
/// Both directions cost one table look-up and a scan of at most 64 bytes.
public struct Text: Sendable {
    /// The text as UTF-8. Always valid.
    public let utf8: [UInt8]
    /// Code points in the whole text.
    public let count: Int
    /// `starts[k]` is the number of code points that begin before byte `64 * k`.
    private let starts: [Int32]

    public init(_ string: String) {
        self.init(valid: Array(string.utf8))
    }

    /// Takes bytes as UTF-8, or nil if they are not.
    public init?(utf8 bytes: [UInt8]) {
        guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
        self.init(valid: bytes)
    }

    /// Takes bytes that are known to be UTF-8.
    init(valid bytes: [UInt8]) {
        utf8 = bytes
        var table: [Int32] = []
        table.reserveCapacity(bytes.count / 64 + 1)
        var seen: Int32 = 0
        for start in stride(from: 0, through: bytes.count, by: 64) {
            table.append(seen)
            for index in start..<min(start + 64, bytes.count) where bytes[index] & 0xC0 != 0x80 { seen &+= 1 }
        }
        starts = table
        count = Int(seen)
    }

    public var string: String { String(decoding: utf8, as: UTF8.self) }

    /// The code point offset of the character that begins at byte `byte` (0...utf8.count).
    public func codePoint(at byte: Int) -> Int {
        var seen = Int(starts[byte >> 6])
        var index = byte & ~63
        while index < byte {
            if utf8[index] & 0xC0 != 0x80 { seen += 1 }
            index += 1
        }
        return seen
    }

    /// The byte at which code point `codePoint` (0...count) begins.
    public func byte(at codePoint: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(starts[middle]) <= codePoint { low = middle } else { high = middle - 1 }
        }
        var seen = Int(starts[low])
        var index = low << 6
        while index < utf8.count {
            if utf8[index] & 0xC0 != 0x80 {
                if seen == codePoint { return index }
                seen += 1
            }
            index += 1
        }
        return utf8.count
    }

    /// The text between two bytes. Both must lie on character boundaries.
    public subscript(bytes: Range<Int>) -> String {
        unsafe String(copying: UTF8Span(unchecked: utf8.span.extracting(bytes)))
    }

    /// A range of bytes as a span of code points.
    public func span(_ bytes: Range<Int>) -> Span {
        Span(start: codePoint(at: bytes.lowerBound), end: codePoint(at: bytes.upperBound))
    }

    /// A range of bytes as a quotation with its place.
    public func quote(_ bytes: Range<Int>) -> Quote {
        let span = span(bytes)
        return Quote(start: span.start, end: span.end, exact: self[bytes])
    }

    /// A span of code points as a range of bytes.
    public func bytes(_ span: Span) -> Range<Int> {
        byte(at: span.start)..<byte(at: span.end)
    }

    /// A range of bytes as a passage of the record `doc`, with up to `context` code points on each side.
    public func passage(_ bytes: Range<Int>, in doc: String, context: Int = 32) -> Passage {
        let span = span(bytes)
        var before = bytes.lowerBound
        var after = bytes.upperBound
        for _ in 0..<context {
            if before > 0 { before -= 1 }
            while before > 0, utf8[before] & 0xC0 == 0x80 { before -= 1 }
            if after < utf8.count { after += 1 }
            while after < utf8.count, utf8[after] & 0xC0 == 0x80 { after += 1 }
        }
        return Passage(
            doc: doc, start: span.start, end: span.end, exact: self[bytes],
            prefix: self[before..<bytes.lowerBound], suffix: self[bytes.upperBound..<after])
    }
}
