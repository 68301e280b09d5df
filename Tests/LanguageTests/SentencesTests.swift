import Records
import Testing

@testable import Language

/// Every specimen is written with `|` where a sentence ends.
@Suite struct SentencesTests {
    @Test(arguments: [
        "One.|Two!|Three?|Four",
        "Rates rose by 2.5 percent.|They fell by 1,000.75 later.",
        "President K. J. Tokayev met J. R. R. Smith.|He left.",
        "А. С. Пушкин родился в Москве.|Он писал стихи.",
        "Mr. Smith and Prof. Dr. Lee agree.|St. Petersburg is large.",
        "The U.S. President spoke.|He left the U.S.|The crowd cheered.",
        "See p. 12 and vol. 3, No. 5 of Smith et al. (2020).|Fine.",
        "Prices, e.g. Coal and i.e. Oil, rose.|Etc.",
        "He asked: “Why?” and left.|“No.”|She stayed.",
        "«Да!» — сказал он.|«Нет».|Все ушли.",
        "Wait... what?|Well…|Then nothing… at all.",
        "Output reached 5 млн т в 2024 г. и вырос.|В 2023 г. Казахстан не рос.",
        "По данным Минэнерго (см. табл. 2 на стр. 5), т.е. официально, рост 2,5 млрд долл.|Это много.",
        "Он жил в г. Алматы на ул. Абая.|Потом уехал.",
        "It grew, excluding Russia.[1]|This shows it.[2][3]|Then.[^a]|End",
        "It grew, excluding Russia.1|This shows it.²|Then it ended. [4]|Yes.",
        "As Abe et al.[5] show, it grew.|So No.5 is right.",
        "Vitamin C.[3]|Nobody knew.",
        "Am 8. August kam er.|Es war der 8. 8. 2025 und kalt.",
        "1. First item.|2. Second item.",
        "今天很好。|明天呢？|好！",
        "Visit https://example.org/a.b?c=d.e today.|Go.",
        "**Bold claim.**|_Next one._|Done.",
        "Apple Inc. Chief Tim said so.|He sold to Acme Inc.|The price was low.",
    ])
    func boundaries(specimen: String) {
        let joined = specimen.replacing("|", with: " ")
        #expect(Self.sentences(joined).joined(separator: "|") == specimen)
    }

    @Test func wrappedLinesAreOneSentenceAndParagraphsAreNot() {
        let text = """
            A heading of its own

            The committee met on Tuesday to look at the figures for coal
            Exports had fallen in the spring, but they rose again in May
            and June. A second sentence ends here

            - one item
            - another item

            A paragraph of one long line, longer than any wrapping program would leave it, because it has never been \
            wrapped at all
            The next paragraph follows on the next line, and it too is far longer than a wrapped line could ever be \
            in any text we know
            """
        let sentences = Self.sentences(text)
        #expect(
            sentences.map { $0.prefix(10) } == [
                "A heading ", "The commit", "A second s", "- one item", "- another ", "A paragrap", "The next p",
            ])
    }

    @Test func randomBytesKeepTheRules() {
        var random = SplitMix(seed: 7)
        let pieces = [
            ".", "...", "…", "!", "?", " ", "  ", "\n", "\n\n", "a", "A", "Mr", "г", "1", "25", "[1]", "[", "]", "(",
            "\"",
            "“", "”", "»", "’", "—", "。", "²", "e.g.", "\u{FEFF}", "\u{A0}", "𝄞", "\r\n", "*", "The ", "В ",
        ]
        for _ in 0..<2000 {
            let string = (0..<random.below(60)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let text = Text(string)
            var last = 0
            for range in Sentences.ranges(in: text) {
                #expect(range.lowerBound >= last && !range.isEmpty && range.upperBound <= text.utf8.count)
                #expect(text.quote(range).exact == text[range])
                last = range.upperBound
            }
        }
    }

    /// An editor may wrap at any width; prose that goes on in small letters goes on.
    @Test func linesWiderThanAnyTerminal() {
        let long = String(repeating: "The tram line to the harbour opened and cost much. ", count: 3) + "It crosses"
        let text = Text(long + "\nnine bridges. It stops there.")
        #expect(
            Sentences.ranges(in: text).map { text[$0] }.suffix(2) == ["It crosses\nnine bridges.", "It stops there."])
    }

    static func sentences(_ string: String) -> [String] {
        let text = Text(string)
        return Sentences.ranges(in: text).map { text[$0] }
    }
}

/// A small seeded generator (Steele, Lea, Flood 2014), so that a failure can be repeated.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
