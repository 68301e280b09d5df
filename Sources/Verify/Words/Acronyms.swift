/// Names and their initials: "EU" in the claim for "European Union" in the source, and the other way round.
///
/// Needs no lexicon: two to six capital letters on one side, as many capitalised words in a row on the other, words of
/// grammar between them left out.
struct Acronyms: Sendable {
    /// By the letters of a short form in the claim, its term.
    private var short: [UInt64: Int32] = [:]
    /// By the initials of a long form in the claim, the terms of its words.
    private var long: [UInt64: [Int32]] = [:]

    static let lengths = 2...6

    var isEmpty: Bool { short.isEmpty && long.isEmpty }

    init(_ claim: Claim) {
        // Initials of another language are other letters.
        guard claim.sounds == nil else { return }
        for (word, term) in zip(claim.words, claim.termOfWord) where term >= 0 {
            if let letters = Self.letters(word, claim.text.utf8) { short[letters] = Int32(term) }
        }
        var initials = Initials()
        for (position, word) in claim.words.enumerated() where claim.termOfWord[position] >= 0 {
            guard initials.add(word, claim.text.utf8, number: Int32(claim.termOfWord[position])) else { continue }
            for count in Self.lengths where count <= initials.count {
                long[initials.hash(count)] = initials.numbers(count)
            }
        }
    }

    /// Terms of the claim that a word of the source stands for, being a short form or the last word of a long one.
    func terms(_ word: Word, _ bytes: [UInt8], _ initials: inout Initials) -> [Int32] {
        var found: [Int32] = []
        if !long.isEmpty, let letters = Self.letters(word, bytes), let terms = long[letters] { found += terms }
        if !short.isEmpty, initials.add(word, bytes, number: 0) {
            for count in Self.lengths where count <= initials.count {
                if let term = short[initials.hash(count)] { found.append(term) }
            }
        }
        return found
    }

    /// The hash of a word of two to six capital letters; nil for any other.
    private static func letters(_ word: Word, _ bytes: [UInt8]) -> UInt64? {
        guard word.isCapital, lengths.contains(word.bytes.count), bytes[word.bytes].allSatisfy(isUpper) else {
            return nil
        }
        return StemHash.hash(bytes[word.bytes])
    }

    fileprivate static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    /// The first letters of the capitalised words that end here.
    struct Initials: Sendable {
        private var letters: [UInt8] = []
        private var terms: [Int32] = []

        var count: Int { letters.count }

        /// Takes in the next word. False for one that cannot end a long form.
        mutating func add(_ word: Word, _ bytes: [UInt8], number: Int32) -> Bool {
            let first = bytes[Int(word.start)]
            guard Acronyms.isUpper(first), word.isContent, word.bytes.count > 1 else {
                if word.isContent { self = Initials() }
                return false
            }
            if letters.count == Acronyms.lengths.upperBound {
                letters.removeFirst()
                terms.removeFirst()
            }
            letters.append(first)
            terms.append(number)
            return true
        }

        func hash(_ count: Int) -> UInt64 { StemHash.hash(letters.suffix(count)) }
        func numbers(_ count: Int) -> [Int32] { Array(terms.suffix(count)) }
    }
}
