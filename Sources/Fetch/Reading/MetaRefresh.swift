/// `<meta http-equiv=refresh content="0; url=…">`: a redirect written into the page (HTML §4.2.5.3).
enum MetaRefresh {
    /// A page that stays longer than this is meant to be read.
    private static let longestStay = 5
    /// Refreshes stand in the head; what comes later is not looked at.
    private static let window = 64 << 10

    /// Where a page sends its reader at once; nil where it does not, or only where scripts are off.
    static func target(in payload: [UInt8]) -> String? {
        let bytes = payload.prefix(window)
        var position = 0
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let isComment = stands("<!--", in: bytes, at: open)
            if isComment || stands("<noscript", in: bytes, at: open) {
                let end = isComment ? "-->" : "</noscript"
                guard let close = find(end, in: bytes, from: open + 4) else { return nil }
                position = close + end.utf8.count
                continue
            }
            guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            if stands("<meta", in: bytes, at: open), let target = read(bytes[open..<close]) { return target }
            position = close + 1
        }
        return nil
    }

    private static func read(_ tag: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: tag, as: UTF8.self)
        guard let kind = attribute("http-equiv", in: text), kind.lowercased() == "refresh",
            let content = attribute("content", in: text)
        else { return nil }
        let stay = content.drop { $0 == " " }.prefix { $0.isNumber }
        guard let seconds = Int(stay), seconds <= longestStay else { return nil }
        guard let separator = content.firstIndex(where: { $0 == ";" || $0 == "," }) else { return nil }
        let rest = content[separator...].dropFirst().drop { $0 == " " }
        let target = (rest.lowercased().hasPrefix("url=") ? rest.dropFirst(4) : rest).filter { $0 != "\"" && $0 != "'" }
        return target.isEmpty ? nil : target.replacing("&amp;", with: "&")
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        let bytes = Array(tag.utf8)
        guard let place = find(name + "=", in: bytes[...], from: 0) else { return nil }
        let value = bytes[(place + name.utf8.count + 1)...]
        guard let first = value.first else { return nil }
        let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        let text = isQuoted ? value.dropFirst().prefix { $0 != first } : value.prefix { $0 != 0x20 }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Parameter word: in lower case; letters match either case.
    private static func find(_ word: String, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        (min(start, bytes.endIndex)..<bytes.endIndex).first { stands(word, in: bytes, at: $0) }
    }

    private static func stands(_ word: String, in bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
        var index = place
        for wanted in word.utf8 {
            guard index < bytes.endIndex else { return false }
            let byte = bytes[index]
            guard ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == wanted else { return false }
            index += 1
        }
        return true
    }
}
