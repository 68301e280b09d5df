/// Where the texts of a tree stand in the page: noted while it is parsed, worked out when somebody asks.
struct Trace: Sendable {
    /// The page as the parser saw it, and what had been changed in it before.
    var page: [UInt8] = []
    var passes: [Edits] = []
    private var runs: [Run] = []

    /// A piece of text that the parser handed over.
    private struct Run: Sendable {
        /// Its first byte in the tree, and how many there are.
        var start: Int32
        var count: Int32
        /// Where the parser then stood in the page.
        var end: Int32
    }

    /// Bytes of the longest character reference, `&CounterClockwiseContourIntegral;`, and some zeros.
    private static let longestReference = 40
    /// The parser may hand a piece over before it steps past its last character.
    private static let lag = 4

    mutating func add(_ start: Int, count: Int, endingAt end: Int32) {
        runs.append(Run(start: Int32(clamping: start), count: Int32(clamping: count), end: end))
    }

    /// The bytes of the decoded page behind bytes of the tree; nil where they cannot be told. The first and the last byte must
    /// be of texts.
    func source(of text: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        guard !text.isEmpty, let first = place(of: text.lowerBound, in: bytes),
            let last = place(of: text.upperBound - 1, in: bytes), first.lowerBound < last.upperBound
        else { return nil }
        return passes.reversed().reduce(first.lowerBound..<last.upperBound) { $1.old(of: $0) }
    }

    /// The bytes of the page that one byte of a text came from: itself, or the reference it was written as.
    private func place(of byte: Int, in bytes: [UInt8]) -> Range<Int>? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if Int(runs[middle].start) <= byte { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let run = runs[low - 1]
        let text = Int(run.start)..<(Int(run.start) + Int(run.count))
        guard text.contains(byte), text.upperBound <= bytes.count else { return nil }
        for shift in 0...Trace.lag {
            let from = Int(run.end) + shift - text.count
            if matches(bytes, text, at: from) {
                return (from + byte - text.lowerBound)..<(from + byte - text.lowerBound + 1)
            }
        }
        return reference(endingAt: Int(run.end)) ?? backwards(from: Int(run.end), bytes, text, to: byte)
    }

    private func matches(_ bytes: [UInt8], _ text: Range<Int>, at from: Int) -> Bool {
        guard from >= 0, from + text.count <= page.count else { return false }
        for index in text where bytes[index] != page[from + index - text.lowerBound] { return false }
        return true
    }

    private func reference(endingAt end: Int) -> Range<Int>? {
        guard end > 0, end <= page.count else { return nil }
        var index = end - 1
        let least = max(0, end - Trace.longestReference)
        while index >= least, page[index] != UInt8(ascii: "&") {
            guard page[index].isASCIIAlphanumeric || page[index] == UInt8(ascii: "#") || index == end - 1 else {
                return nil
            }
            index -= 1
        }
        return index >= least ? index..<end : nil
    }

    /// The parser leaves out controls: going back, bytes of the page that the text lacks are passed over.
    private func backwards(from end: Int, _ bytes: [UInt8], _ text: Range<Int>, to byte: Int) -> Range<Int>? {
        var index = min(page.count, end + Trace.lag) - 1
        var wanted = text.upperBound - 1
        while index >= 0, wanted >= byte {
            if page[index] == bytes[wanted] {
                if wanted == byte { return index..<(index + 1) }
                wanted -= 1
            } else if page[index] >= 0x20, index < end {
                return nil
            }
            index -= 1
        }
        return nil
    }
}

extension Tree {
    /// The bytes of the page this tree was parsed from that `text`, bytes of the tree, came from; nil where they cannot be told.
    public func source(of text: Range<Int>) -> Range<Int>? { trace.source(of: text, in: bytes) }
}
