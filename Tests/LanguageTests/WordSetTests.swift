import Records
import Testing

@testable import Language

@Suite struct WordSetTests {
    private func reading(_ text: String) -> Reading {
        Analyzer(lexicon: Lexicon()).read(Text(text), lang: nil)
    }

    @Test func wordsInAnyCaseAndNothingElse() {
        let words: WordSet = ["to", "он", "ещё"]
        let reading = reading("To ОН Еще too 2 .")
        #expect((0..<6).map { reading.isOne(of: words, at: $0) } == [true, true, true, false, false, false])
        #expect(!reading.isOne(of: words, at: -1))
        #expect(!reading.isOne(of: words, at: 6))
        #expect(!reading.isOne(of: [], at: 0))
    }

    @Test func endingsOfAnyLengthUpToEightLetters() {
        let endings: EndingSet = ["а", "льно", "вшийся", "ёт"]
        let words = ["МОСКВА", "реально", "оставшийся", "идет", "льно", "но", "data", "на2", "во\u{301}льно", "лён"]
        let found = words.map { reading($0).ends(in: endings, at: 0) }
        #expect(found == [true, true, true, true, true, false, false, true, true, false])
        #expect(!reading("а").ends(in: endings, at: 1))
    }

    /// A set answers as a search through its words would.
    @Test func everyPairOfShortEndings() {
        let letters = ["а", "б", "я", "ю"]
        let words = letters.flatMap { one in letters.map { one + $0 } } + letters
        for ending in words {
            for word in words {
                var set: EndingSet { EndingSet(arrayLiteral: ending) }
                #expect(reading(word).ends(in: set, at: 0) == word.hasSuffix(ending), "\(word) \(ending)")
            }
        }
    }
}
