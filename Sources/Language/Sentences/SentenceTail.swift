/// What belongs to a sentence after its stop: closing quotation marks and brackets, and footnote markers.
struct SentenceTail {
    private(set) var end: Int
    private(set) var hasMarker = false

    /// Longest footnote label between brackets: `[^a-long-label]`.
    private static let longestLabel = 32

    init(_ bytes: [UInt8], from start: Int, afterNumber: Bool) {
        end = start
        while end < bytes.count {
            if let length = Self.bracketed(bytes, at: end) ?? Self.superscriptTag(bytes, at: end) {
                end += length
                hasMarker = true
                continue
            }
            let glyph = Glyph(bytes, at: end)
            if glyph.isSuperscriptDigit {
                end += glyph.length
                hasMarker = true
            } else if glyph.isCloser, !Self.opensNext(bytes, glyph, at: end) {
                end += glyph.length
            } else {
                break
            }
        }
        if !afterNumber, let length = Self.gluedNumber(bytes, at: end) {
            end += length
            hasMarker = true
        }
        var next = end
        while next < bytes.count, bytes[next] == 0x20 {
            next += 1
            while let length = Self.bracketed(bytes, at: next) {
                next += length
                guard next == bytes.count || Glyph(bytes, at: next).isSpace || bytes[next] == 0x5B else { return }
                end = next
                hasMarker = true
            }
        }
    }

    /// The length of a marker such as `[1]`, `[2, 5–7]`, `[^note]` or `[iv]` at byte `index`.
    private static func bracketed(_ bytes: [UInt8], at index: Int) -> Int? {
        if index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x5B {
            return bracketed(bytes, at: index + 1).map { $0 + 1 }
        }
        guard index + 2 < bytes.count, bytes[index] == 0x5B else { return nil }
        let named = bytes[index + 1] == UInt8(ascii: "^")
        var next = index + 1
        let limit = min(bytes.count, index + longestLabel)
        while next < limit {
            switch bytes[next] {
            case 0x5D:
                guard next > index + (named ? 2 : 1), next + 1 == bytes.count || bytes[next + 1] != UInt8(ascii: "(")
                else { return nil }
                return next + 1 - index
            case 0x30...0x39, UInt8(ascii: ","), UInt8(ascii: "-"), 0x20, 0xE2, 0x80, 0x93, 0x5C: next += 1
            case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"): next += 1
            case 0x21...0x7E where named: next += 1
            default: return nil
            }
        }
        return nil
    }

    /// The length of `<sup>7</sup>`.
    private static func superscriptTag(_ bytes: [UInt8], at index: Int) -> Int? {
        guard index + 5 < bytes.count, bytes[index] == 0x3C, bytes[index..<(index + 5)].elementsEqual("<sup>".utf8)
        else {
            return nil
        }
        let limit = min(bytes.count, index + longestLabel)
        guard let close = bytes[(index + 5)..<limit].firstIndex(of: 0x3C), close + 6 <= bytes.count,
            bytes[close..<(close + 6)].elementsEqual("</sup>".utf8)
        else { return nil }
        return close + 6 - index
    }

    /// The length of a superscript that lost its height: one to three digits, then white space.
    private static func gluedNumber(_ bytes: [UInt8], at index: Int) -> Int? {
        var next = index
        while next < bytes.count, next < index + 3, (0x30...0x39).contains(bytes[next]) { next += 1 }
        guard next > index, bytes[index] != 0x30 else { return nil }
        return next == bytes.count || Glyph(bytes, at: next).isSpace ? next - index : nil
    }

    /// Whether a mark that may open or close a quotation opens one here, glued to the stop before it.
    private static func opensNext(_ bytes: [UInt8], _ glyph: Glyph, at index: Int) -> Bool {
        guard glyph.value == 0x201C || glyph.value == 0x22 || glyph.value == 0x27 else { return false }
        return Glyph(bytes, at: index + glyph.length).isLetter
    }
}
