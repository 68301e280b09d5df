import Foundation
import Language
import Records
import Testing

@testable import Normalize

enum Config {
    /// Every lexicon of `config/`, read once.
    static let lexicon: Lexicon = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("config")
        var files: [String: [UInt8]] = [:]
        for name in (FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []).compactMap({ $0 as? String })
        where name.hasSuffix(".yaml") {
            files[name] = FileManager.default.contents(atPath: root.appendingPathComponent(name).path).map(Array.init)
        }
        do { return try Lexicon.load(files: files) } catch { fatalError("\(error)") }
    }()
}

@Suite struct FactTests {
    private func facts(_ string: String, lang: String = "en", reference: String? = nil) -> [Fact] {
        Normalizer(lexicon: Config.lexicon).facts(in: Text(string), doc: "doc", lang: lang, reference: reference)
    }

    @Test func aRangeSharesItsScale() throws {
        let fact = try #require(facts("The mill will cost 3–4 billion dollars.").first { $0.kind == .observation })
        #expect(fact.min == 3e9 && fact.max == 4e9 && fact.bound == .range && fact.unit == "USD")
    }

    @Test func aMonthIsNoPossibility() throws {
        let month = try #require(facts("From January to May 2025 the share fell to 38 percent.").first)
        #expect(month.status == .actual && month.time == "2025-01/2025-05")
        let modal = try #require(facts("The share may fall to 38 percent.").first)
        #expect(modal.status == .possible)
    }

    @Test func everyFigureHasThePeriodOfItsClause() {
        let found = facts(
            "While in 2019, 12 percent of exports went east, in 2020, 17 percent, and in 2021, 9.5 percent did."
        )
        .filter { $0.unit == "%" }
        #expect(found.map(\.time) == ["2019", "2020", "2021"])
        #expect(found.map(\.value) == [12, 17, 9.5])
    }

    @Test(
        arguments: [
            ("Unemployment rose to 6.2%.", "Unemployment", nil, 6.2, "%"),
            ("Inflation was 8.1 percent in May.", "Inflation", nil, 8.1, "%"),
            ("The bridge will cost $1.2bn.", "will cost", "bridge", 1.2e9, "USD"),
            ("The fund lost €40m.", "lost", "fund", 4e7, "EUR"),
            ("The reactor has a capacity of 1,200 MW.", "capacity", "reactor", 1200, "MW"),
            ("The population grew to 1.1 million.", "population", nil, 1.1e6, "1"),
            ("The average age of farmers is 57.", "age", nil, 57, "a{age}"),
            ("The number of visits fell 12% year on year.", "number of visits", nil, 12, "%"),
            ("Temperatures could reach 45C in the south.", "Temperatures", nil, 45, "Cel"),
        ] as [(String, String, String?, Double, String)])
    func whatIsMeasuredIsNamed(text: String, property: String, subject: String?, value: Double, unit: String) throws {
        let fact = try #require(facts(text).first { $0.kind == .observation })
        #expect(fact.property == property && fact.subject == subject && fact.value == value && fact.unit == unit)
    }

    @Test func aFigureHeldAgainstAnotherMeasuresTheSame() {
        let found = facts(
            "Inflation was 8.1 percent in May, compared with 7.9 percent in April.", reference: "2025-08-08"
        )
        .filter { $0.kind == .observation }
        #expect(found.map(\.property) == ["Inflation", "Inflation"] && found.map(\.time) == ["2025-05", "2025-04"])
    }

    @Test func aScoreIsNoCount() {
        #expect(facts("The score was 3 to 1.").isEmpty)
        #expect(facts("Chapter 5 is about trade.").isEmpty)
    }

    @Test func negatedBoundsAreReadFirst() {
        let found = facts("Пробурено не менее 30 скважин, но не более 2,6 млн тонн.", lang: "ru").filter {
            $0.kind == .observation
        }
        #expect(found.map(\.bound) == [.atLeast, .atMost])
        #expect(found.map(\.min) == [30, nil] && found.map(\.max) == [nil, 2_600_000])
    }

    @Test func theFilterCarriesTheIdOver() async throws {
        let filter = NormalizeFilter(lexicon: Config.lexicon, mentions: true)
        let answer = try await filter.answer(to: Data(#"{"id":7,"text":"In May 2021 it cost $5."}"#.utf8))
        let object = try #require(try JSONSerialization.jsonObject(with: answer) as? [String: Any])
        #expect(object["id"] as? Int == 7)
        #expect((object["dates"] as? [[String: Any]])?.first?["edtf"] as? String == "2021-05")
        await #expect(throws: LineError.self) { try await filter.answer(to: Data("{".utf8)) }
    }

    @Test func hostileNumbersNeitherTrapNorReachJSON() async throws {
        let filter = NormalizeFilter(lexicon: Config.lexicon, mentions: true)
        for text in [
            String(repeating: "9", count: 10_000), "1e999 tons", "١٢٣ people", "1\u{200B}0\u{200B}0 km", "5×10^400 m",
            "1.234.567,89 and 1,234,567.89", "½½½ /// --- $$$ 1/0 3/0 %",
        ] {
            let line = try JSONEncoder().encode(["id": "x", "text": text])
            let answer = String(decoding: try await filter.answer(to: line), as: UTF8.self)
            #expect(!answer.contains("inf") && !answer.contains("nan"))
        }
    }

    @Test func everyFactQuotesTheTextItStandsIn() {
        let text = Text(
            "В 2024 году страну посетили 15,3 млн туристов 🎒, доход превысил 2,6 млрд долларов. €5 m – “ok”.")
        for fact in Normalizer(lexicon: Config.lexicon).facts(in: text, doc: "d", lang: "ru", reference: nil) {
            #expect(fact.evidence.holds(in: text))
        }
    }

    @Test func aRateThatIsPointedBackToKeepsItsMeasure() {
        let found = facts(
            "Доля зерна в вывозе Казахстана выросла до 12,5%. За первые пять месяцев 2021 года этот показатель снизился до 9%.",
            lang: "ru"
        ).filter { $0.unit == "%" }
        #expect(found.map(\.value) == [12.5, 9])
        #expect(found.map(\.property) == ["Доля зерна в вывозе Казахстана", "Доля зерна в вывозе Казахстана"])
        #expect(found.map(\.trend) == [.up, .down])
        #expect(found.last?.time == "2021-01/2021-05")
    }

    @Test func aTargetInheritsItsMeasureAndItsOwnPeriod() throws {
        let found = facts(
            "Norway has raised the share of rail in freight to 15 percent as of 2022, with the target of reaching 25 percent by 2035."
        )
        .filter { $0.unit == "%" }
        #expect(found.map(\.property) == ["share of rail in freight", "share of rail in freight"])
        #expect(found.map(\.time) == ["2022", "../2035"])
        #expect(found.map(\.status) == [.actual, .target])
    }

    @Test func officesAndShortFormsAreRelations() {
        let found = facts(
            "Deputy Foreign Minister Anna Schmidt met the Association of Northern Ports (ANP) in Oslo on 3 May 2021.")
        #expect(
            found.contains {
                $0.rule == "office" && $0.subject == "Anna Schmidt" && $0.object == "Deputy Foreign Minister"
            })
        #expect(found.contains { $0.rule == "abbreviation" && $0.object == "ANP" })
        #expect(found.contains { $0.kind == .event && $0.time == "2021-05-03" })
    }

    @Test func mutatedTextNeitherTrapsNorMisquotes() {
        var seed: UInt64 = 42
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let base = Array(
            "In 2024, «ЕС» paid €14–15 bn (≈ 2½ %) to No. 7 by 11.07.2025; не менее 50 скважин… U+200B:\u{200B} $1,234.56 a year – 3rd Q2 2018"
                .unicodeScalars)
        for _ in 0..<300 {
            var scalars = base
            for _ in 0..<8 {
                let at = next(scalars.count)
                switch next(3) {
                case 0: scalars.remove(at: at)
                case 1: scalars.insert(base[next(base.count)], at: at)
                default: scalars.swapAt(at, next(scalars.count))
                }
            }
            let text = Text(String(String.UnicodeScalarView(scalars)))
            for lang in ["en", "ru", "de", nil] {
                for fact in Normalizer(lexicon: Config.lexicon).facts(
                    in: text, doc: "d", lang: lang, reference: "2025-01-01")
                {
                    #expect(fact.evidence.holds(in: text))
                }
            }
        }
    }
}

@Suite struct ExplanationTests {
    private func explanations(_ string: String) -> [Explanation] {
        Normalizer(lexicon: Config.lexicon).explanations(of: Text(string), doc: "doc", lang: "en", reference: nil)
    }

    @Test func everyFactIsExplained() {
        let string = "In 2024 Norway sold at least 50 ferries. The king, Olaf Hansen, may visit Iceland in May 2025."
        let facts = Normalizer(lexicon: Config.lexicon).facts(in: Text(string), doc: "doc", lang: "en", reference: nil)
        #expect(explanations(string).map(\.fact) == facts)
        #expect(!facts.isEmpty)
    }

    @Test func eachFieldNamesItsWords() throws {
        let found = try #require(
            explanations("In 2024 Norway sold at least 50 ferries.").first { $0.fact.kind == .observation })
        let fields = Dictionary(uniqueKeysWithValues: found.fields.map { ($0.name, $0.because) })
        #expect(fields["bound"] == "a word that limits it: “at least”")
        #expect(fields["time"] == "the last date before it in the sentence: “2024”")
        #expect(fields["subject"]?.hasSuffix("“Norway”") == true)
        #expect(found.entries.contains { $0.name == "bound" && $0.value == "3" && $0.because == "at least" })
    }
}
