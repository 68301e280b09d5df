/// A quick look at a page of HTML: enough to tell a wall from an article, not to read one.
struct PageSight {
    /// In lower case. Bytes that are not UTF-8 are read as replacement characters.
    let title: [UInt8]
    /// What is outside tags, scripts and styles, in lower case, spaces run together.
    let text: [UInt8]
    /// Unicode code points of the text.
    let length: Int
    /// The page itself, its ASCII letters in lower case.
    let markup: [UInt8]

    /// Walls are small and say so early; the rest of a long page is not looked at.
    private static let most = 512 << 10

    /// - Parameter longest: code points of text past which the page is too long to be of interest.
    /// - Returns: nil for a page with more text than that.
    init?(_ payload: [UInt8], longest: Int = .max) {
        let bytes = Array(payload.prefix(PageSight.most))
        var scan = TagScan(bytes, longest: longest)
        scan.run()
        guard scan.length <= longest else { return nil }
        length = scan.length
        title = PageSight.lowered(scan.title)
        text = PageSight.lowered(scan.text)
        markup = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    }
}

extension [UInt8] {
    /// Whether a text stands somewhere in the bytes.
    func contains(text: String) -> Bool {
        let word = Array(text.utf8)
        guard let first = word.first else { return true }
        var rest = self[...]
        while let found = rest.firstIndex(of: first) {
            rest = rest[found...]
            if rest.starts(with: word) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

private struct TagScan {
    private let bytes: [UInt8]
    private let longest: Int
    private var position = 0
    private(set) var title: [UInt8] = []
    private(set) var text: [UInt8] = []
    private(set) var length = 0

    init(_ bytes: [UInt8], longest: Int) {
        self.bytes = bytes
        self.longest = longest
    }

    mutating func run() {
        var inTitle = false
        while position < bytes.count, length <= longest {
            guard bytes[position] == UInt8(ascii: "<") else {
                if inTitle { title.append(bytes[position]) } else { take(bytes[position]) }
                position += 1
                continue
            }
            if starts("<!--") {
                skip(past: "-->")
            } else if starts("<script") {
                skip(past: "</script")
            } else if starts("<style") {
                skip(past: "</style")
            } else {
                if starts("<title") { inTitle = title.isEmpty }
                if starts("</title") { inTitle = false }
                skip(past: ">")
            }
            take(0x20)
        }
    }

    private mutating func take(_ byte: UInt8) {
        let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
        if isSpace {
            guard let last = text.last, last != 0x20 else { return }
            text.append(0x20)
        } else {
            text.append(byte)
        }
        if byte & 0xC0 != 0x80 { length += 1 }
    }

    /// - Parameter word: in lower case; letters match either case.
    private func starts(_ word: StaticString) -> Bool {
        guard bytes.count - position >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { buffer in
            buffer.indices.allSatisfy { index in
                let byte = bytes[position + index]
                return unsafe ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == buffer[index]
            }
        }
    }

    private mutating func skip(past word: StaticString) {
        position += 1
        let first = unsafe word.utf8Start[0]
        while let found = bytes[min(position, bytes.count)...].firstIndex(of: first) {
            position = found
            if starts(word) {
                position += word.utf8CodeUnitCount
                return
            }
            position += 1
        }
        position = bytes.count
    }
}
