import Foundation

/// Which words of a claim a set of sentences bears out.
struct Coverage: Sendable {
    /// For each term of the claim.
    private(set) var isCovered: [Bool]
    /// Weight of the covered terms over the weight of all.
    private(set) var share = 0.0
    /// The same for names (capitalised content words) and for other content words; 1 where there are none.
    private(set) var names = 1.0
    private(set) var plain = 1.0

    init(_ claim: Claim, _ hits: Hits, weights: [Double], sentences: some Sequence<Int>) {
        isCovered = Array(repeating: false, count: claim.terms.count)
        for sentence in sentences {
            for hit in hits.of(sentence) { isCovered[Int(hit.term)] = true }
            for hit in hits.about(sentence) { isCovered[Int(hit.term)] = true }
        }
        var all = (0.0, 0.0, 0.0)
        var got = (0.0, 0.0, 0.0)
        for (number, term) in claim.terms.enumerated() where term.isContent {
            let weight = weights[number]
            let covered = isCovered[number] ? weight : 0
            all.0 += weight
            got.0 += covered
            if term.isNumber { continue }
            if term.isCapital {
                all.1 += weight
                got.1 += covered
            } else {
                all.2 += weight
                got.2 += covered
            }
        }
        if all.0 > 0 { share = got.0 / all.0 }
        if all.1 > 0 { names = got.1 / all.1 }
        if all.2 > 0 { plain = got.2 / all.2 }
    }
}
