/// The lines of a text, as ranges of bytes without their line ends (LF or CRLF).
struct Lines {
    let bytes: [UInt8]
    let ranges: [Range<Int>]

    init(_ bytes: [UInt8], limit: Int = .max) {
        self.bytes = bytes
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count, ranges.count < limit {
            let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            ranges.append(start..<end)
            start = feed + 1
        }
        self.ranges = ranges
    }

    func trimmed(_ range: Range<Int>) -> String {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while low < high, bytes[high - 1] <= 0x20 { high -= 1 }
        return String(decoding: bytes[low..<high], as: UTF8.self)
    }

    func isBlank(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 <= 0x20 }
    }

    /// The first byte of the line that is not a space or tab.
    func indent(_ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index
    }
}
