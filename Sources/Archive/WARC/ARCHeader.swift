import Records

extension WARCHeader {
    /// Reads the line with which a record of an ARC file begins (Internet Archive ARC File Format, 1996): address, IP address,
    /// date, media type and length, or the ten fields of version 2. Nil for any other line.
    ///
    ///     http://example.org/ 192.0.2.1 19970101123456 text/html 4711
    ///
    /// The fields become those that a WARC record has. Addresses with spaces in them were written as they are.
    init?(arcLine line: some Collection<UInt8>) {
        let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0.isNewline }
        guard words.count >= 5, let length = words.last.flatMap({ Int($0) }), length >= 0 else { return nil }
        let isSecond = words.count >= 10 && ARCDate.text(words[words.count - 8]) != nil
        let rest = words.dropLast(isSecond ? 7 : 2)
        guard let date = rest.last.flatMap(ARCDate.text), rest.count >= 3 else { return nil }
        let type = words[rest.count]
        let target = rest.dropLast(2).joined(separator: " ")
        guard target.contains(":") else { return nil }
        let isDescription = target.hasPrefix("filedesc:")
        self.init(version: "ARC/\(isSecond ? 2 : 1)")
        add("WARC-Type", isDescription ? "warcinfo" : "response")
        add("WARC-Target-URI", isDescription ? nil : target)
        add("WARC-Date", date)
        add("WARC-IP-Address", isDescription ? nil : String(rest[rest.count - 2]))
        let isHTTP = target.lowercased().hasPrefix("http:") || target.lowercased().hasPrefix("https:")
        add("Content-Type", isHTTP ? "application/http; msgtype=response" : String(type))
        add("Content-Length", String(length))
    }

    var isARC: Bool { version.hasPrefix("ARC/") }
}

private enum ARCDate {
    /// The date of fourteen digits, or of twelve, as WARC writes it.
    static func text(_ word: Substring) -> String? {
        let digits = Array(word.utf8)
        guard digits.count == 14 || digits.count == 12, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let parts = (word + (digits.count == 12 ? "00" : "")).map(String.init)
        func part(_ range: Range<Int>) -> String { parts[range].joined() }
        let text = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
        return WARCDate.milliseconds(text) == nil ? nil : text
    }
}
