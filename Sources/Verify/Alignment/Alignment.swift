/// The words of a claim beside those of the source: each sentence of the claim with the sentence of the source that comes
/// nearest to it, and each word with its partner there.
struct Alignment: Sendable {
    /// One sentence of the claim.
    struct Part: Sendable {
        /// Words of the claim.
        let words: Range<Int>
        /// The nearest sentence of the source, and the one that adds most to it.
        var sentence: Int?
        var second: Int?
        /// Share of the part's content in the nearest sentence, and in both, by weight.
        var share = 0.0
        var shareOfBoth = 0.0
    }

    private(set) var parts: [Part]
    /// For each word of the claim, its part.
    let partOfWord: [Int]
    /// For each word of the claim, the word of the source beside it, or -1.
    private(set) var partner: [Int]
    /// For each word of the claim, whether the second sentence has it.
    private(set) var isInSecond: [Bool]

    /// Claims of more sentences are compared as one from there on.
    static let mostParts = 40
    /// Shorter stretches belong to the sentence after: "St. Louis".
    static let fewestWords = 4
    /// Sentences of the source that each part is laid beside.
    static let looked = 12

    init(_ claim: Claim, _ source: Source, _ hits: Hits, weights: [Double], evidence: Evidence) {
        let ranges = Self.sentences(of: claim)
        var partOfWord = Array(repeating: 0, count: claim.words.count)
        for (number, range) in ranges.enumerated() { for word in range { partOfWord[word] = number } }
        self.partOfWord = partOfWord
        parts = ranges.map { Part(words: $0) }
        partner = Array(repeating: -1, count: claim.words.count)
        isInSecond = Array(repeating: false, count: claim.words.count)
        let candidates = evidence.candidates.prefix(Self.looked).map(\.sentence)
        for number in parts.indices {
            choose(number, claim, hits, weights, candidates)
            pair(number, claim, hits, source)
        }
    }

    /// Words of the claim between full stops.
    private static func sentences(of claim: Claim) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for position in claim.words.indices.dropFirst() {
            let gap = claim.text.utf8[Int(claim.words[position - 1].end)..<Int(claim.words[position].start)]
            guard position - start >= fewestWords, ranges.count + 1 < mostParts, endsSentence(gap) else { continue }
            ranges.append(start..<position)
            start = position
        }
        if start < claim.words.count { ranges.append(start..<claim.words.count) }
        return ranges
    }

    private static func endsSentence(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.count > 1
            && gap.contains { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
                    || byte == UInt8(ascii: ";") || byte == 0x0A
            }
    }

    /// Neighbours of a figure further off than this say nothing about its place.
    static let reach = 6
    /// The distance of figures that do not stand in the nearest sentence at all.
    static let elsewhere = 20

    /// How far a figure of the source stands from where the neighbours of a stretch of the claim lead one to expect it, in
    /// words, up to `elsewhere`.
    func distance(of words: Range<Int>, to figure: Range<Int>, sentence: Int, _ source: Source) -> Int {
        guard let first = words.first, partOfWord.indices.contains(first), parts[partOfWord[first]].sentence == sentence
        else { return Self.elsewhere }
        let part = parts[partOfWord[first]].words
        let theirs = source.words(of: sentence)
        guard let start = theirs.firstIndex(where: { Int($0.end) > figure.lowerBound }) else { return Self.elsewhere }
        let end = theirs[start...].firstIndex { Int($0.start) >= figure.upperBound } ?? theirs.endIndex
        var nearest = Self.elsewhere
        for step in 1...Self.reach {
            let before = first - step
            if part.contains(before), partner[before] >= 0 {
                nearest = min(nearest, abs(start - partner[before] - step))
                break
            }
        }
        for step in 1...Self.reach {
            let after = words.upperBound - 1 + step
            if part.contains(after), partner[after] >= 0 {
                nearest = min(nearest, abs(partner[after] - (end - 1) - step))
                break
            }
        }
        return nearest
    }

    private mutating func choose(
        _ number: Int, _ claim: Claim, _ hits: Hits, _ weights: [Double], _ candidates: [Int]
    ) {
        var isWanted = Array(repeating: false, count: claim.terms.count)
        var total = 0.0
        for word in parts[number].words {
            let term = claim.termOfWord[word]
            guard term >= 0, claim.terms[term].isContent, !isWanted[term] else { continue }
            isWanted[term] = true
            total += weights[term]
        }
        guard total > 0 else { return }
        func gain(_ sentence: Int) -> (weight: Double, terms: [Int]) {
            var weight = 0.0
            var terms: [Int] = []
            for hit in hits.of(sentence) where isWanted[Int(hit.term)] {
                isWanted[Int(hit.term)] = false
                terms.append(Int(hit.term))
                weight += weights[Int(hit.term)]
            }
            for term in terms { isWanted[term] = true }
            return (weight, terms)
        }
        func best() -> (sentence: Int, weight: Double, terms: [Int])? {
            var best: (sentence: Int, weight: Double, terms: [Int])?
            for sentence in candidates {
                let (weight, terms) = gain(sentence)
                if weight > best?.weight ?? 0 { best = (sentence, weight, terms) }
            }
            return best
        }
        guard let first = best() else { return }
        parts[number].sentence = first.sentence
        parts[number].share = first.weight / total
        for term in first.terms { isWanted[term] = false }
        let second = best()
        parts[number].second = second?.sentence
        parts[number].shareOfBoth = (first.weight + (second?.weight ?? 0)) / total
        if let second {
            for word in parts[number].words where claim.termOfWord[word] >= 0 {
                isInSecond[word] = second.terms.contains(claim.termOfWord[word])
            }
        }
    }

    /// Words of one stem are paired in order, each with the one nearest to where it is expected.
    private mutating func pair(_ number: Int, _ claim: Claim, _ hits: Hits, _ source: Source) {
        guard let sentence = parts[number].sentence else { return }
        let here = hits.of(sentence)
        var expected = source.first[sentence]
        for word in parts[number].words {
            let term = claim.termOfWord[word]
            guard term >= 0 else { continue }
            var nearest = -1
            for hit in here where Int(hit.term) == term {
                if nearest < 0 || abs(Int(hit.word) - expected) < abs(nearest - expected) { nearest = Int(hit.word) }
            }
            partner[word] = nearest
            expected = nearest >= 0 ? nearest + 1 : expected + 1
        }
    }
}
