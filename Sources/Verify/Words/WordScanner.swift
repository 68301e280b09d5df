import Records

/// Cuts a text into words in one pass over its bytes.
struct WordScanner: Sendable {
    let lexicon: WordLexicon
    /// Whether Latin words are stemmed as English.
    let english: Bool
    private var memory = StemMemory()

    init(lexicon: WordLexicon, lang: String?) {
        self.lexicon = lexicon
        self.english = lang.map { $0.hasPrefix("en") } ?? true
    }

    /// The words of `bytes[range]`, appended to `words`.
    mutating func scan(_ bytes: [UInt8], _ range: Range<Int>, into words: inout [Word]) {
        var folded: [UInt8] = []
        folded.reserveCapacity(64)
        var index = range.lowerBound
        let end = min(range.upperBound, bytes.count)
        while index < end {
            let byte = bytes[index]
            if Self.isLetter(byte) {
                index =
                    scanPlain(bytes, index, end, &folded, into: &words)
                    ?? scanLetters(bytes, index, end, UInt32(byte), &folded, into: &words)
                continue
            }
            if byte < 0x80 && !Self.isDigit(byte) {
                index += 1
                continue
            }
            let (point, length) = Self.decode(bytes, index)
            switch Folding.kind(point) {
            case .separator:
                index += length
            case .ideograph:
                let stem = StemHash.hash(bytes[index..<min(index + length, end)])
                words.append(
                    Word(stem: stem, start: Int32(index), end: Int32(min(index + length, end)), traits: .ideograph))
                index += length
            case .digit:
                index = scanNumber(bytes, index, end, &folded, into: &words)
            case .letter:
                index = scanLetters(bytes, index, end, point, &folded, into: &words)
            }
        }
    }

    /// A word of ASCII letters alone, as nearly all are in English: where it ends, or nil for any other.
    private mutating func scanPlain(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ folded: inout [UInt8], into words: inout [Word]
    ) -> Int? {
        var index = start
        var form = StemHash.empty
        while index < end, Self.isLetter(bytes[index]) {
            form = StemHash.adding(bytes[index] | 0x20, to: form)
            index += 1
        }
        if index < end {
            let next = bytes[index]
            guard next < 0x80, !Self.isDigit(next), next != UInt8(ascii: "'") else { return nil }
        }
        let known: StemMemory.Known
        if let before = memory[form] {
            known = before
        } else {
            folded.removeAll(keepingCapacity: true)
            for letter in bytes[start..<index] { folded.append(letter | 0x20) }
            known = remember(form, &folded)
        }
        let traits = bytes[start] & 0x20 == 0 ? known.traits.union(.capital) : known.traits
        words.append(Word(stem: known.stem, start: Int32(start), end: Int32(index), traits: traits))
        return index
    }

    /// The stem and the traits of a folded word, looked up and reduced once a text.
    private mutating func remember(_ form: UInt64, _ folded: inout [UInt8]) -> StemMemory.Known {
        let entry = lexicon.entry(of: form)
        let stem: UInt64
        if let settled = entry?.settledStem(form) {
            stem = settled
        } else {
            Stemmer.stem(&folded, english: english)
            stem = StemHash.hash(folded)
        }
        let known = StemMemory.Known(form: form, stem: stem, traits: entry?.traits ?? [])
        memory.insert(known)
        return known
    }

    /// A number and the letters that cling to it: "1,234.5", "5bn", "3rd". Grouping commas are left out of the stem.
    private func scanNumber(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ folded: inout [UInt8], into words: inout [Word]
    ) -> Int {
        folded.removeAll(keepingCapacity: true)
        var index = start
        while index < end {
            let byte = bytes[index]
            if Self.isDigit(byte) || Self.isLetter(byte) {
                Folding.append(UInt32(byte), to: &folded)
                index += 1
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), index + 1 < end,
                Self.isDigit(bytes[index + 1])
            {
                if byte == UInt8(ascii: ".") { folded.append(byte) }
                index += 1
            } else {
                break
            }
        }
        words.append(
            Word(stem: StemHash.hash(folded), start: Int32(start), end: Int32(index), traits: .number))
        return index
    }

    private mutating func scanLetters(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ first: UInt32, _ folded: inout [UInt8],
        into words: inout [Word]
    ) -> Int {
        folded.removeAll(keepingCapacity: true)
        var index = start
        var wordEnd = start
        var sawDigit = false
        while index < end {
            let byte = bytes[index]
            if Self.isLetter(byte) {
                Folding.append(UInt32(byte), to: &folded)
                index += 1
            } else if Self.isDigit(byte) {
                folded.append(byte)
                sawDigit = true
                index += 1
            } else if let skip = apostrophe(bytes, index), index + skip < end, isInside(bytes, index + skip) {
                if !english, bytes[index - 1] < 0x80, folded.count <= Self.longestElision {
                    // "l'école", "dell'acqua": an article and a word.
                    return finish(bytes, start, index, index + skip, first, sawDigit, &folded, into: &words)
                }
                if bytes[index + skip] | 0x20 == UInt8(ascii: "s"),
                    index + skip + 1 >= end || !Self.isLetter(bytes[index + skip + 1])
                {
                    wordEnd = index
                    index += skip + 1
                    return finish(bytes, start, wordEnd, index, first, sawDigit, &folded, into: &words)
                }
                index += skip
            } else if byte >= 0x80 {
                let (point, length) = Self.decode(bytes, index)
                guard Folding.kind(point) == .letter else { break }
                Folding.append(point, to: &folded)
                index += length
            } else {
                break
            }
        }
        wordEnd = index
        return finish(bytes, start, wordEnd, index, first, sawDigit, &folded, into: &words)
    }

    private mutating func finish(
        _ bytes: [UInt8], _ start: Int, _ wordEnd: Int, _ next: Int, _ first: UInt32, _ sawDigit: Bool,
        _ folded: inout [UInt8], into words: inout [Word]
    ) -> Int {
        var traits: Word.Traits = []
        if Folding.isCapital(first) { traits.insert(.capital) }
        if sawDigit { traits.insert(.number) }
        if first >= 0x400 && first < 0x530 { traits.insert(.cyrillic) }
        let form = StemHash.hash(folded)
        let known = memory[form] ?? remember(form, &folded)
        words.append(
            Word(stem: known.stem, start: Int32(start), end: Int32(wordEnd), traits: known.traits.union(traits)))
        return next
    }

    /// The longest word that French and Italian write without its last vowel: "dell'".
    private static let longestElision = 4

    /// Whether a letter follows an apostrophe, as in "don't" and "п'ять".
    private func isInside(_ bytes: [UInt8], _ index: Int) -> Bool {
        Self.isLetter(bytes[index])
            || (bytes[index] >= 0xC3 && Folding.kind(Self.decode(bytes, index).0) == .letter)
    }

    private func apostrophe(_ bytes: [UInt8], _ index: Int) -> Int? {
        if bytes[index] == UInt8(ascii: "'") { return 1 }
        if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
            return 3
        }
        return nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The code point at `index` and its length in bytes. The bytes are valid UTF-8 (`Text` sees to it).
    static func decode(_ bytes: [UInt8], _ index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        func next(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
        }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
}

/// Words of one text that were looked up before: a text says most of its words more than once. The newest word of a slot stays.
private struct StemMemory: Sendable {
    struct Known: Sendable {
        let form: UInt64
        let stem: UInt64
        let traits: Word.Traits
    }

    /// A power of two.
    private static let slots = 512
    private var known = Array(repeating: Known(form: 0, stem: 0, traits: []), count: slots)

    subscript(form: UInt64) -> Known? {
        let found = known[Self.slot(form)]
        return found.form == form ? found : nil
    }

    mutating func insert(_ word: Known) { known[Self.slot(word.form)] = word }

    private static func slot(_ form: UInt64) -> Int { Int(truncatingIfNeeded: form ^ (form >> 32)) & (slots - 1) }
}
