/// Russian case endings: which endings a capitalised word may shed, and what then takes their place, so that a name
/// need stand in the lexicon in its nominative only.
struct Endings: Sendable {
    /// Each ending with its replacements, as folded code points, longest ending first.
    var table: [(ending: [UInt32], replacements: [[UInt32]])] = []

    /// The number of the dictionary form of the word at `range`, or -1.
    func lemma(of bytes: Reader, _ range: Range<Int>, in words: WordTable, isName: (Int32) -> Bool) -> Int32 {
        guard !table.isEmpty, range.count <= 80, range.count >= 6 else { return -1 }
        var letters: [UInt32] = []
        letters.reserveCapacity(40)
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = bytes.scalar(at: index)
            index += length
            if Scalars.classify(scalar) == .letter {
                letters.append(scalar < 0x80 ? scalar | 0x20 : Fold.letter(scalar))
            }
        }
        // A form that happens to be a word of some phrase must not hide the name: «Казахстану» is no «Казахстана».
        var other: Int32 = -1
        for (ending, replacements) in table where letters.count >= ending.count + 2 {
            guard letters.suffix(ending.count).elementsEqual(ending) else { continue }
            var stem = Fold.seed
            for letter in letters.dropLast(ending.count) { stem = Fold.mix(stem, letter) }
            for replacement in replacements {
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
