import Foundation
import Records
import Testing

@testable import Verify

@Suite struct RobustnessTests {
    /// A small fixed generator, so that a failure can be seen again.
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test func `mutated texts never trap, and places stay true`() {
        var random = Random(state: 11)
        let scraps = [
            "2023", "4.2 млн", "€75", "%", "\u{301}", "—", "\n", "«", "東京", "1,2,3", "[4]", "not", "-", "\u{1F600}",
        ]
        for _ in 0..<200 {
            var source = Array(Specimens.harbour)
            var claim = Array("The harbour of Brenno handled 4.2 million tonnes of grain in 2023 [3].")
            for _ in 0..<20 {
                source.insert(
                    contentsOf: scraps.randomElement(using: &random)!,
                    at: Int.random(in: 0...source.count, using: &random))
                claim.remove(at: Int.random(in: 0..<claim.count, using: &random))
                claim.insert(
                    contentsOf: scraps.randomElement(using: &random)!,
                    at: Int.random(in: 0...claim.count, using: &random))
            }
            let text = Text(String(source))
            let finding = Specimens.finding(String(claim), String(source), lang: nil, sourceLang: nil)
            #expect(0...1 ~= finding.score)
            for range in finding.evidence { #expect(range.upperBound <= text.utf8.count && !text[range].isEmpty) }
            for difference in finding.differences {
                if let place = difference.foundAt { #expect(text[text.bytes(place)] == difference.found) }
            }
        }
    }

    @Test func `a claim of ten thousand words and one endless sentence are answered`() {
        let words = (0..<10_000).map { "word\($0 % 977)" }.joined(separator: " ")
        let finding = Specimens.finding(words, words + " and 12 more")
        #expect(finding.ruling != .unread)
    }

    @Test func `a source that repeats one word for ever is no evidence`() {
        let source = String(repeating: "harbour ", count: 20_000) + ". The weather was fine on Tuesday."
        #expect(Specimens.finding("The harbour of Brenno was opened in May 1987.", source).ruling != .supported)
    }

    @Test(
        .timeLimit(.minutes(15)),
        arguments: [
            "a b c d e f g ", "Orlava beat Brenno and not Teve ", "1 2 3 4.5 % ", "не не не ", "東京", "was not. ",
            "\"…\" […] ",
        ])
    func `a scrap repeated without end is answered, as a claim and as a source`(scrap: String) {
        let long = String(repeating: scrap, count: 60_000 / scrap.utf8.count)
        #expect(0...1 ~= Specimens.finding(long, long + Specimens.harbour, lang: nil, sourceLang: nil).score)
        #expect(0...1 ~= Specimens.finding(Specimens.harbour, long, lang: nil, sourceLang: nil).score)
    }

    @Test(arguments: ["xx", "", "zz-Latn-QQ", "ja"])
    func `a language without rules is answered`(lang: String) {
        let finding = Specimens.finding("About 640 people work there.", Specimens.harbour, lang: lang, sourceLang: lang)
        #expect(finding.ruling == .supported)
    }
}
