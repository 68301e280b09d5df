/// A note found in a document: a footnote, an endnote or an entry of a reference list.
struct Note {
    /// Bare: `7`, not `[7]`; a Roman numeral is counted: `4` for `[iv]`.
    var label: String
    /// The label as a number, where it is one (Arabic or Roman).
    var ordinal: Int?
    var form: Form
    /// Bytes of the whole note, label included.
    var range: Range<Int>
    /// Bytes of what follows the label.
    var body: Range<Int>

    /// How the label is written.
    enum Form: CaseIterable {
        /// `[^7]:`
        case caret
        /// `[7]`, `[iv]`
        case bracket
        /// `7.`, `7)`, `(7)`, `iv.`
        case number
        /// `¹`, or a bare `7` and white space
        case raised
        /// No label: an entry of a reference list, known by its place in it
        case listed
    }
}

/// A label at the beginning of a line.
struct NoteLabel {
    let label: String
    let ordinal: Int
    let form: Note.Form
    /// The byte at which the note's text begins.
    let body: Int

    /// Reads the label that begins at byte `start` of a line that ends at byte `end`.
    init?(_ bytes: [UInt8], from lineStart: Int, to end: Int) {
        guard lineStart < end else { return nil }
        // Markdown made by programs escapes brackets: `\\[7\\]`.
        let isEscaped = bytes[lineStart] == UInt8(ascii: "\\") && lineStart + 1 < end
        let start = isEscaped ? lineStart + 1 : lineStart
        let open = bytes[start]
        let bracketed = open == UInt8(ascii: "[") || open == UInt8(ascii: "(")
        var index = bracketed ? start + 1 : start
        let first = index
        while index < end, index < first + 8, bytes[index].isASCIILetterOrDigit { index += 1 }
        if index == first, let superscript = Superscript(bytes, from: start, to: end), superscript.end < end {
            (label, ordinal, form) = (String(superscript.value), superscript.value, .raised)
            body = superscript.end
            return
        }
        guard index > first, index < end, let value = Ordinal.value(of: bytes[first..<index]) else { return nil }
        let isNumber = bytes[first].isASCIIDigit
        guard !isNumber || index - first <= 4 else { return nil }
        label = String(value)
        ordinal = value
        if isEscaped, bytes[index] == UInt8(ascii: "\\"), index + 1 < end { index += 1 }
        let close = bytes[index]
        let next = index + 1 < end ? bytes[index + 1] : 0x20
        switch (open, close) {
        case (UInt8(ascii: "["), UInt8(ascii: "]")):
            guard next != UInt8(ascii: "("), next != UInt8(ascii: "[") else { return nil }
            form = .bracket
            body = next == UInt8(ascii: ":") || next == UInt8(ascii: ".") ? index + 2 : index + 1
        case (UInt8(ascii: "("), UInt8(ascii: ")")) where next <= 0x20:
            (form, body) = (.number, index + 1)
        case (_, UInt8(ascii: ".")) where !bracketed && next <= 0x20,
            (_, UInt8(ascii: ")")) where !bracketed && next <= 0x20:
            (form, body) = (.number, index + 1)
        case (_, 0x20) where !bracketed && isNumber, (_, 0x09) where !bracketed && isNumber:
            (form, body) = (.raised, index + 1)
        default:
            return nil
        }
    }
}

/// Superscript digits in a row, as a number.
struct Superscript {
    private(set) var value = 0
    private(set) var end: Int

    init?(_ bytes: [UInt8], from start: Int, to limit: Int) {
        end = start
        while end < limit, value < 10_000, let (digit, length) = Self.digit(bytes, at: end, to: limit) {
            value = value * 10 + digit
            end += length
        }
        if end == start { return nil }
    }

    private static func digit(_ bytes: [UInt8], at index: Int, to limit: Int) -> (Int, Int)? {
        if bytes[index] == 0xC2, index + 1 < limit {
            switch bytes[index + 1] {
            case 0xB9: return (1, 2)
            case 0xB2: return (2, 2)
            case 0xB3: return (3, 2)
            default: return nil
            }
        }
        guard index + 2 < limit, bytes[index] == 0xE2, bytes[index + 1] == 0x81 else { return nil }
        let last = bytes[index + 2]
        guard last == 0xB0 || (0xB4...0xB9).contains(last) else { return nil }
        return (Int(last) - 0xB0, 3)
    }
}

/// Numbers and Roman numerals as labels.
enum Ordinal {
    static func value(of bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first.isASCIIDigit {
            guard first != UInt8(ascii: "0"), bytes.count <= 4, bytes.allSatisfy(\.isASCIIDigit) else { return nil }
            return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        let upper = first < 0x60
        var total = 0
        var previous = 0
        for byte in bytes.reversed() {
            guard (byte < 0x60) == upper, let digit = roman[byte | 0x20] else { return nil }
            total += digit < previous ? -digit : digit
            previous = max(previous, digit)
        }
        return total > 0 && total < 200 ? total : nil
    }

    private static let roman: [UInt8: Int] = [
        UInt8(ascii: "i"): 1, UInt8(ascii: "v"): 5, UInt8(ascii: "x"): 10, UInt8(ascii: "l"): 50,
        UInt8(ascii: "c"): 100,
    ]
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIILetterOrDigit: Bool { isASCIIDigit || isASCIILetter }
}
