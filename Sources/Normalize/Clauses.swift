import Language

/// A stretch of a sentence with one verb: who, what, and what of it. Token ranges.
struct Clause {
    var range: Range<Int>
    /// Words before the verb; empty where the clause before gave the subject.
    var subject: Range<Int>
    var verb: Range<Int>
    var object: Range<Int>
    /// Begins with a participle and leans on the clause before it.
    var isDependent = false
}

extension Page {
    /// The clauses of a sentence. A comma parts two clauses only where a verb follows it, so lists stay whole.
    func clauses(of sentence: Range<Int>) -> [Clause] {
        var out: [Clause] = []
        /// A noun phrase that waits for its verb behind a comma: "The union, founded in May, aims …".
        var waiting: Range<Int>?
        for part in parts(of: sentence) {
            if var clause = clause(in: part) {
                if clause.subject.isEmpty, let subject = waiting { clause.subject = subject }
                if let subject = waiting, clause.isDependent, subject.upperBound + 1 == part.lowerBound {
                    clause.range = subject.lowerBound..<clause.range.upperBound
                }
                out.append(clause)
            } else if let last = out.indices.last, out[last].range.upperBound + 1 >= part.lowerBound,
                waiting == nil || out[last].range.lowerBound > part.lowerBound
            {
                out[last].range = out[last].range.lowerBound..<part.upperBound
                out[last].object = min(out[last].object.lowerBound, part.upperBound)..<part.upperBound
            } else if part.count <= 8, !reading.isPreposition(part.lowerBound) {
                waiting = part
            }
        }
        return out
    }

    private func parts(of sentence: Range<Int>) -> [Range<Int>] {
        let range = tokens(sentence)
        var out: [Range<Int>] = []
        var start = range.lowerBound
        var dates = within(sentence, analysis.dates, \.bytes)[...]
        for at in range {
            let token = reading.tokens[at]
            guard token.isSign(",") || token.isSign(";") || token.isSign("."),
                !reading.isGlued(at + 1) || token.isSign(".") && !reading.isDigits(at: at + 1)
            else { continue }
            while let first = dates.first, first.bytes.upperBound <= Int(token.start) { dates.removeFirst() }
            if let first = dates.first, first.bytes.contains(Int(token.start)) { continue }
            if at > start { out.append(start..<at) }
            start = at + 1
        }
        if start < range.upperBound { out.append(start..<range.upperBound) }
        return out
    }

    private func clause(in part: Range<Int>) -> Clause? {
        var part = part
        while let first = part.first, reading.isConjunction(first) { part = part.dropFirst().indices }
        if let that = expletiveEnd(part) { part = that..<part.upperBound }
        guard let first = part.first else { return nil }
        guard let verb = reading.mainVerb(in: part) else {
            guard reading.isParticiple(first), part.count > 2 else { return nil }
            return Clause(
                range: part, subject: first..<first, verb: first..<(first + 1), object: (first + 1)..<part.upperBound,
                isDependent: true)
        }
        var end = verb + 1
        while end < part.upperBound, end - verb < 5,
            reading.isVerbal(end) || reading.isKnownVerb(end) && reading.isAuxiliary(end - 1)
        { end += 1 }
        // "does not pursue", "is expected to last", "may rapidly develop": the verb that carries the meaning.
        if end < part.upperBound, reading.needsInfinitive(verb..<end), reading.mayBeInfinitive(end) { end += 1 }
        while end - verb > 1, reading.isLooseAdverb(end - 1) { end -= 1 }
        return Clause(
            range: part, subject: part.lowerBound..<verb, verb: verb..<end, object: end..<part.upperBound,
            isDependent: verb == part.lowerBound)
    }
}

extension Reading {
    /// The verb that carries the clause: the first, but for a participle ("studies begun in May show …") that another follows.
    func mainVerb(in part: Range<Int>) -> Int? {
        var reduced: Int?
        for at in part where isVerb(at: at, in: part) {
            guard isParticiple(at), isPreposition(at + 1) || isPreposition(at + 2), reduced == nil,
                at > part.lowerBound, !isVerbal(at - 1), !isMovement(at)
            else { return at }
            reduced = at
        }
        return reduced
    }

    func isPreposition(_ index: Int) -> Bool {
        isOne(of: Self.prepositions, at: index)
    }

    private static let prepositions: WordSet = [
        "in", "on", "at", "by", "to", "with", "through", "between", "from", "for", "of", "as", "within", "according",
        "under", "during", "despite", "against", "over", "into", "across", "near", "via",
        "в", "во", "на", "по", "с", "со", "у", "о", "об", "от", "для", "при", "из", "за", "к", "ко", "до", "после",
        "через",
        "среди", "без", "под", "над", "перед", "между", "против", "благодаря", "согласно", "кроме", "около", "ради",
    ]

    /// A subject without the article before it and the adverb behind it.
    func withoutArticle(_ range: Range<Int>) -> Range<Int> {
        var range = range
        if range.count > 1, says(["the", "a", "an"], at: range.lowerBound) {
            range = range.dropFirst().indices
        }
        if range.count > 1, let last = range.last,
            ends("ly", at: last) || says("also", at: last)
        {
            range = range.dropLast().indices
        }
        return range
    }

    func isPronoun(_ range: Range<Int>) -> Bool {
        guard range.count <= 3, let first = range.first else { return false }
        if says("to", at: first) { return true }
        if range.count == 1 { return isOne(of: Self.pronouns, at: first) || isKnownVerb(first) }
        return false
    }

    private static let pronouns: WordSet = [
        "it", "which", "who", "they", "he", "she", "this", "that", "these", "being", "is", "are", "has", "have", "was",
        "were", "thereby", "thus", "он", "она", "оно", "они", "который", "которая", "которые", "это",
    ]

    func isConjunction(_ index: Int) -> Bool {
        isOne(of: Self.conjunctions, at: index)
    }

    private static let conjunctions: WordSet = [
        "and", "but", "or", "while", "although", "moreover", "however", "that", "also", "therefore", "и", "а", "но",
        "что", "однако",
    ]

    /// A finite verb: an auxiliary, a verb of the lexicon, or the ending of one behind a word that may be its subject.
    func isVerb(at index: Int, in part: Range<Int>) -> Bool {
        guard isWord(at: index), !tokens[index].isCapital || index == part.lowerBound else { return false }
        if tokens[index].isCyrillic {
            return tokens[index].range.count > 8 && ends(in: Self.russianEndings, at: index)
                && (!isStop(index) || isKnownVerb(index)) && !isNounLikeVerb(index)
        }
        let size = tokens[index].range.count
        // Most words can be no verb: let their last letter say so.
        let last = text.utf8[tokens[index].range.upperBound - 1]
        let mayBe =
            last == UInt8(ascii: "s") || last == UInt8(ascii: "d") && ends("ed", at: index) || isKnownVerb(index)
        guard mayBe || size <= 6 else { return false }
        if size <= 6, isOne(of: Self.auxiliaries, at: index) { return index > part.lowerBound }
        guard mayBe, index > part.lowerBound,
            isWord(at: index - 1) || isSign(")", at: index - 1) || tokens[index - 1].isSign("\"")
        else { return false }
        if isOne(of: Self.determiners, at: index - 1) { return false }
        if isKnownVerb(index) { return !isOne(of: Self.pointers, at: index - 1) }
        if ends("ed", at: index), size > 4, index + 1 >= tokens.count || !isPluralNoun(index + 1) { return true }
        // "Norway pursues the …": a third person before an article or a preposition.
        return size > 4 && ends("s", at: index) && !ends(in: Self.nounEndings, at: index) && tokens[index - 1].isWord
            && index + 1 < part.upperBound && isOne(of: Self.afterVerbs, at: index + 1)
            && (tokens[index - 1].isCapital || isOne(of: Self.subjects, at: index - 1)
                || ends("ion", at: index - 1) || ends("ment", at: index - 1))
    }

    private static let pointers: WordSet = ["these", "those", "such"]
    private static let nounEndings: WordSet = ["ss", "ies", "ions", "ments"]
    private static let afterVerbs: WordSet = ["the", "a", "an", "both", "its", "that", "to", "in", "on", "with"]
    private static let subjects: WordSet = ["it", "this", "which", "that", "also"]

    /// A word that belongs to the verb before it: "will be", "has also developed", "is expected to evolve".
    func isVerbal(_ index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        return isOne(of: Self.auxiliaries, at: index) || isOne(of: Self.adverbs, at: index) || ends("ly", at: index)
            || ends("ed", at: index) && tokens[index].range.count > 4
    }

    private static let adverbs: WordSet = ["also", "not", "to", "been", "being", "still", "only"]

    /// Whether a group of verbs ends before the one that carries the meaning.
    func needsInfinitive(_ group: Range<Int>) -> Bool {
        guard let last = group.last(where: { !ends("ly", at: $0) && !says(["not", "also", "still", "only"], at: $0) })
        else {
            return false
        }
        return says(
            ["to", "will", "would", "may", "might", "can", "could", "should", "must", "does", "do", "did"], at: last)
    }

    func mayBeInfinitive(_ index: Int) -> Bool {
        isWord(at: index) && !tokens[index].isCapital && !isOne(of: Self.determiners, at: index)
    }

    func isAuxiliary(_ index: Int) -> Bool {
        isOne(of: Self.auxiliaries, at: index)
            || says(["been", "being", "also", "not"], at: index)
    }

    /// An adverb at the end of the verbs that belongs to what follows.
    func isLooseAdverb(_ index: Int) -> Bool {
        ends("ly", at: index) || says(["only", "also", "still"], at: index)
            || says("not", at: index) && says("only", at: index + 1)
    }

    func isParticiple(_ index: Int) -> Bool {
        guard isWord(at: index), !tokens[index].isCapital else { return false }
        return tokens[index].range.count > 5 && (ends("ing", at: index) || ends("ed", at: index))
    }

    private func isPluralNoun(_ index: Int) -> Bool {
        guard isWord(at: index), !isStop(index) else { return false }
        return ends("s", at: index) && !ends("ss", at: index)
    }

    private static let determiners: WordSet = [
        "a", "an", "the", "its", "their", "his", "her", "of", "in", "more", "most", "this", "to", "and",
    ]
    private static let auxiliaries: WordSet = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "could", "can", "should",
        "must", "aims", "does", "did",
    ]
    private static let russianEndings: WordSet = [
        "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ели", "ался", "алась", "алось", "ались",
        "ился", "илась", "илось", "ились", "ует", "уют", "ется", "ются", "ится", "ятся", "ает", "ают", "нет", "нут",
    ]
}
