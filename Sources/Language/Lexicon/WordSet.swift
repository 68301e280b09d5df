/// A few words that a rule asks for by name, told apart by hash: no text is built to compare.
///
///     static let pronouns: WordSet = ["it", "they", "он"]
///     reading.isOne(of: Self.pronouns, at: index)
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
    /// Hashes in an open table, half of which at most is taken; 0 is free.
    @usableFromInline var slots: [UInt32] = [0]
    private var count = 0

    /// Words in small letters.
    public init(arrayLiteral words: String...) { insert(words) }

    mutating func insert(_ words: [String]) {
        let known = slots.filter { $0 != 0 }
        let added = words.map {
            Fold.short($0.unicodeScalars.reduce(Fold.seed) { Fold.mix($0, Fold.letter($1.value)) })
        }
        count += added.count
        var size = 2
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for hash in known + added where !contains(hash) {
            var slot = Int(hash) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = hash
        }
    }

    @inlinable public func contains(_ hash: UInt32) -> Bool {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] == hash { return hash != 0 }
            slot = (slot &+ 1) & mask
        }
        return false
    }
}

extension Reading {
    /// Whether the word at `index` is one of `words`, capitals or not.
    @inlinable public func isOne(of words: WordSet, at index: Int) -> Bool {
        tokens.indices.contains(index) && words.contains(tokens[index].hash)
    }

    /// Whether the word at `index` begins with one of `beginnings`, which have five letters at most.
    func begins(in beginnings: WordSet, at index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        var at = Int(tokens[index].start)
        var hash = Fold.seed
        for _ in 0..<5 where at < Int(tokens[index].end) {
            let letter = Glyph(text.utf8, at: at)
            at += letter.length
            if Scalars.classify(letter.value) == .letter || letter.value < 0x80 {
                hash = Fold.mix(hash, Fold.letter(letter.value))
            }
            if beginnings.contains(Fold.short(hash)) { return true }
        }
        return false
    }

    /// The hash of letters as folded, which the lexicon knows words by.
    func hash(_ range: Range<Int>) -> UInt64 { Fold.hash(of: text.utf8, range) }
}
