import Foundation

/// The encoding a page declares in its first bytes (HTML Standard §13.2.3.2 “prescan a byte stream to determine its
/// encoding”).
struct MetaPrescan {
    /// Bytes looked at. The standard says 1024; browsers and real pages go on a little longer.
    static let window = 8192

    static func charset(in bytes: [UInt8]) -> Charset? {
        var scan = MetaPrescan(bytes: bytes.prefix(window))
        return scan.run()
    }

    private let bytes: ArraySlice<UInt8>
    private var index = 0

    private init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    private mutating func run() -> Charset? {
        if let declared = xmlDeclaration() { return declared }
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if stands("<!--") {
                // The dashes that open a comment may close it: `<!-->`.
                index += 2
                skip(past: "-->")
            } else if stands("<meta"), byte(5).map({ MetaPrescan.isSpace($0) || $0 == UInt8(ascii: "/") }) ?? false {
                index += 5
                if let found = meta() { return found }
            } else if let letter = byte(byte(1) == UInt8(ascii: "/") ? 2 : 1), MetaPrescan.isLetter(letter) {
                while let next = byte(0), !MetaPrescan.isSpace(next), next != UInt8(ascii: ">") { index += 1 }
                while attribute() != nil {}
            } else if let next = byte(1), "!/?".utf8.contains(next) {
                skip(past: ">")
            } else {
                index += 1
            }
        }
        return nil
    }

    private mutating func meta() -> Charset? {
        var names: Set<String> = []
        var isPragma = false
        var needsPragma: Bool?
        var label: Charset??
        while let (name, value) = attribute() {
            guard names.insert(name).inserted else { continue }
            switch name {
            case "http-equiv": isPragma = isPragma || value == "content-type"
            case "content":
                guard label == nil, let found = Charset.label(inContent: value).map(Charset.init(label:)) else {
                    continue
                }
                label = .some(found)
                needsPragma = true
            case "charset":
                label = .some(Charset(label: value))
                needsPragma = false
            default: continue
            }
        }
        guard let needsPragma, isPragma || !needsPragma else { return nil }
        return (label ?? nil)?.asDeclaredInMarkup
    }

    /// The next attribute of a tag, name and value in lower case; nil at the tag's end, or where the bytes end.
    private mutating func attribute() -> (name: String, value: String)? {
        while let next = byte(0), MetaPrescan.isSpace(next) || next == UInt8(ascii: "/") { index += 1 }
        guard let first = byte(0), first != UInt8(ascii: ">") else { return nil }
        let start = index
        while let next = byte(0), index == start || next != UInt8(ascii: "="), !MetaPrescan.isSpace(next),
            next != UInt8(ascii: "/"), next != UInt8(ascii: ">")
        {
            index += 1
        }
        let name = text(start..<index)
        skipSpace()
        guard let next = byte(0) else { return nil }
        guard next == UInt8(ascii: "=") else { return (name, "") }
        index += 1
        skipSpace()
        guard let quote = byte(0) else { return nil }
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = bytes[(index + 1)...].firstIndex(of: quote) else {
                index = bytes.endIndex
                return nil
            }
            defer { index = close + 1 }
            return (name, text(index + 1..<close))
        }
        let from = index
        while let next = byte(0), !MetaPrescan.isSpace(next), next != UInt8(ascii: ">") { index += 1 }
        return byte(0) == nil ? nil : (name, text(from..<index))
    }

    /// The encoding of an XML declaration with which the bytes begin (HTML Standard “get an XML encoding”).
    private func xmlDeclaration() -> Charset? {
        guard stands("<?xml"), let close = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let declaration = text(0..<close)
        guard let name = declaration.range(of: "encoding") else { return nil }
        let rest = declaration[name.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == "=" else { return nil }
        let value = rest.dropFirst().drop(while: \.isWhitespace)
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return Charset(label: String(value.dropFirst().prefix { $0 != quote }))?.asDeclaredInMarkup
    }

    // MARK: Bytes

    private func byte(_ ahead: Int) -> UInt8? { index + ahead < bytes.endIndex ? bytes[index + ahead] : nil }

    private func stands(_ word: String) -> Bool {
        word.utf8.enumerated().allSatisfy { place, wanted in
            byte(place).map { (MetaPrescan.isLetter($0) ? $0 | 0x20 : $0) == wanted } ?? false
        }
    }

    private mutating func skip(past mark: String) {
        while index < bytes.endIndex, !stands(mark) { index += 1 }
        index = min(bytes.endIndex, index + mark.utf8.count)
    }

    private mutating func skipSpace() {
        while let next = byte(0), MetaPrescan.isSpace(next) { index += 1 }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self).lowercased() }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension Charset {
    /// The encoding label in the `content` of a pragma, e.g. `text/html; charset=koi8-r` (HTML Standard “extracting a
    /// character encoding from a meta element”).
    static func label(inContent content: String) -> String? {
        var rest = content[...]
        while let found = rest.range(of: "charset") {
            rest = rest[found.upperBound...].drop(while: \.isWhitespace)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop(while: \.isWhitespace)
            guard let quote = rest.first else { return nil }
            guard quote == "\"" || quote == "'" else { return String(rest.prefix { $0 != ";" && !$0.isWhitespace }) }
            let value = rest.dropFirst().prefix { $0 != quote }
            return value.endIndex < rest.endIndex ? String(value) : nil
        }
        return nil
    }

    /// A page whose markup could be read as ASCII is no UTF-16: the standard takes UTF-8 instead.
    var asDeclaredInMarkup: Charset {
        switch name {
        case "utf-16le", "utf-16be": .utf8
        case "x-user-defined": .windows1252
        default: self
        }
    }

    /// The encoding that a page's own first bytes declare, by `<meta>` or an XML declaration; nil where they declare none
    /// that is known.
    public init?(declaredIn bytes: [UInt8]) {
        guard let found = MetaPrescan.charset(in: bytes) else { return nil }
        self = found
    }
}
