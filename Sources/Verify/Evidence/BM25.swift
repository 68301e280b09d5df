import Foundation

/// BM25 (Robertson and Zaragoza 2009) over the sentences of one source.
struct BM25: Sendable {
    /// Term saturation.
    static let k1 = 1.2
    /// Length normalisation: low, since a long sentence of a source is more often the answer than a rambling one.
    static let b = 0.3

    /// The weight of each term of the claim: its rarity among the sentences of this source, tempered by its rarity in
    /// general; words of grammar and of the page's own title count for less.
    let weights: [Double]
    /// One score a sentence.
    let scores: [Double]

    init(_ claim: Claim, _ hits: Hits, _ source: Source) {
        let count = Double(source.sentences.count)
        var weights: [Double] = []
        for (term, frequency) in zip(claim.terms, hits.frequency) {
            let rarity = log(1 + (count - Double(frequency) + 0.5) / (Double(frequency) + 0.5))
            var weight = rarity * 0.5 + term.weight * 0.25
            if !term.isContent { weight *= 0.1 }
            weights.append(weight)
        }
        let average = max(1, Double(source.words.count) / max(1, count))
        var scores: [Double] = []
        scores.reserveCapacity(source.sentences.count)
        var counts = Array(repeating: 0, count: claim.terms.count)
        for sentence in source.sentences.indices {
            let here = hits.of(sentence)
            if here.isEmpty {
                scores.append(0)
                continue
            }
            let length = Double(source.first[sentence + 1] - source.first[sentence])
            let norm = Self.k1 * (1 - Self.b + Self.b * length / average)
            for hit in here { counts[Int(hit.term)] += 1 }
            var score = 0.0
            for hit in here where counts[Int(hit.term)] > 0 {
                let tf = Double(counts[Int(hit.term)])
                score += weights[Int(hit.term)] * tf * (Self.k1 + 1) / (tf + norm)
                counts[Int(hit.term)] = 0
            }
            scores.append(score)
        }
        self.weights = weights
        self.scores = scores
    }
}
