/// For the words of a claim that a source does not have: whether it has others of nearly the same meaning.
struct Kinship: Sendable {
    /// The closest relation of each word to a word of its nearest sentence that has no partner, and to any word of the
    /// evidence, as `Thesaurus.Relation`; -1 for words that were not looked up.
    private(set) var inPart: [Double]
    private(set) var inEvidence: [Double]
    private var meanings: [Thesaurus.Meanings?]
    private let source: Source
    private let thesaurus: Thesaurus

    /// Sentences of the evidence that are looked through.
    static let sentences = 3
    /// Words beyond this, in a claim or a sentence, are not looked up.
    static let mostWords = 120

    init(
        _ claim: Claim, _ source: Source, _ alignment: Alignment, _ evidence: Evidence, taken: Set<Int>,
        thesaurus: Thesaurus
    ) {
        inPart = Array(repeating: -1, count: claim.words.count)
        inEvidence = inPart
        meanings = Array(repeating: nil, count: claim.words.count)
        self.source = source
        self.thesaurus = thesaurus
        guard claim.sounds == nil, claim.lang == "en" else { return }
        func known(_ sentence: Int) -> [(word: Int, meanings: Thesaurus.Meanings)] {
            (source.first[sentence]..<source.first[sentence + 1]).prefix(Self.mostWords).compactMap { position in
                guard source.words[position].isContent, !source.words[position].isNumber,
                    let meanings = thesaurus.meanings(of: source.words[position].stem)
                else { return nil }
                return (position, meanings)
            }
        }
        var bySentence: [Int: [(word: Int, meanings: Thesaurus.Meanings)]] = [:]
        let order = evidence.candidates.prefix(Self.sentences).map(\.sentence)
        for sentence in order + alignment.parts.compactMap(\.sentence) where bySentence[sentence] == nil {
            bySentence[sentence] = known(sentence)
        }
        var looked = 0
        for index in claim.words.indices where alignment.partner[index] < 0 && claim.words[index].isContent {
            guard looked < Self.mostWords else { return }
            looked += 1
            guard let mine = thesaurus.meanings(of: claim.words[index].stem) else { continue }
            meanings[index] = mine
            if let sentence = alignment.parts[alignment.partOfWord[index]].sentence {
                inPart[index] = closest(mine, bySentence[sentence, default: []]) { !taken.contains($0) }
            }
            for sentence in order {
                inEvidence[index] = max(
                    inEvidence[index], closest(mine, bySentence[sentence, default: []]) { _ in true })
            }
        }
    }

    private func closest(
        _ mine: Thesaurus.Meanings, _ words: [(word: Int, meanings: Thesaurus.Meanings)], where holds: (Int) -> Bool
    ) -> Double {
        var closest = Thesaurus.Relation.none
        for (word, theirs) in words where holds(word) {
            closest = max(closest, thesaurus.relation(of: mine, to: theirs))
        }
        return Double(closest.rawValue)
    }

    /// The relation of a word of the claim to what stands in its place; -1 where either is unknown.
    func counterpart(_ counterpart: Counterpart?, _ index: Int) -> Double {
        guard let counterpart, let mine = meanings[index],
            let theirs = thesaurus.meanings(of: source.words[counterpart.word].stem)
        else { return -1 }
        return Double(thesaurus.relation(of: mine, to: theirs).rawValue)
    }
}
