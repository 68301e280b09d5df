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
    /// Begins with "which" or "who": `subject` is what stands before that.
    var isRelative = false
}

extension Page {
    /// The clauses of a sentence. A comma parts two clauses only where a verb follows it, so lists stay whole.
    func clauses(of sentence: Range<Int>) -> [Clause] {
        // What runs on without an end is no sentence, and must not be read again at each "and".
        guard tokens(sentence).count <= Self.longestSentence else { return [] }
        var out: [Clause] = []
        /// A noun phrase that waits for its verb behind a comma: "The union, founded in May, aims …".
        var waiting: Range<Int>?
        /// Where a list began whose parts have no verb.
        var list: Int?
        var before = 0..<0
        for (whole, isHard) in parts(of: sentence) {
            // "…, and that Norway" goes on as "that" began.
            let isThat = reading.isConjunction(whole.lowerBound) && reading.says("that", at: whole.lowerBound + 1)
            let part = isThat ? min(whole.lowerBound + 2, whole.upperBound)..<whole.upperBound : whole
            // «сообщил, что …»: what was said is the object.
            if let last = out.indices.last, out[last].object.isEmpty, !isHard,
                reading.isA(.complementizer, at: part.lowerBound),
                out[last].range.upperBound + 1 == part.lowerBound
            {
                out[last].object = part
                out[last].range = out[last].range.lowerBound..<part.upperBound
                before = part
                continue
            }
            var found = clauses(in: part, behind: before)
            before = part
            if found.isEmpty, let last = out.indices.last, !isHard, !isThat, !isPassiveInPlace(out[last]),
                out[last].range.upperBound + 1 >= part.lowerBound,
                waiting.map({ $0.lowerBound <= out[last].range.lowerBound }) ?? true, !isAside(part)
            {
                out[last].range = out[last].range.lowerBound..<part.upperBound
                out[last].object = min(out[last].object.lowerBound, part.upperBound)..<part.upperBound
                list = nil
            } else if found.isEmpty {
                let isNoun = !reading.isA(.preposition, at: part.lowerBound) && !isAside(part)
                if isNoun, part.count <= Self.longestWait { waiting = part }
                list = isNoun ? list ?? part.lowerBound : nil
            } else if let start = list, reading.says("and", at: part.lowerBound), !found[0].subject.isEmpty {
                // "Security, trade, and the sharing of water were discussed": the subject is all of the list.
                found[0].subject = start..<found[0].subject.upperBound
                found[0].range = start..<found[0].range.upperBound
            } else if let subject = waiting, !reading.isConjunction(whole.lowerBound) {
                if found[0].subject.isEmpty, !found[0].isDependent || out.isEmpty { found[0].subject = subject }
                if found[0].isDependent, subject.upperBound + 1 == part.lowerBound {
                    found[0].range = subject.lowerBound..<found[0].range.upperBound
                }
            }
            if !found.isEmpty { list = nil }
            out += found
        }
        return out
    }

    /// "the agreements reached at the summit": a phrase rather than a clause, which no list continues.
    func isPassiveInPlace(_ clause: Clause) -> Bool {
        let next = clause.object.first { !reading.isAdverb($0) }
        return clause.verb.count == 1 && reading.isA(.participle, at: clause.verb.lowerBound)
            && next.map { reading.isA(.preposition, at: $0) } == true
    }

    /// Tokens of the longest sentence whose clauses are read.
    private static let longestSentence = 400

    /// Words of the longest phrase that waits for its verb.
    private static let longestWait = 8

    /// "…, according to the ministry", "…, because of the storm": no part of the list before it.
    private func isAside(_ part: Range<Int>) -> Bool {
        guard let first = part.first else { return true }
        return reading.isA(.subordinator, at: first) || reading.isA(.relative, at: first)
            || reading.isA(.relative, at: first + 1)
            || reading.isA(.preposition, at: first) && !reading.isConjunction(first)
            || reading.isAdverb(first) || reading.isRussianParticiple(first)
    }

    /// What signs part, each with whether the sign is more than a comma.
    private func parts(of sentence: Range<Int>) -> [(Range<Int>, Bool)] {
        let range = tokens(sentence)
        var out: [(Range<Int>, Bool)] = []
        var start = range.lowerBound
        var isHard = true
        var depth = 0
        var dates = within(sentence, analysis.dates, \.bytes)[...]
        for at in range {
            let token = reading.tokens[at]
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth = max(0, depth - 1) }
            let isBreak =
                token.isSign(":") || token.isSign(";")
                || token.isDash && token.isSpaced && !reading.isGlued(at + 1)
            guard depth == 0 || depth > 3, token.isSign(",") || isBreak, !reading.isGlued(at + 1) else { continue }
            while let first = dates.first, first.bytes.upperBound <= Int(token.start) { dates.removeFirst() }
            if let first = dates.first, first.bytes.contains(Int(token.start)) { continue }
            if at > start { out.append((start..<at, isHard)) }
            isHard = isBreak
            start = at + 1
        }
        if start < range.upperBound { out.append((start..<range.upperBound, isHard)) }
        return out
    }

    /// Clauses that stand between two signs, of one part of a sentence that `before` precedes.
    private func clauses(in whole: Range<Int>, behind before: Range<Int>) -> [Clause] {
        var out: [Clause] = []
        var part = whole
        var isShared = whole.first.map(reading.isConjunction) ?? false
        while out.count < 8 {
            while let first = part.first, reading.isConjunction(first) || reading.tokens[first].isSign("\"") {
                part = part.dropFirst().indices
            }
            if let that = expletiveEnd(part) { part = that..<part.upperBound }
            guard let first = part.first else { return out }
            let isRelative = out.isEmpty && reading.isRelative(first)
            // «…, которая настояла»: what it leans on stands in another case.
            if reading.isA(.relative, at: first), reading.tokens[first].isCyrillic { return out }
            let body = isRelative ? (first + 1)..<part.upperBound : part
            guard let verb = reading.mainVerb(in: body, isShared: isShared || isRelative) else {
                if out.isEmpty, reading.isParticiple(first), part.count > 2, !reading.isA(.preposition, at: first) {
                    let close = reading.objectEnd(from: first + 1, to: part.upperBound)
                    out.append(
                        Clause(
                            range: part.lowerBound..<close, subject: first..<first, verb: first..<(first + 1),
                            object: (first + 1)..<close, isDependent: true))
                }
                return out
            }
            let end = reading.verbGroup(from: verb, to: part.upperBound)
            let close = reading.objectEnd(from: end, to: part.upperBound)
            // «не вышел»: a denial belongs to the verb.
            let start = verb > body.lowerBound && reading.isA(.negation, at: verb - 1) ? verb - 1 : verb
            var clause = Clause(
                range: part.lowerBound..<close, subject: body.lowerBound..<start, verb: start..<end, object: end..<close
            )
            if clause.subject.allSatisfy(reading.isAdverb), !isRelative { clause.subject = verb..<verb }
            if isRelative {
                clause.isRelative = true
                guard verb == body.lowerBound || clause.subject.allSatisfy(reading.isAdverb) else { return out }
                clause.subject = reading.lastNounPhrase(in: before)
                // "actors such as Norway, which succeed": the verb is of the many, the last name is one.
                if reading.isA(.predicate, at: verb), !reading.ends("s", at: verb),
                    !reading.ends("s", at: before.upperBound - 1), !reading.tokens[verb].isCyrillic
                {
                    return out
                }
            }
            isShared = true
            // "The challenge Norway will face is …": a verb whose object has another was not the clause's own.
            if reading.hasVerb((end..<close), behind: verb) { return out }
            // "This shows that Norway …": what is shown is stated too.
            if reading.isA(.demonstrative, at: clause.subject.first ?? 0), let that = clause.object.first,
                reading.says("that", at: that)
            {
                part = (that + 1)..<part.upperBound
                isShared = false
                continue
            }
            out.append(clause)
            guard close < part.upperBound, reading.isConjunction(close) else { return out }
            part = (close + 1)..<part.upperBound
        }
        return out
    }
}

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
            if isSign("(", at: at) { depth += 1 }
            if isSign(")", at: at) { depth -= 1 }
            guard depth <= 0, tokens[at].isWord else { continue }
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
            if says(["that", "what", "how", "whether", "as", "than"], at: at) || isA(.relative, at: at)
                || isA(.pronoun, at: at) || isSign("\"", at: at)
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
            if isSign("(", at: at) { depth += 1 }
            if isSign(")", at: at) { depth -= 1 }
            guard depth <= 0, tokens[at].isWord else { continue }
            // "said that …": all that follows is what was said.
            if says(["that", "whether", "how", "what"], at: at), at - start < 6 { return end }
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
