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
        isWord(at: index) && Self.prepositions.contains(string(index..<(index + 1)).lowercased())
    }

    private static let prepositions: Set<String> = [
        "in", "on", "at", "by", "to", "with", "through", "between", "from", "for", "of", "as", "within", "according",
        "under", "during", "despite", "against", "over", "into", "across", "near", "via",
        "в", "во", "на", "по", "с", "со", "у", "о", "об", "от", "для", "при", "из", "за", "к", "ко", "до", "после",
        "через",
        "среди", "без", "под", "над", "перед", "между", "против", "благодаря", "согласно", "кроме", "около", "ради",
    ]

    /// A subject without the article before it and the adverb behind it.
    func withoutArticle(_ range: Range<Int>) -> Range<Int> {
        var range = range
        if range.count > 1, ["the", "a", "an"].contains(string(range.lowerBound..<(range.lowerBound + 1)).lowercased())
        {
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
        if range.count == 1 { return Self.pronouns.contains(string(range).lowercased()) || isKnownVerb(first) }
        return false
    }

    private static let pronouns: Set<String> = [
        "it", "which", "who", "they", "he", "she", "this", "that", "these", "being", "is", "are", "has", "have", "was",
        "were", "thereby", "thus", "он", "она", "оно", "они", "который", "которая", "которые", "это",
    ]

    func isConjunction(_ index: Int) -> Bool {
        isWord(at: index) && Self.conjunctions.contains(string(index..<(index + 1)).lowercased())
    }

    private static let conjunctions: Set<String> = [
        "and", "but", "or", "while", "although", "moreover", "however", "that", "also", "therefore", "и", "а", "но",
        "что", "однако",
    ]

    /// A finite verb: an auxiliary, a verb of the lexicon, or the ending of one behind a word that may be its subject.
    func isVerb(at index: Int, in part: Range<Int>) -> Bool {
        guard isWord(at: index), !tokens[index].isCapital || index == part.lowerBound else { return false }
        if tokens[index].isCyrillic {
            return tokens[index].range.count > 8 && Self.russianEndings.contains { ends($0, at: index) }
                && (!isStop(index) || isKnownVerb(index)) && !isNounLikeVerb(index)
        }
        let size = tokens[index].range.count
        let isKnown = isKnownVerb(index)
        // Most words can be no verb: let their last letter say so.
        guard isKnown || size <= 6 || ends("ed", at: index) || ends("s", at: index) else { return false }
        let word = string(index..<(index + 1)).lowercased()
        if size <= 6, Self.auxiliaries.contains(word) { return index > part.lowerBound }
        guard isKnown || ends("ed", at: index) || ends("s", at: index) else { return false }
        guard index > part.lowerBound,
            isWord(at: index - 1) || isSign(")", at: index - 1) || tokens[index - 1].isSign("\"")
        else { return false }
        let before = string((index - 1)..<index).lowercased()
        if Self.determiners.contains(before) { return false }
        if isKnown { return !["these", "those", "such"].contains(before) }
        if word.hasSuffix("ed"), word.count > 4, index + 1 >= tokens.count || !isPluralNoun(index + 1) { return true }
        // "Norway pursues the …": a third person before an article or a preposition.
        return word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("ies") && !word.hasSuffix("ions")
            && !word.hasSuffix("ments") && word.count > 4 && tokens[index - 1].isWord && index + 1 < part.upperBound
            && ["the", "a", "an", "both", "its", "that", "to", "in", "on", "with"].contains(
                string((index + 1)..<(index + 2)).lowercased())
            && (tokens[index - 1].isCapital || ["it", "this", "which", "that", "also"].contains(before)
                || before.hasSuffix("ion") || before.hasSuffix("ment"))
    }

    /// A word that belongs to the verb before it: "will be", "has also developed", "is expected to evolve".
    func isVerbal(_ index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        let word = string(index..<(index + 1)).lowercased()
        return Self.auxiliaries.contains(word)
            || ["also", "not", "to", "been", "being", "still", "only"].contains(word) || word.hasSuffix("ly")
            || word.hasSuffix("ed") && word.count > 4
    }

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
        isWord(at: index) && !tokens[index].isCapital && !Self.determiners.contains(string(index..<(index + 1)))
    }

    func isAuxiliary(_ index: Int) -> Bool {
        isWord(at: index) && Self.auxiliaries.contains(string(index..<(index + 1)).lowercased())
            || says(["been", "being", "also", "not"], at: index)
    }

    /// An adverb at the end of the verbs that belongs to what follows.
    func isLooseAdverb(_ index: Int) -> Bool {
        ends("ly", at: index) || says(["only", "also", "still"], at: index)
            || says("not", at: index) && says("only", at: index + 1)
    }

    func isParticiple(_ index: Int) -> Bool {
        guard isWord(at: index), !tokens[index].isCapital else { return false }
        let word = string(index..<(index + 1))
        return word.count > 5 && (word.hasSuffix("ing") || word.hasSuffix("ed"))
    }

    private func isPluralNoun(_ index: Int) -> Bool {
        guard isWord(at: index), !isStop(index) else { return false }
        let word = string(index..<(index + 1))
        return word.hasSuffix("s") && !word.hasSuffix("ss")
    }

    private static let determiners: Set<String> = [
        "a", "an", "the", "its", "their", "his", "her", "of", "in", "more", "most", "this", "to", "and",
    ]
    private static let auxiliaries: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "could", "can", "should",
        "must", "aims", "does", "did",
    ]
    private static let russianEndings = [
        "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ели", "ался", "алась", "алось", "ались",
        "ился", "илась", "илось", "ились", "ует", "уют", "ется", "ются", "ится", "ятся", "ает", "ают", "нет", "нут",
    ]
}
