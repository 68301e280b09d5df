import Language

extension Reading {
    func isConjunction(_ index: Int) -> Bool { isA(.conjunction, at: index) }

    func isRelative(_ index: Int) -> Bool { isA(.relative, at: index) && !says(["whose", "whom", "where"], at: index) }

    func isParticiple(_ index: Int) -> Bool {
        guard isWord(at: index), !tokens[index].isCapital else { return false }
        return tokens[index].range.count > 4 && (ends("ing", at: index) || ends("ed", at: index))
    }

    /// The verb that carries the clause: the first that no "who" or "which" asks for and that is no participle
    /// ("studies begun in May show …").
    func mainVerb(in part: Range<Int>, isShared: Bool) -> Int? {
        var depth = 0
        var isInRelative = false
        var at = part.lowerBound
        while at < part.upperBound {
            defer { at += 1 }
            guard tokens[at].isWord else {
                if isSign("(", at: at) { depth += 1 }
                if isSign(")", at: at) { depth -= 1 }
                continue
            }
            guard depth <= 0 else { continue }
            if at > part.lowerBound, isA(.relative, at: at) || says("that", at: at) && !isA(.preposition, at: at - 1) {
                isInRelative = true
                continue
            }
            guard let form = verbForm(at: at, from: part.lowerBound) else { continue }
            if isInRelative {
                isInRelative = false
                at = max(at, verbGroup(from: at, to: part.upperBound) - 1)
                continue
            }
            if form == .pastOrParticiple, at == part.lowerBound ? !isShared : isReduced(at, in: part) { continue }
            return at
        }
        return nil
    }

    /// "restrictions imposed on ports disrupted the trade": a participle that describes, for another verb follows.
    private func isReduced(_ index: Int, in part: Range<Int>) -> Bool {
        guard !isA(.pronoun, at: index - 1) else { return false }
        let next = isAdverb(index + 1) ? index + 2 : index + 1
        guard !isA(.speech, at: index) || isA(.preposition, at: next) else { return false }
        return hasFiniteVerb((index + 1)..<part.upperBound, isPastEnough: isA(.preposition, at: next))
    }

    /// Whether a verb follows that has no subject of its own.
    private func hasFiniteVerb(_ range: Range<Int>, isPastEnough: Bool) -> Bool {
        for at in range {
            if isConjunction(at) && !isInList(at) || isA(.relative, at: at) || isA(.pronoun, at: at)
                || says("that", at: at)
            {
                return false
            }
            guard let form = verbForm(at: at, from: range.lowerBound) else { continue }
            if form != .pastOrParticiple { return true }
            if isPastEnough, at > range.lowerBound + 1,
                isA(.determiner, at: at + 1) || tokens.indices.contains(at + 1) && tokens[at + 1].isCapital
            {
                return true
            }
        }
        return false
    }

    /// Whether an object holds a verb that nothing in it asks for.
    func hasVerb(_ object: Range<Int>, behind verb: Int) -> Bool {
        guard !isA(.speech, at: verb), !tokens[verb].isCyrillic else { return false }
        for at in object {
            if isOne(of: clauseOpeners, at: at) || isA(.relative, at: at) || isA(.pronoun, at: at)
                || isSign("\"", at: at)
            {
                return false
            }
            if isA(.auxiliary, at: at) || isA(.modal, at: at), verbForm(at: at, from: object.lowerBound) == .finite {
                return true
            }
        }
        return false
    }

    /// "the origin and ownership of the coal": "and" between nouns.
    private func isInList(_ index: Int) -> Bool {
        isWord(at: index + 1) && verbForm(at: index + 1, from: index + 1) == nil && !isA(.pronoun, at: index + 1)
    }

    /// Where the object of a verb ends: at a clause of its own, behind "and" or at "which" or "because".
    func objectEnd(from start: Int, to end: Int) -> Int {
        var depth = 0
        var at = start
        while at < end {
            defer { at += 1 }
            guard tokens[at].isWord else {
                if isSign("(", at: at) { depth += 1 }
                if isSign(")", at: at) { depth -= 1 }
                continue
            }
            guard depth <= 0 else { continue }
            // "said that …": all that follows is what was said.
            if at - start < 6, isOne(of: complementizers, at: at) { return end }
            if isA(.speech, at: start - 1), at == start, !isA(.preposition, at: at) { return end }
            if isConjunction(at) {
                if beginsClause(at + 1, to: end) { return at }
            } else if at > start, isA(.relative, at: at) {
                return isA(.preposition, at: at - 1) ? at - 1 : at
            } else if at > start, isA(.subordinator, at: at),
                !isA(.preposition, at: at) || beginsClause(at + 1, to: end)
            {
                if !says(["as", "so"], at: at) || beginsClause(at + 1, to: end) { return at }
            }
        }
        return end
    }

    /// Whether a verb stands at `start`, or behind a subject that begins there.
    private func beginsClause(_ start: Int, to end: Int) -> Bool {
        var at = start
        while at < end, isAdverb(at) { at += 1 }
        guard at < end else { return false }
        if let form = verbForm(at: at, from: at) {
            return form != .verbOrNoun || !isA(.determiner, at: at)
        }
        if isA(.pronoun, at: at), isWord(at: at + 1), verbForm(at: at + 1, from: at) != nil { return true }
        guard let verb = mainVerb(in: at..<end, isShared: false) else { return false }
        return !(at..<verb).contains { isConjunction($0) }
    }

    /// The noun phrase that ends `range`: "in the 18th sanctions package" gives "18th sanctions package".
    func lastNounPhrase(in range: Range<Int>) -> Range<Int> {
        var start = range.upperBound
        while start > range.lowerBound, range.upperBound - start < 10 {
            let at = start - 1
            guard tokens[at].isWord || tokens[at].isDigits || tokens[at].isDash || tokens[at].isSign("'"),
                !isA(.determiner, at: at), !isA(.preposition, at: at) || says("of", at: at) && at > range.lowerBound,
                !isConjunction(at), !isA(.auxiliary, at: at), verbForm(at: at, from: range.lowerBound) == nil
            else { break }
            start -= 1
        }
        while start < range.upperBound, !tokens[start].isWord && !tokens[start].isDigits || isA(.preposition, at: start)
        {
            start += 1
        }
        return start..<range.upperBound
    }
}

private let complementizers: WordSet = ["that", "whether", "how", "what"]
private let clauseOpeners: WordSet = ["that", "what", "how", "whether", "as", "than"]
