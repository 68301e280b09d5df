/// Bytes of the running text -> pointers in brackets: `[7]`, `[2, 5–7]`, `[iv]`, `[^note]`.
struct PointerFinder {
    let bytes: [UInt8]
    /// Whether code spans and fences hold no markers.
    let isMarkdown: Bool

    /// A range of labels in one marker, `[5–90]`, is believed up to this many.
    private static let widestRange = 50
    private static let longestLabel = 64

    func bracketed(in ranges: [Range<Int>]) -> [Pointer] {
        var pointers: [Pointer] = []
        for range in ranges {
            var index = range.lowerBound
            while index < range.upperBound {
                switch bytes[index] {
                case UInt8(ascii: "`") where isMarkdown: index = skipCode(from: index, to: range.upperBound)
                case UInt8(ascii: "["): index = read(from: index, to: range.upperBound, into: &pointers)
                default: index += 1
                }
            }
        }
        return pointers
    }

    /// Markers in round brackets, `(7)`, for notes that are labelled so.
    func parenthesised(in ranges: [Range<Int>]) -> [Pointer] {
        var pointers: [Pointer] = []
        for range in ranges {
            var index = range.lowerBound
            while index < range.upperBound {
                let open = index
                index += 1
                guard bytes[open] == UInt8(ascii: "(") else { continue }
                while index < range.upperBound, index < open + 5, bytes[index].isASCIIDigit { index += 1 }
                guard index < range.upperBound, bytes[index] == UInt8(ascii: ")"),
                    let value = Ordinal.value(of: bytes[(open + 1)..<index])
                else { continue }
                index += 1
                pointers.append(Pointer(label: String(value), range: open..<index))
            }
        }
        return pointers
    }

    /// The byte after the code that opens at `start`, or after its opening ticks if it never closes.
    private func skipCode(from start: Int, to end: Int) -> Int {
        var open = start
        while open < end, bytes[open] == UInt8(ascii: "`") { open += 1 }
        let ticks = open - start
        // An inline span stays within its paragraph; a fence may be long.
        let limit = ticks >= 3 ? end : min(end, open + 2000)
        var index = open
        while index < limit {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let run = index
            while index < limit, bytes[index] == UInt8(ascii: "`") { index += 1 }
            if index - run == ticks { return index }
        }
        return open
    }

    private func read(from open: Int, to end: Int, into pointers: inout [Pointer]) -> Int {
        let limit = min(end, open + Self.longestLabel)
        guard let close = bytes[open..<limit].firstIndex(of: UInt8(ascii: "]")), close > open + 1 else {
            return open + 1
        }
        let after = close + 1
        let isLink = after < end && bytes[after] == UInt8(ascii: "(") && !(after + 1 < end && bytes[after + 1] == 0x23)
        guard !isLink, open == 0 || bytes[open - 1] != UInt8(ascii: "!") else { return after }
        if bytes[open + 1] == UInt8(ascii: "^") {
            guard close > open + 2, !bytes[open..<close].contains(where: { $0 <= 0x20 }) else { return open + 1 }
            let label = String(decoding: bytes[(open + 2)..<close], as: UTF8.self)
            pointers.append(Pointer(label: label, range: open..<after))
            return after
        }
        let isEscaped = open > 0 && bytes[open - 1] == UInt8(ascii: "\\") && bytes[close - 1] == UInt8(ascii: "\\")
        guard let labels = labels(in: (open + 1)..<(isEscaped ? close - 1 : close)) else { return open + 1 }
        if labels.count == 1 {
            pointers.append(Pointer(label: labels[0].label, range: (isEscaped ? open - 1 : open)..<after))
        } else {
            pointers += labels
        }
        return after
    }

    /// Labels between brackets: numbers and Roman numerals, with commas, semicolons and dashes between.
    private func labels(in range: Range<Int>) -> [Pointer]? {
        var labels: [Pointer] = []
        var from: Int?
        var isOpen = true
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte.isASCIILetterOrDigit {
                let start = index
                while index < range.upperBound, bytes[index].isASCIILetterOrDigit { index += 1 }
                guard isOpen, index - start <= 8, let value = Ordinal.value(of: bytes[start..<index]) else {
                    return nil
                }
                if let low = from, bytes[start].isASCIIDigit {
                    guard value > low, value - low <= Self.widestRange else { return nil }
                    for between in (low + 1)..<value {
                        labels.append(Pointer(label: String(between), range: start..<index))
                    }
                }
                labels.append(Pointer(label: String(value), range: start..<index))
                (from, isOpen) = (nil, false)
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                isOpen = true
                index += 1
            } else if byte == UInt8(ascii: "-") || (byte == 0xE2 && index + 2 < range.upperBound) {
                guard let last = labels.last, let value = Int(last.label) else { return nil }
                (from, isOpen) = (value, true)
                index += byte == 0xE2 ? 3 : 1
            } else if byte == 0x20 {
                index += 1
            } else {
                return nil
            }
        }
        return labels.isEmpty || isOpen ? nil : labels
    }
}
