import Glibc

extension Decoded {
    /// The bytes of the original in front of each of `places`, bytes of `utf8` in ascending order that begin characters.
    ///
    /// Works the decoding out again as far as it must: one pass, whatever the number of places.
    public func offsets(of places: [Int], in original: [UInt8]) -> [Int] {
        let body = original[min(mark, original.count)...]
        if charset == .utf8 { return replaced > 0 ? damaged(places, body) : places.map { $0 + mark } }
        return Iconv.offsets(of: places, from: Array(body), in: charset).map { $0 + mark }
    }

    private func damaged(_ places: [Int], _ body: ArraySlice<UInt8>) -> [Int] {
        let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
        var offsets: [Int] = []
        var old = body.startIndex
        var new = 0
        for place in places {
            while new < place, old < body.endIndex {
                let isReplaced = utf8[new...].starts(with: replacement) && !body[old...].starts(with: replacement)
                if isReplaced {
                    old += Decoded.brokenLength(body[old...])
                    new += replacement.count
                } else {
                    old += 1
                    new += 1
                }
            }
            offsets.append(old)
        }
        return offsets
    }

    /// Bytes of the broken sequence at the start, which one U+FFFD stands for: the longest beginning of a whole one
    /// (Unicode, section 3.9, maximal subparts).
    private static func brokenLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let lead = bytes.first, (0xC2...0xF4).contains(lead) else { return 1 }
        let second: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        let whole = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var length = 1
        for byte in bytes.dropFirst().prefix(whole - 2) {
            guard length == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { break }
            length += 1
        }
        return length
    }
}
