import Foundation

/// What tells a sentence that belongs to the evidence from one that does not. Every value is a number, named in `names`.
enum SentenceFeatures {
    static let names = [
        "bm25_share", "bm25_rank", "coverage", "new_coverage", "precision", "pairs", "numbers", "capitals",
        "previous", "next", "place", "length", "heading", "foreign", "length_ratio", "claim_length", "sentences",
        "figures", "untitled_coverage", "best_coverage", "pronoun",
    ]

    /// The features of each candidate sentence.
    static func rows(
        _ candidates: [Int], _ claim: Claim, _ hits: Hits, _ ranking: BM25, _ source: Source, figures: [Int: Int],
        claimedFigures: Int
    ) -> [[Double]] {
        let best = ranking.scores.max() ?? 0
        let total = max(ranking.weights.reduce(0, +), 1e-9)
        let untitled = max(zip(claim.terms, ranking.weights).reduce(0) { $0 + ($1.0.isTitle ? 0 : $1.1) }, 1e-9)
        let numbers = Double(claim.terms.count { $0.isNumber })
        let capitals = Double(claim.terms.count { $0.isCapital && $0.isContent })
        let foreign = claim.sounds == nil ? 0.0 : 1.0
        let top = candidates.first.map(hits.terms) ?? []
        let bestCoverage = top.reduce(0) { $0 + ranking.weights[Int($1)] } / total
        return candidates.enumerated().map { rank, sentence in
            let here = hits.of(sentence)
            let terms = hits.terms(of: sentence)
            var coverage = 0.0
            var new = 0.0
            var plain = 0.0
            var numberHits = 0.0
            var capitalHits = 0.0
            for term in terms {
                let weight = ranking.weights[Int(term)]
                coverage += weight
                if !top.contains(term) { new += weight }
                let known = claim.terms[Int(term)]
                if !known.isTitle { plain += weight }
                if known.isNumber { numberHits += 1 }
                if known.isCapital && known.isContent { capitalHits += 1 }
            }
            let words = source.words(of: sentence)
            let content = Double(words.count { $0.isContent })
            let bytes = source.sentences[sentence]
            return [
                best > 0 ? ranking.scores[sentence] / best : 0,
                1 / Double(1 + rank),
                coverage / total,
                new / total,
                content > 0 ? Double(here.count { claim.terms[Int($0.term)].isContent }) / content : 0,
                pairs(here, claim),
                numbers > 0 ? numberHits / numbers : -1,
                capitals > 0 ? capitalHits / capitals : -1,
                best > 0 && sentence > 0 ? ranking.scores[sentence - 1] / best : 0,
                best > 0 && sentence + 1 < ranking.scores.count ? ranking.scores[sentence + 1] / best : 0,
                Double(sentence) / Double(max(1, source.sentences.count)),
                log(1 + content),
                isHeading(source.text.utf8, bytes) ? 1 : 0,
                foreign,
                log(Double(max(1, bytes.count)) / Double(max(1, claim.text.utf8.count))),
                log(1 + Double(claim.words.count)),
                log(1 + Double(source.sentences.count)),
                claimedFigures > 0 ? Double(figures[sentence] ?? 0) / Double(claimedFigures) : -1,
                plain / untitled,
                bestCoverage,
                words.prefix(3).contains { $0.traits.contains(.pronoun) } ? 1 : 0,
            ]
        }
    }

    /// The share of the claim's neighbouring words that stand side by side in the sentence too.
    private static func pairs(_ hits: ArraySlice<Hits.Hit>, _ claim: Claim) -> Double {
        guard claim.terms.count > 1 else { return 0 }
        var found: Set<Int32> = []
        for (left, right) in zip(hits, hits.dropFirst())
        where right.word == left.word + 1 && right.term == left.term + 1 {
            found.insert(left.term)
        }
        return Double(found.count) / Double(claim.terms.count - 1)
    }

    /// A line that does not end as sentences do.
    private static func isHeading(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var last = range.upperBound - 1
        while last > range.lowerBound, bytes[last] == 0x22 || bytes[last] == 0x29 || bytes[last] == 0x20 { last -= 1 }
        guard last >= range.lowerBound else { return true }
        switch bytes[last] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), 0x9D, 0xBB, 0xA6: return false
        default: return true
        }
    }
}
