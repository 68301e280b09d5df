import Language
import Records

extension Page {
    /// What is measured: the counted noun, the noun behind "of" or "in", or the words the figure leans on.
    func measured(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)> {
        if let behind = nounBehindOf(quantity, in: sentence) { return behind }
        if quantity.kind == .count, let name = quantity.unitName {
            return Found(value: (name, nil), rule: "the noun that is counted", bytes: quantity.bytes)
        }
        if quantity.kind == .age { return Found(value: ("age", nil), rule: "the kind of the figure", bytes: nil) }
        if let noun = describedNoun(quantity, in: sentence) {
            return Found(value: (reading.string(noun), nil), rule: "the noun it describes", bytes: reading.bytes(noun))
        }
        return nounBefore(quantity, in: sentence)
            ?? Found(value: (quantity.kind.rawValue, nil), rule: "the kind of the figure", bytes: nil)
    }

    /// "45 percent of the exports", "2 billion dollars in revenue".
    private func nounBehindOf(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)>?
    {
        let after = tokens(behind(quantity.bytes.upperBound, in: sentence))
        guard let first = after.first,
            reading.match(.of, at: first) != nil
                && (quantity.kind != .duration && quantity.kind != .count && quantity.kind != .age)
                || reading.says("in", at: first) && (quantity.kind == .money || quantity.kind == .percent)
                    && quantity.measure != .change
                    && !isCapital(first + 1) && !reading.says("the", at: first + 1),
            !startsWithDate(first + 1)
        else { return nil }
        let hasArticle = reading.says(["the", "a", "an"], at: first + 1) || reading.isA(.possessive, at: first + 1)
        let start = hasArticle ? first + 2 : first + 1
        let end = nounPhraseEnd(from: start, to: after.upperBound)
        guard end > start, !reading.isA(.pronoun, at: start),
            !reading.mayBegin(Role.direction.bit | Role.month.bit, at: start)
        else { return nil }
        let phrase = reading.string(start..<end)
        let isShare = quantity.kind == .percent && !reading.says("in", at: first) && quantity.measure != .change
        return Found(
            value: isShare ? ("share of " + phrase, phrase) : (phrase, nil), rule: "the noun behind \"of\"",
            bytes: reading.bytes(start..<end))
    }

    /// "a $150,000 contract", «150-летнему юбилею»: the noun right behind a figure that describes it.
    private func describedNoun(_ quantity: Quantity, in sentence: Range<Int>) -> Range<Int>? {
        let start = token(at: quantity.bytes.upperBound)
        let isCompound = quantity.unitText?.hasPrefix("-") == true
        guard start < reading.tokens.count, Int(reading.tokens[start].start) < sentence.upperBound,
            quantity.kind == .money || quantity.kind == .percent || isCompound || quantity.kind == .temperature,
            !reading.isRussian || isCompound, reading.isWord(at: start), !reading.isStop(start),
            !reading.tokens[start].isCapital,
            !reading.isA(.preposition, at: start), !reading.isAdverb(start),
            reading.verbForm(at: start, from: start - 1) != .finite,
            !reading.mayBegin(Role.ago.bit | Role.month.bit | Role.weekday.bit | Role.period.bit, at: start)
        else { return nil }
        let end = nounPhraseEnd(from: start, to: min(start + 4, tokens(sentence).upperBound))
        return end > start && !reading.endsWithAdjective(start..<end) && !reading.ends("er", at: end - 1)
            && !reading.says(["worth"], at: start)
            ? start..<end : nil
    }

    /// What stands before the figure: "a cost of 5 dollars", "exports rose by 5%", "paid 5 dollars".
    private func nounBefore(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)>? {
        var lean = near(quantity.bytes.lowerBound, in: sentence)
        // What stands before another figure belongs to that.
        if let other = within(lean, analysis.quantities, \.bytes).last, other.kind != .ordinal,
            other.bytes.upperBound <= lean.upperBound
        {
            lean = other.bytes.upperBound..<lean.upperBound
        }
        let range = tokens(lean)
        var at = range.upperBound
        while at > range.lowerBound, reading.isA(.filler, at: at - 1) || reading.isAdverb(at - 1) { at -= 1 }
        let hasPreposition = at > range.lowerBound && reading.isA(.preposition, at: at - 1)
        let isAdjacent = at == range.upperBound && !hasPreposition && !reading.isRussian
        if hasPreposition { at -= 1 }
        while at > range.lowerBound, reading.isAdverb(at - 1) { at -= 1 }
        // «Цена — 5 рублей».
        if at - 1 > range.lowerBound, reading.isDash(at: at - 1) || reading.isSign(":", at: at - 1) { at -= 1 }
        guard at > range.lowerBound, reading.isWord(at: at - 1) || reading.isSign(")", at: at - 1) else { return nil }
        let clause = stated(around: quantity.bytes)
        let verb = clause?.clause.verb
        if let verb, verb.contains(at - 1) || reading.isMovement(at - 1) && verb.upperBound >= at - 2 {
            // "The fund lost €40m": what was lost is not the fund.
            let isOwnLoss = quantity.kind == .money && reading.isA(.taking, at: at - 1)
            let carries =
                !isOwnLoss && reading.isMovement(verb.upperBound - 1) || reading.isA(.level, at: verb.upperBound - 1)
            if carries, let clause, clause.subject.value.type == nil || clause.clause.subject.count > 1,
                let subject = properSubject(clause.clause.subject)
            {
                let bare = reading.withoutArticle(subject)
                return Found(
                    value: (reading.string(bare), nil), rule: "the subject of its verb", bytes: reading.bytes(bare))
            }
            return Found(
                value: (reading.string(verb), nil), rule: "the verb it stands behind", bytes: reading.bytes(verb))
        }
        // "a standard 3.5-liter engine": what stands right before describes what comes behind.
        guard !isAdjacent else { return nil }
        let phrase = nounPhrase(
            endingAt: at, from: max(range.lowerBound, verb.map { $0.upperBound <= at ? $0.upperBound : 0 } ?? 0))
        guard !phrase.isEmpty, !reading.isFrame(phrase.lowerBound - 1), !reading.endsWithAdjective(phrase),
            !phrase.contains(where: { reading.match(.ongoing, at: $0) != nil || reading.match(.period, at: $0) != nil })
        else { return nil }
        let bytes = reading.bytes(phrase)
        // A name is who it is about, not what is measured.
        guard !within(bytes, analysis.names, \.bytes).contains(where: { $0.bytes.count * 3 >= bytes.count * 2 }) else {
            return nil
        }
        return Found(value: (reading.string(phrase), nil), rule: "the noun phrase before it", bytes: bytes)
    }

    private func isCapital(_ index: Int) -> Bool {
        let at = reading.says(["the", "a", "an"], at: index) ? index + 1 : index
        return at < reading.tokens.count && reading.tokens[at].isCapital
    }

    private func startsWithDate(_ index: Int) -> Bool {
        guard index < reading.tokens.count else { return true }
        return reading.tokens[index].isDigits
    }

    /// The end of the words from `start` up to a verb, a date or a sign.
    private func nounPhraseEnd(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, at - start < 8 {
            let token = reading.tokens[at]
            let isPossessive = token.isSign("'") && reading.isGlued(at)
            guard token.isWord || token.isDash && reading.isGlued(at) || isPossessive,
                at == start || !reading.isStop(at) && reading.verbForm(at: at, from: start) == nil || isPossessive
                    || reading.isPossessiveEnding(at),
                !reading.mayBegin(Role.month.bit | Role.weekday.bit, at: at) || reading.says(["may", "march"], at: at)
            else { break }
            at += 1
        }
        while at > start, !reading.tokens[at - 1].isWord || reading.isA(.adverb, at: at - 1) { at -= 1 }
        return at
    }

    /// The noun phrase that ends before `end`: back to a verb, a sign or a word that begins one.
    private func nounPhrase(endingAt end: Int, from lower: Int) -> Range<Int> {
        var start = end
        while start > lower, end - start < 10 {
            let at = start - 1
            let token = reading.tokens[at]
            // "the share of e-commerce in retail": links stay inside the phrase.
            let isLink =
                start < end && at > lower
                && (reading.says("of", at: at) || reading.says("in", at: at) || reading.isRussianLink(at))
                && !reading.isStop(at - 1) && reading.isWord(at: at - 1)
            let isPossessive = token.isSign("'") && reading.isGlued(at) || reading.isPossessiveEnding(at)
            guard
                isLink || isPossessive || token.isDash && reading.isGlued(at) && reading.isGlued(start)
                    || token.isWord && !reading.isStop(at) && !reading.isA(.preposition, at: at)
                        && !reading.isMovement(at)
                        && !reading.isConjunction(at) && reading.verbForm(at: at, from: lower) == nil
            else { break }
            start -= 1
        }
        while start < end, !reading.tokens[start].isWord || reading.isAdverb(start) || reading.isPossessiveEnding(start)
        {
            start += 1
        }
        return start..<end
    }
}
