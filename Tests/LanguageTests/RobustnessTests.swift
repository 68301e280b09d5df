import Records
import Testing

@testable import Language

/// Mutated text of both languages: nothing traps, and everything found stands where it says it does.
@Suite struct RobustnessTests {
    private static let pieces = [
        "On 3 May 2021 ", "the first five months of ", "2025", "–", "2027 ", "by ", "since ", "between ", " and ",
        "14–15 billion dollars ", "no fewer than 50 ", "percent", "%", ", ", ". ", "the ", "next ", "last ", "Friday ",
        "quarter ", "of ", "Easter ", "Diwali ", "week ", "BC ", "FY", "'24 ", "1990s ", "XXI ", "century ", "\n\n",
        "/",
        "за ", "9 месяцев ", "с ", "по ", "мая ", "2024 года ", "к ", "до н. э. ", "прошлого ", "в конце ", "не менее ",
        "млрд долларов ", "Пасха ", "квартал ", "١٢٣ ", "1e999 ", "1.234,56 ", "99999999999999999999 ", "\u{200B}",
        "\u{FEFF}", "\u{A0}", "\u{301}", "𝄞", "é", "\u{0}", "nine hundred trillion ", "thousandth ", "ago ", "decades ",
        "900 ", "closest ", "to ", "-", ":", "(", ")", "W", "03", "5", "Mr. Smith ", "ООО «", "» ",
    ]

    @Test(arguments: 0..<8) func whatIsFoundStandsInTheText(seed: Int) {
        var random = SplitMix(seed: UInt64(seed) &+ 1)
        let analyzer = Analyzer(lexicon: Words.lexicon)
        for _ in 0..<60 {
            let bytes = Self.mutated(&random)
            let text = Text(String(decoding: bytes, as: UTF8.self))
            let lang = ["en", "ru", nil, "de"][random.below(4)]
            let found = analyzer.analyze(text, lang: lang, reference: random.below(4) == 0 ? nil : "2025-08-08")
            for range in found.sentences + found.dates.map(\.bytes) + found.quantities.map(\.bytes)
                + found.quantities.map(\.number) + found.names.map(\.bytes)
            {
                #expect(range.lowerBound >= 0 && !range.isEmpty && range.upperBound <= text.utf8.count)
                let quote = text.quote(range)
                #expect(text[text.bytes(quote.span)] == quote.exact)
            }
            for (date, next) in zip(found.dates, found.dates.dropFirst()) {
                #expect(date.bytes.upperBound <= next.bytes.lowerBound)
            }
            for date in found.dates { #expect(Self.isEDTF(date.edtf), "\(date.edtf)") }
        }
    }

    /// Pieces in any order, with a few bytes changed or lost.
    private static func mutated(_ random: inout SplitMix) -> [UInt8] {
        var bytes = (0..<random.below(30)).flatMap { _ in Array(pieces[random.below(pieces.count)].utf8) }
        for _ in 0..<random.below(6) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            if random.below(2) == 0 { bytes.remove(at: place) } else { bytes[place] = UInt8(random.below(256)) }
        }
        return bytes
    }

    /// A date, or two with a slash between them, each a year, month or day that the calendar has, or open.
    private static func isEDTF(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { part in
                if part == ".." { return parts.count == 2 }
                let isBefore = part.hasPrefix("-")
                let fields = part.drop { $0 == "-" }.split(separator: "-", omittingEmptySubsequences: false)
                guard fields.first == "XXXX" && !isBefore || fields.first?.count == 4 && Int(fields[0]) != nil else {
                    return false
                }
                let numbers = fields.dropFirst().map { $0.count == 2 ? Int($0) ?? 0 : 0 }
                return numbers.count <= 2 && numbers.allSatisfy { $0 > 0 } && (numbers.first ?? 1) <= 12
                    && (numbers.count < 2 || numbers[1] <= 31)
            }
    }

    /// Text of one thing only: no word end, no letters, no end of a number, one cue after another.
    @Test func monotonousTextKeepsTheRules() {
        let analyzer = Analyzer(lexicon: Words.lexicon)
        let shapes = [
            String(repeating: "a", count: 1_000), String(repeating: "\u{200B}", count: 1_000),
            String(repeating: "7", count: 10_000), String(repeating: "١٢٣", count: 600),
            String(repeating: "May, ", count: 1_000), String(repeating: "2024–", count: 1_000),
            String(repeating: "the ", count: 1_000), String(repeating: "between 2020 ", count: 1_000),
            String(repeating: "one ", count: 1_000), String(repeating: "last ", count: 1_000),
            String(repeating: "Diwali 1999 ", count: 600), String(repeating: "в мае и ", count: 1_000),
        ]
        for shape in shapes {
            let text = Text(shape)
            let found = analyzer.analyze(text, lang: nil, reference: "2025-08-08")
            #expect(found.dates.allSatisfy { $0.bytes.upperBound <= text.utf8.count })
        }
    }
}
