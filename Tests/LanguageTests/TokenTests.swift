import Records
import Testing

@testable import Language

@Suite struct TokenTests {
    @Test func zeroWidthCharactersNeitherPartNorSpellAWord() {
        let tokens = Tokenizer(lexicon: Lexicon()).tokens(of: Text("for\u{200B}ty Втора́я"))
        #expect(tokens.count == 2)
        #expect(tokens[1].isCapital && tokens[1].isCyrillic)
    }

    @Test func aDayKnowsItsWeekdayAndItsNeighbours() {
        #expect(Day(2025, 8, 8).weekday == 5)
        #expect(Day(2024, 2, 28).adding(days: 2) == Day(2024, 3, 1))
        #expect(Day(2024, 1, 31).adding(months: -1) == Day(2023, 12))
        #expect(Day(iso: "2025-02-29") == nil)
    }
}
