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
                // "The tower, 828 metres tall, was opened": a remark on what waits.
                let isRemark = waiting != nil && reading.isDigits(at: part.lowerBound)
                if isNoun, !isRemark, part.count <= Self.longestWait { waiting = part }
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
        for at in range where reading.tokens[at].kind == .sign {
            let token = reading.tokens[at]
            if token.isSign("(") || reading.isGuillemet(at, opening: true) { depth += 1 }
            if token.isSign(")") || reading.isGuillemet(at, opening: false) { depth = max(0, depth - 1) }
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
