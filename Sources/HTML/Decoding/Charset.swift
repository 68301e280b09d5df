/// A character encoding by its WHATWG name (Encoding Standard), with the name glibc's iconv knows it by.
public struct Charset: Sendable, Hashable {
    /// The standard's name in lower case: `utf-8`, `windows-1251`, `koi8-r`.
    public let name: String
    let iconv: String

    init(name: String, iconv: String) {
        self.name = name
        self.iconv = iconv
    }

    public static let utf8 = Charset(name: "utf-8", iconv: "UTF-8")
    public static let utf16le = Charset(name: "utf-16le", iconv: "UTF-16LE")
    public static let utf16be = Charset(name: "utf-16be", iconv: "UTF-16BE")
    static let utf32le = Charset(name: "utf-32le", iconv: "UTF-32LE")
    static let utf32be = Charset(name: "utf-32be", iconv: "UTF-32BE")
    public static let windows1252 = Charset(name: "windows-1252", iconv: "CP1252")

    /// Whether text in it is seven-bit, with escape sequences.
    var shiftsByEscape: Bool { iconv.hasPrefix("ISO-2022") }

    /// The encoding a label names: trimmed, in any case, nil when the standard does not know it.
    public init?(label: String) {
        let key = label.trimmingASCIISpace.lowercased()
        if let known = Charset.labels[key] {
            self = known
        } else {
            return nil
        }
    }
}

extension StringProtocol {
    /// Without the white space around it, and the pair of quotation marks that surrounds labels in the wild.
    var trimmingASCIISpace: String {
        func inner(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
            var text = text
            while let first = text.first, first.value <= 0x20 { text.removeFirst() }
            while let last = text.last, last.value <= 0x20 { text.removeLast() }
            return text
        }
        var text = inner(Substring(self).unicodeScalars)
        if text.count > 1, let quote = text.first, quote == "\"" || quote == "'", text.last == quote {
            text = inner(text.dropFirst().dropLast())
        }
        return String(text)
    }
}
