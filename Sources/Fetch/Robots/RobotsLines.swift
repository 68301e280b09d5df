/// The lines of a robots.txt that mean something, with the slips that real files make.
struct RobotsLines: Sequence, IteratorProtocol {
    enum Key { case userAgent, allow, disallow, crawlDelay }

    struct Line {
        var key: Key
        var value: ArraySlice<UInt8>
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Longer lines are cut: eight times the longest address browsers of old took.
    private static let longest = 2083 * 8

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
        // A byte order mark, or as much of one as is there.
        for byte in [0xEF, 0xBB, 0xBF] as [UInt8] where position < bytes.endIndex && bytes[position] == byte {
            position += 1
        }
    }

    mutating func next() -> Line? {
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            let line = bytes[position..<end].prefix(RobotsLines.longest - 1)
            position = end < bytes.endIndex ? end + 1 : end
            if let meaning = Self.read(line) { return meaning }
        }
        return nil
    }

    private static func read(_ line: ArraySlice<UInt8>) -> Line? {
        let line = trimmed(line.prefix { $0 != UInt8(ascii: "#") && $0 != 0 })
        var separator = line.firstIndex(of: UInt8(ascii: ":"))
        if separator == nil {
            // The colon forgotten: exactly two words.
            separator = line.firstIndex(where: isBlank)
            if let separator, line[separator...].drop(while: isBlank).contains(where: isBlank) { return nil }
        }
        guard let separator else { return nil }
        let name = String(decoding: trimmed(line[..<separator]), as: UTF8.self).lowercased()
        guard let key = key(name) else { return nil }
        return Line(key: key, value: trimmed(line[(separator + 1)...]))
    }

    private static func key(_ name: String) -> Key? {
        if name.hasPrefix("user-agent") || name.hasPrefix("useragent") || name.hasPrefix("user agent") {
            return .userAgent
        }
        if name.hasPrefix("allow") { return .allow }
        let misspelt = ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"]
        if misspelt.contains(where: name.hasPrefix) { return .disallow }
        return name == "crawl-delay" || name == "crawldelay" ? .crawlDelay : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }
}
