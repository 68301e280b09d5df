import Language

/// Superscript markers, and those that lost their height when a page was copied: `exports.7`, `States.73,74`.
///
/// A number after a word may be anything. Footnotes are numbered in the order of the text, so of all such numbers the
/// heaviest chain that only counts up is taken (longest increasing subsequence, weighted by how sure each is).
struct RaisedPointers {
    private struct Candidate {
        let ordinal: Int
        let range: Range<Int>
        let weight: Int
    }

    private let bytes: [UInt8]
    private let known: Set<Int>
    private var candidates: [Candidate] = []

    /// `known` are the ordinals for which there is a note.
    init(_ bytes: [UInt8], in ranges: [Range<Int>], known: Set<Int>) {
        self.bytes = bytes
        self.known = known
        for range in ranges { scan(range) }
    }

    private mutating func scan(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), let tag = superscriptTag(from: index, to: range.upperBound) {
                let unit = index > range.lowerBound && bytes[index - 1] == 0x6D
                add(tag.ordinal, index..<tag.end, weight: unit ? 1 : 4)
                index = tag.end
            } else if byte == 0xC2 || byte == 0xE2, let raised = Superscript(bytes, from: index, to: range.upperBound) {
                let unit = index > range.lowerBound && (bytes[index - 1] == 0x6D || bytes[index - 1] == 0xBC)
                add(raised.value, index..<raised.end, weight: unit ? 1 : 4)
                index = raised.end
            } else if byte.isASCIIDigit, index > range.lowerBound {
                index = number(from: index, in: range)
            } else {
                index += 1
            }
        }
    }

    /// `<sup>7</sup>`, brackets allowed.
    private func superscriptTag(from start: Int, to end: Int) -> (ordinal: Int, end: Int)? {
        var index = start + 5
        guard index < end, bytes[start..<index].elementsEqual("<sup>".utf8) else { return nil }
        if bytes[index] == UInt8(ascii: "[") { index += 1 }
        let first = index
        while index < end, index < first + 4, bytes[index].isASCIIDigit { index += 1 }
        guard let ordinal = Ordinal.value(of: bytes[first..<index]) else { return nil }
        if index < end, bytes[index] == UInt8(ascii: "]") { index += 1 }
        guard index + 6 <= end, bytes[index..<(index + 6)].elementsEqual("</sup>".utf8) else { return nil }
        return (ordinal, index + 6)
    }

    private mutating func add(_ ordinal: Int, _ range: Range<Int>, weight: Int) {
        guard known.contains(ordinal) else { return }
        candidates.append(Candidate(ordinal: ordinal, range: range, weight: weight))
    }

    /// Reads a number, or numbers with commas between, glued to the word or stop before it.
    private mutating func number(from start: Int, in range: Range<Int>) -> Int {
        var end = start
        var parts: [(Int, Range<Int>)] = []
        while end < range.upperBound, bytes[end].isASCIIDigit {
            let first = end
            while end < range.upperBound, bytes[end].isASCIIDigit { end += 1 }
            parts.append((Ordinal.value(of: bytes[first..<end]) ?? 0, first..<end))
            guard end + 1 < range.upperBound, bytes[end] == UInt8(ascii: ","), bytes[end + 1].isASCIIDigit else {
                break
            }
            end += 1
        }
        let before = Glyph(bytes, before: start)
        let after = Glyph(bytes, at: end)
        let isFree = after.isSpace || end >= range.upperBound || after.isCloser || ",.;:".utf8.contains(bytes[end])
        guard isFree, let weight = Self.weight(before, bytes, start) else { return end }
        for (ordinal, place) in parts { add(ordinal, place, weight: weight) }
        return end
    }

    /// How sure it is that a number glued to `before` is a marker; nil if it cannot be.
    private static func weight(_ before: Glyph, _ bytes: [UInt8], _ start: Int) -> Int? {
        if before.isLetter { return 2 }
        guard before.isCloser || [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x2026].contains(before.value) else { return nil }
        let earlier = Glyph(bytes, before: start - before.length)
        if earlier.isDigit { return before.value == 0x2E || before.value == 0x29 ? 1 : nil }
        return earlier.isSpace ? nil : 4
    }

    /// The pointers of the heaviest rising chain.
    func pointers() -> [Pointer] {
        // Fenwick tree over ordinals: best weight of a chain that ends at or below an ordinal, and its last member.
        let top = (known.max() ?? 0) + 1
        var tree = [(weight: Int, member: Int)](repeating: (0, -1), count: top + 1)
        var previous = [Int](repeating: -1, count: candidates.count)
        for (index, candidate) in candidates.enumerated() {
            var best = (weight: 0, member: -1)
            var node = candidate.ordinal - 1
            while node > 0 {
                if tree[node].weight > best.weight { best = tree[node] }
                node -= node & -node
            }
            previous[index] = best.member
            let weight = best.weight + candidate.weight
            node = candidate.ordinal
            while node <= top {
                if weight > tree[node].weight { tree[node] = (weight, index) }
                node += node & -node
            }
        }
        var last = (weight: 0, member: -1)
        var node = top
        while node > 0 {
            if tree[node].weight > last.weight { last = tree[node] }
            node -= node & -node
        }
        var chain: [Pointer] = []
        var member = last.member
        while member >= 0 {
            let candidate = candidates[member]
            chain.append(Pointer(label: String(candidate.ordinal), range: candidate.range))
            member = previous[member]
        }
        return chain.reversed()
    }
}
