import Records
import Testing

@testable import Verify

/// A claim and a source in a language without a lexicon, compared by a sentence model.
@Suite struct MeaningTests {
    /// Places texts by hand: a sentence that is listed points where the claim points, every other one elsewhere.
    struct Stub: SentenceModel {
        var alike: Set<String>
        var vectors: Int?

        func vectors(of texts: [String], as role: SentenceRole) async throws(SentenceModelError) -> [[Float]] {
            let all = texts.map { role == .query || alike.contains($0) ? [1, 0.1] : [0.8, 0.6] as [Float] }
            return Array(all.prefix(vectors ?? all.count))
        }
    }

    static let source = """
        W dolinie jest zimno. Piekarze w miasteczku zamykają sklepy w niedzielne popołudnia. Szkoła była wczoraj zamknięta. \
        Pociąg kursuje dwa razy dziennie. Burmistrz nie skomentował sprawy. Jabłka są w tym roku tanie.
        """
    static let bakers = "Piekarze w miasteczku zamykają sklepy w niedzielne popołudnia."

    private func finding(_ claim: String, in text: String = source, by model: Stub) async throws -> Finding {
        let verifier = Specimens.verifier
        let source = verifier.prepare(id: "art-1", text: text, lang: "pl")
        let meaning = try await verifier.meanings(of: [Text(claim)], langs: ["en"], in: source, by: model)[0]
        return verifier.verify(Text(claim), lang: "en", against: source, meaning: meaning)
    }

    @Test func `a sentence that means the same bears a claim out and is shown`() async throws {
        let claim = "Bakers in the town close their shops on Sunday afternoons."
        let found = try await finding(claim, by: Stub(alike: [Self.bakers]))
        #expect(found.ruling == .supported && found.reason == "meaning_agrees")
        #expect(found.sentences.first == 1)
        let without = Specimens.finding(claim, Self.source, sourceLang: "pl")
        #expect(without.ruling == .unchecked)
    }

    @Test func `where nothing stands out, nothing is borne out`() async throws {
        let found = try await finding("The mayor sold his shoes.", by: Stub(alike: []))
        #expect(found.ruling == .unchecked)
    }

    @Test func `figures are never put to the model`() async throws {
        let found = try await finding(
            "The 412 bakers in the town close their shops on Sunday afternoons.", by: Stub(alike: [Self.bakers]))
        #expect(found.ruling == .partly && found.reason == "figure_missing")
        let wrong = try await finding(
            "The 412 bakers in the town close their shops on Sunday afternoons.",
            in: Self.source.replacing("Piekarze", with: "450 piekarzy"),
            by: Stub(alike: [Self.bakers.replacing("Piekarze", with: "450 piekarzy")]))
        #expect(wrong.ruling != .supported)
    }

    @Test func `in the claim's own language words decide`() async throws {
        let verifier = Specimens.verifier
        let source = verifier.prepare(id: "art-1", text: Specimens.harbour, lang: "en")
        let claims = [Text("The harbour was opened in May 1987.")]
        #expect(try await verifier.meanings(of: claims, in: source, by: Stub(alike: []))[0] == nil)
    }

    @Test func `a source of few sentences has nothing to stand out from`() async throws {
        let found = try await finding("Bakers close.", in: "Szkoła. " + Self.bakers, by: Stub(alike: [Self.bakers]))
        #expect(found.reason != "meaning_agrees")
    }

    @Test func `a model that gives too few vectors is refused`() async throws {
        await #expect(throws: SentenceModelError.self) {
            try await finding("Bakers close.", by: Stub(alike: [], vectors: 2))
        }
    }

    @Test(arguments: [[], [Float.nan, 0], [0, 0], [1, 2, 3]] as [[Float]])
    func `vectors that are none say nothing`(odd: [Float]) throws {
        let meaning = try #require(Meaning(claim: [1, 0], sentences: Array(repeating: odd, count: 6)))
        #expect(meaning.best < Judge.supported)
        #expect(meaning.probability(99) == 0)
    }
}
