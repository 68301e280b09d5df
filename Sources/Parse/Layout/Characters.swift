extension ArraySlice<UInt8> {
    /// Zero-width characters and byte order marks at `index`, three bytes long.
    func isInvisible(at index: Int) -> Bool {
        let (first, second, third) = (self[index], self[index + 1], self[index + 2])
        if first == 0xE2 {
            return second == 0x80 && ((third >= 0x8B && third <= 0x8F) || (third >= 0xAA && third <= 0xAE))
                || second == 0x81 && third == 0xA0
        }
        return first == 0xEF && second == 0xBB && third == 0xBF
    }

    /// A comma or full stop of any script at `index`.
    func isStop(at index: Int) -> Bool {
        switch self[index] {
        case UInt8(ascii: ","), UInt8(ascii: "."): true
        case 0xE3:
            index + 2 < endIndex && self[index + 1] == 0x80 && (self[index + 2] == 0x81 || self[index + 2] == 0x82)
        case 0xEF:
            index + 2 < endIndex && self[index + 1] == 0xBC && (self[index + 2] == 0x8C || self[index + 2] == 0x8E)
        case 0xD8: index + 1 < endIndex && self[index + 1] == 0x8C
        case 0xE0: index + 2 < endIndex && self[index + 1] == 0xA5 && self[index + 2] == 0xA4
        default: false
        }
    }

    /// Whether the text ends with a mark that ends a sentence, quotation marks and brackets aside.
    var endsSentence: Bool {
        var end = endIndex
        while end > startIndex {
            let byte = self[end - 1]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")") {
                end -= 1
                continue
            }
            if byte < 0x80 { return [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(byte) }
            guard end - 2 >= startIndex else { return false }
            // » and the curly quotation marks.
            if byte == 0xBB, self[end - 2] == 0xC2 {
                end -= 2
                continue
            }
            guard end - 3 >= startIndex else { return false }
            let (first, second) = (self[end - 3], self[end - 2])
            if first == 0xE2, second == 0x80 {
                if byte == 0xA6 { return true }
                if byte >= 0x98, byte <= 0x9F {
                    end -= 3
                    continue
                }
                return false
            }
            if first == 0xE3, second == 0x80 {
                if byte == 0x82 { return true }
                if byte >= 0x8B, byte <= 0x8F {
                    end -= 3
                    continue
                }
                return false
            }
            if first == 0xEF, second == 0xBC { return byte == 0x81 || byte == 0x9F || byte == 0x8E }
            return first == 0xE0 && second == 0xA5 && byte == 0xA4
        }
        return false
    }

    /// Whether `word`, given in lower case ASCII, occurs in any case.
    func containsASCII(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard length > 0, count >= length else { return false }
        return unsafe withUnsafeBufferPointer { buffer in
            let first = unsafe word.utf8Start[0]
            var index = 0
            let last = buffer.count - length
            while index <= last {
                if unsafe buffer[index].lowered == first {
                    var step = 1
                    while step < length, unsafe buffer[index + step].lowered == word.utf8Start[step] { step += 1 }
                    if step == length { return true }
                }
                index += 1
            }
            return false
        }
    }

    /// Whether any of some words, given in lower case ASCII, occurs in any case: one pass for all.
    func containsASCII(anyOf words: ASCIIWords) -> Bool {
        unsafe withUnsafeBufferPointer { buffer in
            for start in buffer.indices {
                let first = unsafe buffer[start].lowered
                guard words.firsts & (1 << UInt32(first & 31)) != 0 else { continue }
                for word in words.words where word[0] == first && start + word.count <= buffer.count {
                    var step = 1
                    while step < word.count, unsafe buffer[start + step].lowered == word[step] { step += 1 }
                    if step == word.count { return true }
                }
            }
            return false
        }
    }
}

/// Words in lower case ASCII, none empty, to be looked for together.
struct ASCIIWords: Sendable {
    fileprivate let words: [[UInt8]]
    /// A bit for the low five bits of each first letter.
    fileprivate let firsts: UInt32

    init(_ list: String) {
        words = list.split(separator: " ").map { Array($0.utf8) }
        firsts = words.reduce(0) { $0 | 1 << UInt32($1[0] & 31) }
    }
}

extension UInt8 {
    /// The lower case of an ASCII letter; anything else as it is.
    var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
