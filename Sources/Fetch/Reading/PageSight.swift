/// A quick look at a page of HTML: enough to tell a wall from an article, not to read one.
struct PageSight {
    /// In lower case. Bytes that are not UTF-8 are read as replacement characters.
    let title: String
    /// What is outside tags, scripts and styles, in lower case, spaces run together.
    let text: String
    let markup: String

    /// Walls are small and say so early; the rest of a long page is not looked at.
    private static let most = 512 << 10

    init(_ payload: [UInt8]) {
        let bytes = payload.prefix(PageSight.most)
        markup = String(decoding: bytes, as: UTF8.self).lowercased()
        var scan = TagScan(Array(markup.utf8))
        scan.run()
        title = String(decoding: scan.title, as: UTF8.self)
        text = String(decoding: scan.text, as: UTF8.self)
    }
}

private struct TagScan {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var title: [UInt8] = []
    private(set) var text: [UInt8] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() {
        var inTitle = false
        while position < bytes.count {
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
        if !isSpace {
            text.append(byte)
        } else if let last = text.last, last != 0x20 {
            text.append(0x20)
        }
    }

    private func starts(_ word: StaticString) -> Bool {
        guard bytes.count - position >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { buffer in
            buffer.indices.allSatisfy { unsafe bytes[position + $0] == buffer[$0] }
        }
    }

    private mutating func skip(past word: StaticString) {
        position += 1
        while position < bytes.count {
            if starts(word) {
                position += word.utf8CodeUnitCount
                return
            }
            position += 1
        }
    }
}
