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

    @Test func everyFigureHasThePeriodOfItsClause() {
        let found = facts(
            "While in 2019, 12 percent of exports went east, in 2020, 17 percent, and in 2021, 9.5 percent did."
        )
        .filter { $0.unit == "%" }
        #expect(found.map(\.time) == ["2019", "2020", "2021"])
        #expect(found.map(\.value) == [12, 17, 9.5])
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
}
