/// Where the terms of a claim occur in a source: found in one pass, and all that ranking and comparing need.
struct Hits: Sendable {
    struct Hit: Sendable {
        let term: Int32
        /// Index into the source's words.
        let word: Int32
    }

    let hits: [Hit]
    /// `first[s]..<first[s + 1]` are the hits of sentence `s`.
    let first: [Int]
    /// Number of sentences that hold each term.
    let frequency: [Int]
    private let context: [Int: [Int]]

    init(_ claim: Claim, in source: Source) {
        var hits: [Hit] = []
        var first: [Int] = []
        first.reserveCapacity(source.sentences.count + 1)
        var frequency = Array(repeating: 0, count: claim.terms.count)
        var lastSentence = Array(repeating: -1, count: claim.terms.count)
        let acronyms = Acronyms(claim)
        let hasAcronyms = !acronyms.isEmpty
        func add(_ term: Int, _ word: Int, _ sentence: Int) {
            hits.append(Hit(term: Int32(term), word: Int32(word)))
            if lastSentence[term] != sentence {
                lastSentence[term] = sentence
                frequency[term] += 1
            }
        }
        for sentence in source.sentences.indices {
            first.append(hits.count)
            var initials = Acronyms.Initials()
            for word in source.first[sentence]..<source.first[sentence + 1] {
                if let term = Self.term(of: source.words[word], claim, source) { add(term, word, sentence) }
                guard hasAcronyms else { continue }
                for term in acronyms.terms(source.words[word], source.text.utf8, &initials) {
                    add(Int(term), word, sentence)
                }
            }
        }
        first.append(hits.count)
        self.hits = hits
        self.first = first
        self.frequency = frequency
        context = source.context
    }

    /// The hits of the sentences that say what a sentence is about.
    func about(_ sentence: Int) -> [Hit] { context[sentence].map { $0.flatMap { of($0) } } ?? [] }

    static func term(of word: Word, _ claim: Claim, _ source: Source) -> Int? {
        if let term = claim.index[word.stem] { return term }
        guard let sounds = claim.sounds, word.isContent, !word.isNumber,
            let key = SoundKey.key(source.text.utf8, word.bytes)
        else { return nil }
        return sounds[key]
    }

    func of(_ sentence: Int) -> ArraySlice<Hit> { hits[first[sentence]..<first[sentence + 1]] }

    /// The distinct terms of a sentence, in the order in which they first appear.
    func terms(of sentence: Int) -> [Int32] {
        var seen: Set<Int32> = []
        return of(sentence).map(\.term).filter { seen.insert($0).inserted }
    }
}
