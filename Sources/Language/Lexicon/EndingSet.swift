/// Endings of Cyrillic words, up to eight letters long, compared all letters at once.
///
///     static let adverbs: EndingSet = ["льно", "ично"]
///     reading.ends(in: Self.adverbs, at: index)
public struct EndingSet: Sendable, ExpressibleByArrayLiteral {
    /// Endings packed as in `Token.tail`, in an open table, half of which at most is taken; 0 is free.
    @usableFromInline let slots: [UInt64]
    /// The last letters of all endings, as bits by their code.
    @usableFromInline let lastLetters: UInt64
    /// The letters that each length of ending leaves of a tail.
    @usableFromInline let masks: [UInt64]

    /// Endings in small letters.
    public init(arrayLiteral endings: String...) {
        let tails = Set(endings.map { $0.unicodeScalars.reduce(0) { Self.add(Fold.letter($1.value), to: $0) } })
        var size = 2
        while size < tails.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for tail in tails {
            var slot = Self.slot(tail) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = tail
        }
        self.slots = slots
        lastLetters = tails.reduce(0) { $0 | 1 << ($1 & 63) }
        masks = Set(tails.map { UInt64.max >> UInt64($0.leadingZeroBitCount & ~7) }).sorted()
    }

    /// A tail with one more folded letter behind it. A letter is a byte: Russian ones have 1 to 48, all others more.
    @inline(__always) static func add(_ letter: UInt32, to tail: UInt64) -> UInt64 {
        tail << 8
            | (letter >= 0x430 && letter < 0x460 ? UInt64(letter &- 0x42F) : letter < 0x80 ? UInt64(letter) : 0x7F)
    }

    @inlinable static func slot(_ tail: UInt64) -> Int {
        Int(truncatingIfNeeded: (tail &* 0x9E37_79B9_7F4A_7C15) &>> 40)
    }

    @inlinable public func contains(endOf tail: UInt64) -> Bool {
        guard tail & 0xC0 == 0, lastLetters &>> (tail & 63) & 1 != 0 else { return false }
        let last = slots.count &- 1
        for mask in masks {
            let ending = tail & mask
            var slot = Self.slot(ending) & last
            while slots[slot] != 0 {
                if slots[slot] == ending { return true }
                slot = (slot &+ 1) & last
            }
        }
        return false
    }
}

extension Reading {
    /// Whether the word at `index` ends in one of `endings`, capitals or not.
    @inlinable public func ends(in endings: EndingSet, at index: Int) -> Bool {
        tokens.indices.contains(index) && endings.contains(endOf: tokens[index].tail)
    }
}
