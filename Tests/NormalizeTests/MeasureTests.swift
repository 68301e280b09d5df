import Language
import Records
import Settings
import Testing

@testable import Normalize

@Suite struct MeasureTests {
    private let yaml = """
        coal_share:
          unit: "%"
          grain: year
          terms: {en: [coal exports], ru: [экспорт угля]}
        """

    @Test func factsOfASeriesBecomeRowsThatKnowWhoAgrees() throws {
        let measures = Measures(try MeasureSettings.parse(Array(yaml.utf8), file: "measures.yaml"))
        let normalizer = Normalizer(lexicon: Config.lexicon)
        let texts = [
            "In 2019, 30 percent of coal exports went west.", "In 2019, 31 percent of coal exports went west.",
            "In 2019, 30 percent of coal exports sailed.",
        ]
        let facts = texts.enumerated().flatMap {
            normalizer.facts(in: Text($1), doc: "doc\($0)", lang: "en", reference: nil)
        }
        let rows = measures.table(of: facts)
        #expect(rows.map(\.measure) == ["coal_share", "coal_share", "coal_share"])
        #expect(rows.map(\.period) == ["2019", "2019", "2019"])
        #expect(rows.map(\.agree) == [2, 1, 2] && rows.map(\.sources) == [3, 3, 3])
    }
}
