import Records
import Testing

@testable import Verify

/// Figures in languages that are read without grammar.
@Suite struct AbroadTests {
    static let sources = [
        "it":
            "Il porto di Brenno è stato aperto il 12 maggio 1987. Nel 2023 ha gestito 4,2 milioni di tonnellate di grano. La gru pesa "
            + "1.250 chilogrammi. Ci lavorano dodici ingegneri.",
        "tr":
            "Brenno limanı 12 Mayıs 1987'de açıldı. 2023'te 4,2 milyon ton tahıl taşıdı. Vinç 1.250 kilogram ağırlığında. Payı yüzde 15.",
        "uk":
            "Порт Бренно відкрили 12 травня 1987 року. У 2023 році він обробив 4,2 мільйона тонн зерна. Кран важить 1 250 кілограмів.",
        "de":
            "Der Hafen von Brenno wurde am 12. Mai 1987 eröffnet. 2023 wurden 4,2 Millionen Tonnen Getreide umgeschlagen. Der Kran wiegt "
            + "1.250 Kilogramm.",
        "fr":
            "Le port de Brenno a été ouvert le 12 mai 1987. En 2023 il a traité 4,2 millions de tonnes de céréales. La grue pèse 1 250 "
            + "kilogrammes.",
    ]

    private func figures(_ text: String, _ lang: String) -> [(text: String, figure: Figure)] {
        let claim = Claim(text: .init(text), lang: lang, context: .init(), source: lang, data: Specimens.verifier.data)
        return Specimens.verifier.reader.figures(of: claim).map { (claim.text[$0.bytes], $0) }
    }

    private func english(_ text: String) -> Figure? { figures(text, "en").first?.figure }

    @Test(arguments: ["it", "tr", "uk", "de", "fr"])
    func `dates, scales and units are read`(lang: String) throws {
        let found = figures(try #require(Self.sources[lang]), lang)
        for expected in ["12 May 1987", "4.2 million tonnes", "1,250 kilograms"] {
            let claimed = try #require(english(expected))
            #expect(
                found.contains {
                    Comparison(claimed: claimed, found: $0.figure, units: Specimens.verifier.data.units) == .agrees
                },
                "\(expected) in \(found.map(\.text))")
        }
        for wrong in ["13 May 1987", "4.3 million tonnes", "1,300 kilograms"] {
            let claimed = try #require(english(wrong))
            #expect(
                !found.contains {
                    Comparison(claimed: claimed, found: $0.figure, units: Specimens.verifier.data.units).isSame
                },
                "\(wrong)")
        }
    }

    @Test(arguments: [
        ("dodici", "it", 12.0), ("douze ans", "fr", 12), ("zwölf Jahre", "de", 12), ("beş yıl", "tr", 5),
        ("п'ять років", "uk", 5),
    ])
    func `numbers in words are read`(text: String, lang: String, value: Double) throws {
        guard case .quantity(let amount) = try #require(figures(text, lang).first).figure.content else {
            Issue.record("no quantity")
            return
        }
        #expect(amount.low == value)
    }

    @Test(arguments: [
        ("yüzde 15", "tr"), ("%15", "tr"), ("15 per cento", "it"), ("15 pour cent", "fr"), ("15 відсотків", "uk"),
    ])
    func `percent may stand before or after, in one word or two`(text: String, lang: String) throws {
        let found = figures(text, lang)
        #expect(found.count == 1)
        guard case .quantity(let amount) = try #require(found.first).figure.content else { return }
        #expect(amount.unit == "%")
    }

    @Test(arguments: ["it", "tr"])
    func `a claim meets its sentence in an Italian or Turkish source`(lang: String) throws {
        let source = try #require(Self.sources[lang])
        let finding = Specimens.finding("The harbour of Brenno was opened on 12 May 1987.", source, sourceLang: lang)
        #expect(finding.sentences.first == 0)
        #expect(finding.ruling == .supported || finding.ruling == .partly)
    }
}
