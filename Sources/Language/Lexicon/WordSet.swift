/// A few words that a rule asks for by name, found by hash: no text is built to compare.
///
///     static let pronouns: WordSet = ["it", "they", "он"]
///     reading.isOne(of: Self.pronouns, at: index)
package struct WordSet: Sendable, ExpressibleByArrayLiteral {
    private var table = WordTable()

    /// Words in small letters.
    package init(arrayLiteral words: String...) { insert(words) }

    mutating func insert(_ words: [String]) {
        for word in words {
            _ = table.add(word.unicodeScalars.reduce(Fold.seed) { Fold.mix($0, Fold.letter($1.value)) })
        }
    }

    fileprivate func contains(_ hash: UInt64) -> Bool { table.find(hash) >= 0 }
}

extension Reading {
    /// Whether the word at `index` is one of `words`, capitals or not.
    package func isOne(of words: WordSet, at index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        return words.contains(hash(tokens[index].range))
    }

    /// Whether the word at `index` ends in one of `endings`, which have five letters at most.
    package func ends(in endings: WordSet, at index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        let range = tokens[index].range
        var start = range.upperBound
        for _ in 0..<5 where start > range.lowerBound {
            start -= 1
            while start > range.lowerBound, text.utf8[start] & 0xC0 == 0x80 { start -= 1 }
            if endings.contains(hash(start..<range.upperBound)) { return true }
        }
        return false
    }

    /// Whether the word at `index` begins with one of `beginnings`, which have five letters at most.
    package func begins(in beginnings: WordSet, at index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        let range = tokens[index].range
        var end = range.lowerBound
        for _ in 0..<5 where end < range.upperBound {
            end += 1
            while end < range.upperBound, text.utf8[end] & 0xC0 == 0x80 { end += 1 }
            if beginnings.contains(hash(range.lowerBound..<end)) { return true }
        }
        return false
    }

    /// The hash of letters as folded, which the lexicon knows words by.
    func hash(_ range: Range<Int>) -> UInt64 {
        unsafe text.utf8.withUnsafeBufferPointer { buffer in
            let bytes = unsafe Reader(bytes: buffer)
            var hash = Fold.seed
            var at = range.lowerBound
            while at < range.upperBound {
                let (scalar, length) = bytes.scalar(at: at)
                at += length
                if scalar < 0x80 {
                    hash = Fold.mix(hash, scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar)
                } else if Scalars.classify(scalar) == .letter {
                    hash = Fold.mix(hash, Fold.letter(scalar))
                }
            }
            return hash
        }
    }
}
