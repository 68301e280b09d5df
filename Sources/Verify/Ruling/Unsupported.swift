import Foundation

/// Which words of a claim the evidence does not bear out.
struct Unsupported: Sendable {
    static let names = [
        "covered", "covered_best", "covered_source", "content", "capital", "number", "weight", "place", "claim_words",
        "previous", "previous_two", "next", "next_two", "pair_before", "pair_after", "gap_before", "gap_after",
        "share_about", "figure_wrong", "figure_missing", "previous_content", "next_content", "score", "coverage",
        "uncovered_rank",
    ]

    /// A word this likely to be unsupported is marked: WiCE's partly supported claims, swept from 0.2 to 0.6.
    static let threshold = 0.3

    /// One row a word, in the order of `names`.
    let rows: [[Double]]
    private let claim: Claim

    init(
        _ claim: Claim, _ source: Source, _ hits: Hits, weights: [Double], features: SupportFeatures,
        evidence: Evidence,
        checks: [FigureCheck], score: Double
    ) {
        self.claim = claim
        let words = claim.words
        let terms = claim.termOfWord
        let best = Coverage(claim, hits, weights: weights, sentences: evidence.candidates.prefix(1).map(\.sentence))
        let covered = Self.spread(features.chosen.isCovered, words, terms)
        let inBest = Self.spread(best.isCovered, words, terms)
        let inSource = Self.spread(features.source.isCovered, words, terms)
        let pairs = Self.pairs(source, evidence)
        let heaviest = terms.indices.map { terms[$0] >= 0 && covered[$0] == 0 ? weights[terms[$0]] : 0 }.max() ?? 0
        let gapsBefore = Self.gaps(covered, words, forward: true)
        let gapsAfter = Self.gaps(covered, words, forward: false)
        rows = words.indices.map { index in
            let word = words[index]
            func at(_ values: [Double], _ offset: Int) -> Double {
                values.indices.contains(index + offset) ? values[index + offset] : -1
            }
            func isPair(_ left: Int) -> Double {
                guard words.indices.contains(left), words.indices.contains(left + 1) else { return -1 }
                return pairs.contains(StemHash.pair(words[left].stem, words[left + 1].stem)) ? 1 : 0
            }
            func content(_ offset: Int) -> Double {
                words.indices.contains(index + offset) ? (words[index + offset].isContent ? 1 : 0) : -1
            }
            let about = max(0, index - 3)...min(words.count - 1, index + 3)
            let check = checks.first { $0.figure.bytes.overlaps(word.bytes) }
            let weight = terms[index] >= 0 ? weights[terms[index]] : 0
            return [
                covered[index], inBest[index], inSource[index], word.isContent ? 1 : 0, word.isCapital ? 1 : 0,
                word.isNumber ? 1 : 0, weight, Double(index) / Double(words.count), log(Double(words.count)),
                at(covered, -1), at(covered, -2), at(covered, 1), at(covered, 2), isPair(index - 1), isPair(index),
                gapsBefore[index], gapsAfter[index],
                about.reduce(0) { $0 + covered[$1] } / Double(about.count),
                check?.wrong ?? -1, check.map { $0.match == nil ? 1 : 0 } ?? -1, content(-1), content(1), score,
                features.chosen.share, heaviest > 0 && covered[index] == 0 ? weight / heaviest : -1,
            ]
        }
    }

    /// Bytes of the claim, in order: words in a row are one stretch, and there is at least one.
    func ranges(model: TreeModel) -> [Range<Int>] {
        let likely = rows.map { model.isEmpty ? 1 - $0[0] : model.probability($0) }
        let cut = min(Self.threshold, likely.max() ?? 0)
        var ranges: [Range<Int>] = []
        var open: Range<Int>?
        for (word, probability) in zip(claim.words, likely) {
            if probability >= cut {
                open = (open?.lowerBound ?? Int(word.start))..<Int(word.end)
            } else if let range = open {
                ranges.append(range)
                open = nil
            }
        }
        if let range = open { ranges.append(range) }
        return ranges
    }

    private static func spread(_ isCovered: [Bool], _ words: [Word], _ terms: [Int]) -> [Double] {
        terms.map { $0 >= 0 && isCovered[$0] ? 1 : 0 }
    }

    /// Neighbouring words of the evidence.
    private static func pairs(_ source: Source, _ evidence: Evidence) -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        for sentence in evidence.candidates.prefix(max(1, evidence.chosen)).map(\.sentence) {
            let words = source.words(of: sentence)
            for (left, right) in zip(words, words.dropFirst()) { pairs.insert(StemHash.pair(left.stem, right.stem)) }
        }
        return pairs
    }

    /// For each word, the distance to the nearest uncovered content word on one side, at most 9.
    private static func gaps(_ covered: [Double], _ words: [Word], forward: Bool) -> [Double] {
        var gaps = Array(repeating: 9.0, count: words.count)
        var gap = 9.0
        for index in forward ? Array(words.indices) : words.indices.reversed() {
            gap = words[index].isContent && covered[index] == 0 ? 0 : min(9, gap + 1)
            gaps[index] = gap
        }
        return gaps
    }
}
