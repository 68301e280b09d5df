/// One code point of a UTF-8 text and what a sentence boundary needs to know of it.
package struct Glyph {
    package let value: UInt32
    package let length: Int

    /// The code point that begins at byte `index`; white space past the end.
    @inline(__always) package init(_ bytes: [UInt8], at index: Int) {
        guard index < bytes.count else {
            (value, length) = (0x20, 1)
            return
        }
        let lead = bytes[index]
        let wanted = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        length = min(wanted, bytes.count - index)
        switch length {
        case 1: value = UInt32(lead)
        case 2: value = UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
        case 3:
            value = UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        default:
            value =
                UInt32(lead & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
        }
    }

    /// The code point that ends before byte `index`; white space at the start.
    @inline(__always) package init(_ bytes: [UInt8], before index: Int) {
        var start = index - 1
        while start > 0, start > index - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        self.init(bytes, at: start < 0 ? bytes.count : start)
    }

    package var isSpace: Bool {
        value == 0x20 || (0x09...0x0D).contains(value) || value == 0xA0 || (0x2000...0x200B).contains(value)
            || value == 0x202F || value == 0x3000 || value == 0xFEFF
    }

    package var isDigit: Bool { (0x30...0x39).contains(value) }

    package var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0xAA: false
        case 0x410...0x44F: true
        default: Unicode.Scalar(value)?.properties.isAlphabetic ?? false
        }
    }

    package var isUpper: Bool {
        switch value {
        case 0x41...0x5A, 0x410...0x42F: true
        case 0..<0xAA, 0x430...0x44F: false
        default: Unicode.Scalar(value)?.properties.isUppercase ?? false
        }
    }

    package var isLower: Bool {
        switch value {
        case 0x61...0x7A, 0x430...0x44F: true
        case 0..<0xAA, 0x410...0x42F: false
        default: Unicode.Scalar(value)?.properties.isLowercase ?? false
        }
    }

    /// Lower case, for the scripts the abbreviation table knows.
    package var folded: UInt32 {
        switch value {
        case 0x41...0x5A, 0xC0...0xDE, 0x410...0x42F: value + 0x20
        case 0x400...0x40F: value + 0x50
        default: value
        }
    }

    package var isVowel: Bool {
        switch Unicode.Scalar(folded) ?? " " {
        case "a", "e", "i", "o", "u", "y", "à"..."æ", "è"..."ï", "ò"..."ö", "ø"..."ý", "ÿ"..."ą", "ē"..."ě", "ı",
            "а", "е", "и", "о", "у", "ы", "э", "ю", "я", "ё", "і", "ї", "є":
            true
        default: false
        }
    }

    /// Superscript digits: ¹ ² ³ ⁰ ⁴ … ⁹.
    package var isSuperscriptDigit: Bool {
        value == 0xB9 || value == 0xB2 || value == 0xB3 || value == 0x2070 || (0x2074...0x2079).contains(value)
    }

    /// May stand between the stop and the space that ends a sentence: quotation marks, brackets, Markdown emphasis.
    package var isCloser: Bool {
        switch Unicode.Scalar(value) ?? " " {
        case "\"", "'", ")", "]", "}", "*", "_", "`", "”", "’", "“", "»", "›", "」", "』", "）", "†", "‡": true
        default: false
        }
    }

    /// May stand before the first word of a sentence.
    package var isOpener: Bool {
        switch Unicode.Scalar(value) ?? " " {
        case "\"", "'", "(", "[", "*", "_", "“", "‘", "„", "‚", "«", "‹", "「", "『", "（", "¿", "¡", "—", "–", "’", "”":
            true
        default: false
        }
    }

    /// Stops that need no space after them, nor a look at the next word.
    package var isFullWidthStop: Bool { value == 0x3002 || value == 0xFF01 || value == 0xFF1F || value == 0x0964 }
}
