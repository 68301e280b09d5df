/// Russian case endings: which endings a capitalised word may shed, and what then takes their place, so that a name
/// need stand in the lexicon in its nominative only.
struct Endings: Sendable {
    private struct Ending {
        /// Its letters as in `Token.tail`, and the bits that they take there.
        var tail: UInt64
        var mask: UInt64
        var letters: Int
        /// Folded code points.
        var replacements: [[UInt32]]
    }

    /// Longest first.
    private var table: [Ending] = []

    /// Adds an ending of eight letters at most, with what may stand for it; letters as folded code points.
    mutating func add(_ ending: [UInt32], replacements: [[UInt32]]) {
        let tail = ending.reduce(0) { EndingSet.add($1, to: $0) }
        let place = table.firstIndex { $0.letters < ending.count } ?? table.endIndex
        let mask = ending.isEmpty ? 0 : UInt64.max >> UInt64(64 - 8 * min(8, ending.count))
        table.insert(
            Ending(tail: tail, mask: mask, letters: ending.count, replacements: replacements), at: place)
    }

    /// The number of the dictionary form of the word at `range`, or -1.
    func lemma(
        of word: Spelling, _ bytes: Reader, _ range: Range<Int>, in words: WordTable, isName: (Int32) -> Bool
    ) -> Int32 {
        guard range.count <= 80, range.count >= 6 else { return -1 }
        // A form that happens to be a word of some phrase must not hide the name: «Казахстану» is no «Казахстана».
        var other: Int32 = -1
        for ending in table where word.tail & ending.mask == ending.tail && word.letters >= ending.letters + 2 {
            let stem = Fold.hash(of: bytes, range, letters: word.letters - ending.letters)
            for replacement in ending.replacements {
                var hash = stem
                for letter in replacement { hash = Fold.mix(hash, letter) }
                let number = words.find(hash)
                if number >= 0, isName(number) { return number }
                if other < 0 { other = number }
            }
        }
        return other
    }
}
