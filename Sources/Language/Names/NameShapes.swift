/// A run of capitalised words and what its words and neighbours say it is.
struct NameShape {
    var range: Range<Int>
    var type: Name.Kind
}

extension Reading {
    private static let openers: UInt64 =
        Role.stop.bit | Role.ordinal.bit | Role.numeral.bit | Role.verb.bit | Role.article.bit | Role.action.bit
        | Role.until.bit

    func shape(at index: Int) -> NameShape? {
        let token = tokens[index]
        if isGlued(index), index > 0,
            tokens[index - 1].isDash || tokens[index - 1].isSign("'") || tokens[index - 1].isDigits
                || tokens[index - 1].isSign("%")
        {
            return nil
        }
        // "JPY", "GPa": a unit is no name.
        if let unit = match(.currency, at: index) ?? match(.unit, at: index), unit.range.count == 1,
            token.range.count <= 4, token.isUpper || !isSentenceStart(index) && index > 0 && tokens[index - 1].isDigits
        {
            return nil
        }
        if isRoman(index) { return nil }
        let isStart = isSentenceStart(index)
        if isInitial(index) {
            let run = run(from: index)
            let isPerson = (index..<run.end).contains { tokens[$0].isWord && tokens[$0].range.count > 4 }
            return isPerson ? NameShape(range: index..<run.end, type: .person) : nil
        }
        if isRussian, token.range.count == (token.isCyrillic ? 2 : 1) { return nil }
        if mayBegin(Self.openers, at: index), !mayBegin(Role.given.bit, at: index),
            isStart || isRussian || !token.isUpper
        {
            return nil
        }
        if mayBegin(Role.month.bit | Role.weekday.bit, at: index) || match(.holiday, at: index) != nil
            || mayBegin(Role.nationality.bit, at: index) && !(index + 1 < tokens.count && tokens[index + 1].isCapital),
            !mayBegin(Role.given.bit, at: index)
        {
            return nil
        }
        if mayBegin(Role.title.bit, at: index), !token.isUpper { return nil }
        let run = run(from: index)
        var range = index..<run.end
        // "Архитектор Ираклий Л…", "Украины Мустафа Д…": the person begins at the given name.
        if !mayBegin(Role.given.bit, at: index), range.count > 1,
            let given = range.dropFirst().first(where: { mayBegin(Role.given.bit, at: $0) && tokens[$0].isWord }),
            isRussian || isStart || mayBegin(Self.knownRoles, at: index)
        {
            if mayBegin(Self.knownRoles, at: index) || !isStart { range = index..<given } else { return nil }
        }
        // «Прислуга Смирнова»: a sentence begins with a capital that is no part of the name.
        if isStart, isRussian, token.isCyrillic, !token.isUpper, range.count > 1, !run.hasOrganisation, !run.hasEvent,
            !mayBegin(Role.given.bit, at: index), !isSurname(index), isWord(at: index + 1), tokens[index + 1].isCapital,
            isSurname(index + 1) || mayBegin(Role.given.bit, at: index + 1) || mayBegin(Role.placeHead.bit, at: index)
        {
            return nil
        }
        // «Решение Верховного суда»: the adjective belongs to the noun behind it.
        if isRussian, range.count > 1, !run.hasOrganisation, isStart, isAdjectiveOfNoun(range.upperBound - 1) {
            return nil
        }
        return typed(range, run, isStart)
    }

    private func typed(_ range: Range<Int>, _ run: Run, _ isStart: Bool) -> NameShape? {
        let index = range.lowerBound
        let words = range.reduce(0) { $0 + (tokens[$1].isWord ? 1 : 0) }
        if words == 1, isSyllabic(index) { return NameShape(range: range, type: .organisation) }
        if isRussian, words == 1, isAdjectiveOfNoun(index) {
            return isStart ? nil : NameShape(range: range, type: .other)
        }
        if mayBegin(Role.given.bit, at: index), words > 1 || !isStart || !isRussian, words <= 4, !run.hasOrganisation {
            return NameShape(range: range, type: .person)
        }
        if index > 0, match(.title, before: index) != nil, !tokens[index].isUpper, !run.hasOrganisation {
            return NameShape(range: range, type: .person)
        }
        if run.hasEvent, words > 1, !run.hasOrganisation { return NameShape(range: range, type: .event) }
        if run.hasOrganisation, words > 1 || !isStart && isRussian && index + 1 < tokens.count {
            return words > 1 ? NameShape(range: range, type: .organisation) : nil
        }
        if run.hasPlace
            || mayBegin(Role.placeHead.bit, at: range.upperBound) && !says("the", at: index - 1) && !isRussian,
            words > 1
        {
            return NameShape(range: range, type: .place)
        }
        if words > 1, let known = knownName(at: range.upperBound - 1),
            known.name.type == .place || known.name.type == .country, isRussian || words == 2
        {
            return NameShape(range: range, type: .place)
        }
        if tokens[index].isUpper, words == 1 {
            // A line of capitals is a heading.
            let isHeading = isWord(at: index + 1) && tokens[index + 1].isUpper && !tokens[index + 1].startsLine
            return isStart && tokens[index].range.count > 8 && (isHeading || !isRussian)
                ? nil : NameShape(range: range, type: .organisation)
        }
        if isRussian, words == 2, isAdjective(index), !isSurname(range.upperBound - 1), tokens[index].isCyrillic,
            !isQuoted(range)
        {
            return NameShape(range: range, type: .place)
        }
        if isRussian, isQuoted(range) { return NameShape(range: range, type: .organisation) }
        if isRussian, words <= 3, isSurname(range.upperBound - 1), !isStart || words > 1 {
            return NameShape(range: range, type: .person)
        }
        if isQuoted(range) { return NameShape(range: range, type: .other) }
        if words == 1 {
            if isStart { return nil }
            if isRussian, tokens[index].isCyrillic {
                return NameShape(range: range, type: isOne(of: Self.placePrepositions, at: index - 1) ? .place : .other)
            }
            if !isRussian, isOne(of: Self.inside, at: index - 1) {
                return NameShape(range: range, type: .place)
            }
            if !tokens[index].isCyrillic, isRussian { return NameShape(range: range, type: .organisation) }
            return NameShape(range: range, type: .other)
        }
        if says("the", at: index - 1) { return NameShape(range: range, type: .organisation) }
        if !isRussian, says(["in", "near", "at"], at: index - 1) { return NameShape(range: range, type: .place) }
        if !tokens[index].isCyrillic, isRussian { return NameShape(range: range, type: .organisation) }
        return NameShape(range: range, type: words <= 3 && !tokens[index].isUpper ? .person : .other)
    }

    private static let placePrepositions: WordSet = ["в", "во", "из", "под", "близ"]
    private static let inside: WordSet = ["in", "near", "at", "from"]

    struct Run {
        var end: Int
        var hasOrganisation = false
        var hasPlace = false
        var hasEvent = false
    }

    /// Capitalised words from `index` on, with the dashes, apostrophes, initials and particles between them.
    private func run(from index: Int) -> Run {
        var run = Run(end: index)
        var at = index
        while at < tokens.count, at - index < 14, at == index || !tokens[at].startsLine {
            let token = tokens[at]
            if token.isWord, token.isCapital {
                if at > index, mayBegin(Role.month.bit | Role.weekday.bit, at: at), !mayBegin(Role.given.bit, at: at) {
                    break
                }
                if at > index, mayBegin(Role.title.bit, at: at), !token.isUpper, !run.hasOrganisation { break }
                if at > index + 1, mayBegin(Role.given.bit, at: at), mayBegin(Role.given.bit, at: index), isRussian {
                    break
                }
                if at > index, isRussian, mayBegin(Role.country.bit, at: at), !run.hasOrganisation { break }
                // «Президент ФИДЕ Смирнов»: a surname is no part of the acronym before it.
                if at == index + 1, isRussian, tokens[index].isUpper, !token.isUpper, isSurname(at) { break }
                if at > index, isRussian, token.isCyrillic != tokens[index].isCyrillic, token.isSpaced { break }
                run.hasOrganisation = run.hasOrganisation || mayBegin(Role.organisationHead.bit, at: at)
                run.hasPlace = run.hasPlace || mayBegin(Role.placeHead.bit, at: at)
                run.hasEvent = run.hasEvent || mayBegin(Role.eventHead.bit, at: at)
                at += 1
                run.end = at
            } else if token.isDash || token.isSign("'") || token.isSign("&"), isGlued(at), isGlued(at + 1),
                isWord(at: at + 1), tokens[at + 1].isCapital
            {
                at += 1
            } else if token.isSign("."), isGlued(at),
                text.span(tokens[at - 1].range).end - text.span(tokens[at - 1].range).start == 1, isWord(at: at + 1),
                tokens[at + 1].isCapital
            {
                at += 1
            } else if token.isSign("&"), isWord(at: at + 1), tokens[at + 1].isCapital {
                at += 1
            } else if token.isWord, at > index, joins(at, run) {
                at += 1
            } else {
                break
            }
        }
        return run
    }

    /// "of", "and", "de" between capitalised words of one name.
    private func joins(_ at: Int, _ run: Run) -> Bool {
        guard let particle = match(.particle, at: at), particle.range.count == 1, isWord(at: at + 1) else {
            return false
        }
        let word = string(particle.range)
        var next = at + 1
        if says("the", at: next) { next += 1 }
        guard isWord(at: next), tokens[next].isCapital, !tokens[next].startsLine else { return false }
        switch word {
        case "and", "for":
            return !mayBegin(Role.organisationHead.bit, at: next) && (run.hasOrganisation || hasHeadAhead(next))
        case "in", "on", "to": return false
        case "of", "the": return run.hasOrganisation || run.hasEvent || run.hasPlace
        default: return true
        }
    }

    /// Whether an organisation's or event's head word ends the capitals from `index` on.
    private func hasHeadAhead(_ index: Int) -> Bool {
        var at = index
        while at < tokens.count, at - index < 5, tokens[at].isCapital, !tokens[at].startsLine {
            if mayBegin(Role.organisationHead.bit | Role.eventHead.bit, at: at) { return true }
            at += 1
        }
        return false
    }

    private func isRoman(_ index: Int) -> Bool {
        tokens[index].range.count <= 5 && !tokens[index].isCyrillic
            && tokens[index].range.allSatisfy { [0x49, 0x56, 0x58, 0x4C].contains(text.utf8[$0]) }
            && (tokens[index].range.count > 1 || isRussian)
    }

    package func isSentenceStart(_ index: Int) -> Bool {
        guard index > 0, !tokens[index].startsLine else { return true }
        let before = tokens[index - 1]
        guard before.kind == .sign else { return false }
        return before.isSign(".") || before.isSign("!") || before.isSign("?") || before.isSign(":")
            || before.isSign("\"") && index > 1 && tokens[index - 2].kind == .sign
    }

    private func isQuoted(_ range: Range<Int>) -> Bool {
        isSign("\"", at: range.lowerBound - 1) && isGlued(range.lowerBound) && isSign("\"", at: range.upperBound)
            && isGlued(range.upperBound)
    }

    /// A word with the ending of a Russian, Ukrainian, Georgian or Armenian surname in any case.
    private func isSurname(_ index: Int) -> Bool {
        guard tokens[index].isCyrillic, tokens[index].range.count >= 10, !tokens[index].isUpper else { return false }
        return ends(in: Self.surnames, at: index)
    }

    private static let surnames: EndingSet = [
        "ов", "ова", "ову", "овым", "ове", "овой", "овы", "ев", "ева", "еву", "евым", "еве", "евой", "ёв", "ин", "ина",
        "ину", "иным", "иной", "ский", "ского", "скому", "ским", "ском", "ская",
        "ской", "скую", "енко", "чук", "чука", "юк", "юка", "ян", "яна", "яну", "дзе", "швили", "ич", "ича", "ичем",
        "ых",
    ]
}
