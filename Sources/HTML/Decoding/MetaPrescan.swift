/// The encoding a page declares in its first 1024 bytes (HTML standard, section 13.2.3.2, "prescan a byte stream").
enum MetaPrescan {
    /// Bytes looked at. The standard says 1024; browsers and real pages go on a little longer.
    static let window = 4096

    static func charset(in bytes: [UInt8]) -> Charset? {
        let end = min(window, bytes.count)
        var index = 0
        while index + 5 < end {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if bytes[index...].starts(with: "<!--".utf8) {
                index = skipComment(bytes, from: index + 2, to: end)
            } else if matches(bytes, "<meta", at: index), !bytes[index + 5].isASCIIAlphanumeric {
                if let found = meta(bytes, from: index + 5, to: end) { return found }
                index += 5
            } else if matches(bytes, "<?xml", at: index) {
                if let found = declaration(bytes, from: index + 5, to: end) { return found }
                index += 5
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func skipComment(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var index = start
        while index + 2 < end {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return end
    }

    private static func matches(_ bytes: [UInt8], _ word: String, at start: Int) -> Bool {
        var index = start
        for byte in word.utf8 {
            guard index < bytes.count, bytes[index] == byte || bytes[index] | 0x20 == byte else { return false }
            index += 1
        }
        return true
    }

    private static func meta(_ bytes: [UInt8], from start: Int, to end: Int) -> Charset? {
        var close = start
        while close < end, bytes[close] != UInt8(ascii: ">") { close += 1 }
        var index = start
        while index + 7 < close {
            if matches(bytes, "charset", at: index), let label = value(bytes, from: index + 7, to: close) {
                return webCharset(label)
            }
            index += 1
        }
        return nil
    }

    private static func declaration(_ bytes: [UInt8], from start: Int, to end: Int) -> Charset? {
        var close = start
        while close < end, bytes[close] != UInt8(ascii: ">") { close += 1 }
        var index = start
        while index + 8 < close {
            if matches(bytes, "encoding", at: index), let label = value(bytes, from: index + 8, to: close) {
                return webCharset(label)
            }
            index += 1
        }
        return nil
    }

    private static func value(_ bytes: [UInt8], from start: Int, to end: Int) -> String? {
        var index = start
        while index < end, bytes[index] <= 0x20 { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        while index < end, bytes[index] <= 0x20 || bytes[index] == 0x22 || bytes[index] == 0x27 { index += 1 }
        let first = index
        while index < end, bytes[index] > 0x20, ![0x22, 0x27, 0x3B, 0x2F, 0x3E].contains(bytes[index]) { index += 1 }
        return first < index ? String(decoding: bytes[first..<index], as: UTF8.self) : nil
    }

    /// A page whose meta could be read is no UTF-16: the standard takes UTF-8 instead.
    private static func webCharset(_ label: String) -> Charset? {
        guard let charset = Charset(label: label) else { return nil }
        return charset == .utf16le || charset == .utf16be ? .utf8 : charset
    }
}
