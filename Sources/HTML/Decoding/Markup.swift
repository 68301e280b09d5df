/// What libxml2 2.9 reads differently from browsers, put right in the bytes before it sees them.
enum Markup {
    /// Strips NULs, drops conditional sections (`<![if !IE]>`), and writes character references that libxml2 would
    /// misread (`&#150;`, `&copy 2020`, `&hyphen;`) as the characters they stand for.
    /// - Returns: How many end tags there are, at most, and what was changed, a list for each pass.
    static func repair(_ page: inout [UInt8]) -> (endTags: Int, passes: [Edits]) {
        var endTags = 0
        let passes = [dropNULs(&page), Attributes.trim(&page)]
        var edits = Edits()
        var out: [UInt8] = []
        var copied = 0
        var index = 0
        let count = page.count
        while true {
            index = next(in: page, from: index, endTags: &endTags)
            guard index < count else { break }
            let byte = page[index]
            if byte == UInt8(ascii: "&") {
                if let (text, end) = reference(in: page, at: index) {
                    out.append(contentsOf: page[copied..<index])
                    edits.replace(index..<end, by: out.count..<(out.count + text.count))
                    out.append(contentsOf: text)
                    copied = end
                    index = end
                    continue
                }
            } else if byte == UInt8(ascii: "<"), index + 2 < count, page[index + 1] == UInt8(ascii: "!") {
                if page[index + 2] == UInt8(ascii: "[") {
                    let end = close(in: page, from: index)
                    // Inside a script this is the customary `//<![CDATA[`, which ends the line, not at a `>`.
                    if page[index...].starts(with: "<![CDATA[".utf8) {
                        out.append(contentsOf: page[copied..<index])
                        edits.replace(index..<(index + 9), by: out.count..<out.count)
                        copied = index + 9
                        index = copied
                        continue
                    }
                    out.append(contentsOf: page[copied..<index])
                    edits.replace(index..<end, by: out.count..<out.count)
                    copied = end
                    index = end
                    continue
                }
                if page[index...].starts(with: "<!--".utf8) {
                    guard let end = commentEnd(in: page, from: index + 4) else { break }
                    index = end
                    continue
                }
            } else if byte == UInt8(ascii: "]"), index + 2 < count, page[index + 1] == byte,
                page[index + 2] == UInt8(ascii: ">"), !out.isEmpty
            {
                out.append(contentsOf: page[copied..<index])
                edits.replace(index..<(index + 3), by: out.count..<out.count)
                copied = index + 3
                index = copied
                continue
            }
            index += 1
        }
        guard copied > 0 else { return (endTags, passes) }
        out.append(contentsOf: page[copied...])
        page = out
        return (endTags, passes + [edits])
    }

    private static func dropNULs(_ page: inout [UInt8]) -> Edits {
        var edits = Edits()
        guard page.holds(0) else { return edits }
        var kept: [UInt8] = []
        kept.reserveCapacity(page.count)
        for (index, byte) in page.enumerated() {
            if byte == 0 { edits.replace(index..<(index + 1), by: kept.count..<kept.count) } else { kept.append(byte) }
        }
        page = kept
        return edits
    }

    /// The next byte that may begin something to repair: `&`, `<!` or `]]`.
    private static func next(in page: [UInt8], from start: Int, endTags: inout Int) -> Int {
        unsafe page.withUnsafeBufferPointer { bytes in
            var index = start
            let last = bytes.count - 1
            while true {
                index = unsafe bytes.first(of: UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "]"), from: index)
                guard index < last else { return bytes.count }
                let byte = unsafe bytes[index]
                let following = unsafe bytes[index + 1]
                switch byte {
                case UInt8(ascii: "&"): return index
                case UInt8(ascii: "]") where following == byte: return index
                case UInt8(ascii: "<") where following == UInt8(ascii: "!"): return index
                case UInt8(ascii: "<") where following == UInt8(ascii: "/"): endTags += 1
                default: break
                }
                index += 1
            }
        }
    }

    private static func close(in page: [UInt8], from start: Int) -> Int {
        var index = start
        let limit = min(page.count, start + 200)
        while index < limit {
            if page[index] == UInt8(ascii: ">") { return index + 1 }
            index += 1
        }
        return start + 3
    }

    private static func commentEnd(in page: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 2 < page.count {
            if page[index] == UInt8(ascii: "-"), page[index + 1] == UInt8(ascii: "-"),
                page[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return nil
    }

    /// The characters a reference at `start` stands for and where it ends; nil where libxml2 reads it right.
    private static func reference(in page: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
        guard start + 2 < page.count else { return nil }
        if page[start + 1] == UInt8(ascii: "#") { return numeric(in: page, at: start) }
        var end = start + 1
        while end < page.count, end - start < 34, page[end].isASCIIAlphanumeric { end += 1 }
        guard end - start > 2 else { return nil }
        let name = String(decoding: page[start + 1..<end], as: UTF8.self)
        if end < page.count, page[end] == UInt8(ascii: ";") {
            guard let text = NamedReferences.added[name], !"<>&\"'".contains(text) else { return nil }
            return (Array(text.utf8), end + 1)
        }
        // In an address, `&copy=1` is a parameter.
        guard end >= page.count || page[end] != UInt8(ascii: "=") else { return nil }
        guard let text = NamedReferences.legacy[name] else { return nil }
        // Written out, these would turn into markup: the semicolon is added instead.
        guard !"<>&\"".contains(text) else { return (Array("&\(name.lowercased());".utf8), end) }
        return (Array(text.utf8), end)
    }

    private static func numeric(in page: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
        var index = start + 2
        let hexadecimal = index < page.count && page[index] | 0x20 == UInt8(ascii: "x")
        if hexadecimal { index += 1 }
        let digits = index
        var value: UInt32 = 0
        while index < page.count, let digit = page[index].digit(hexadecimal: hexadecimal) {
            value = min(0x110000, value &* (hexadecimal ? 16 : 10) &+ digit)
            index += 1
        }
        guard index > digits else { return nil }
        if index < page.count, page[index] == UInt8(ascii: ";") { index += 1 }
        if value >= 0x80, value < 0xA0 {
            return (Array(String(Windows1252.scalar(UInt8(value))).utf8), index)
        }
        guard value == 0 || Unicode.Scalar(value) == nil else { return nil }
        return (Array("\u{FFFD}".utf8), index)
    }
}

extension UInt8 {
    var isASCIIAlphanumeric: Bool {
        (self >= 0x30 && self <= 0x39) || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A)
    }

    func digit(hexadecimal: Bool) -> UInt32? {
        if self >= 0x30, self <= 0x39 { return UInt32(self - 0x30) }
        let lower = self | 0x20
        return hexadecimal && lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x61 + 10) : nil
    }
}

/// The WHATWG reading of bytes 0x80 to 0x9F.
enum Windows1252 {
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80, byte < 0xA0 else { return Unicode.Scalar(byte) }
        return high[Int(byte - 0x80)]
    }

    private static let high: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
