import Records

/// A period found in the text.
package struct FoundDate: Sendable {
    package var range: Range<Int>
    package var period: Period
}

extension Reading {
    private static let dateRoles: UInt64 =
        Role.month.bit | Role.weekday.bit | Role.relativeDay.bit | Role.direction.bit | Role.ordinal.bit
        | Role.since.bit | Role.until.bit
        | Role.by.bit | Role.numeral.bit | Role.article.bit | Role.ahead.bit | Role.season.bit | Role.holiday.bit
        | Role.part.bit
        | Role.rangeOpen.bit | Role.period.bit | Role.fiscal.bit | Role.era.bit | Role.decade.bit | Role.closest.bit

    /// Every date and period in the text, in order. Relative ones need `reference`.
    package func dates(reference: Day?) -> [FoundDate] {
        var out: [FoundDate] = []
        var index = 0
        while index < tokens.count {
            if mayBeDate(at: index), let found = openDate(at: index, reference), found.period.isWritable {
                out.append(found)
                index = found.range.upperBound
            } else {
                index += 1
            }
        }
        return out
    }

    /// Whether a date may begin here: most words can be told to begin none by their roles alone.
    private func mayBeDate(at index: Int) -> Bool {
        let token = tokens[index]
        guard
            token.isDigits || token.roles & Self.dateRoles != 0 && token.isWord
                || token.isWord && (token.isCapital && roman(at: index) != nil || isLetterOfYear(index))
        else { return false }
        return !(isGlued(index) && index > 0 && tokens[index - 1].isWord) && leadsToDate(index)
    }

    /// The letter of "Q3", "h1".
    private func isLetterOfYear(_ index: Int) -> Bool {
        tokens[index].range.count == 1 && isDigits(at: index + 1) && isGlued(index + 1)
    }

    /// What every date has some word of, if it has no figures.
    private static let coreRoles: UInt64 =
        Role.month.bit | Role.weekday.bit | Role.relativeDay.bit | Role.season.bit | Role.holiday.bit
        | Role.period.bit | Role.fiscal.bit | Role.era.bit | Role.decade.bit | Role.part.bit | Role.ordinal.bit

    /// What may stand before that: "by the end of", "from the last two", «через двадцать пять».
    private static let leadingRoles: UInt64 =
        Role.rangeOpen.bit | Role.since.bit | Role.until.bit | Role.by.bit | Role.article.bit | Role.direction.bit
        | Role.numeral.bit | Role.hundred.bit | Role.scale.bit | Role.and.bit | Role.point.bit | Role.ahead.bit
        | Role.few.bit | Role.bound.bit | Role.closest.bit | Role.of.bit

    private static let leadingClasses: UInt64 =
        WordClass.preposition.bit | WordClass.determiner.bit | WordClass.phrasal.bit

    /// Whether the words from `index` on lead to a figure or a word of time.
    private func leadsToDate(_ index: Int) -> Bool {
        var at = index
        while at < tokens.count {
            let token = tokens[at]
            if token.isDigits || token.roles & Self.coreRoles != 0 && beginsCore(at) { return true }
            if token.isWord, token.roles & Self.leadingRoles == 0, token.classes & Self.leadingClasses == 0 {
                return token.isCapital && roman(at: at) != nil || isLetterOfYear(at)
            }
            at += 1
            if at - index > Self.longestLead { return true }
        }
        return false
    }

    /// Whether a word of time stands at `index`; words like "the" only begin some of their phrases.
    private func beginsCore(_ index: Int) -> Bool {
        tokens[index].classes & Self.leadingClasses == 0 || hasPhrase(of: Self.coreRoles, at: index)
    }

    /// Words and signs before the first that tells of time; beyond them it is read whatever it is.
    private static let longestLead = 16

    /// "By 2030", "since 2022", "until May": periods open at one end; then ranges; then single ones.
    private func openDate(at index: Int, _ reference: Day?) -> FoundDate? {
        if let found = sharedRange(at: index, reference) { return found }
        if let open = match(.rangeOpen, at: index), let first = date(at: open.end, reference),
            let found = range(from: first, at: index, open: open, reference)
        {
            return found
        }
        for role in [Role.since, .until, .by] {
            guard let cue = match(role, at: index), let found = bounded(by: cue, role, reference) else { continue }
            return found
        }
        guard let first = date(at: index, reference) else { return nil }
        return range(from: first, at: index, open: nil, reference) ?? first
    }

    private func bounded(by cue: Match, _ role: Role, _ reference: Day?) -> FoundDate? {
        let word = string(cue.range).lowercased()
        // "From" and "to" alone bound nothing.
        if word == "from" || word == "to" || word == "по" { return nil }
        guard let inner = date(at: cue.end, reference) ?? (cue.range.count > 1 ? frame(at: cue.end, reference) : nil),
            let from = inner.period.from
        else { return nil }
        let range = cue.range.lowerBound..<inner.range.upperBound
        switch role {
        case .since:
            // «С прошлым годом» compares; «с прошлого года» counts from it.
            if word == "с" || word == "со", isInstrumental(inner.range.upperBound - 1) { return nil }
            // "After 2016" begins when 2016 has ended.
            let start = word == "after" || word == "после" ? inner.period.to?.next : from
            return FoundDate(range: range, period: Period(from: start, to: nil))
        case .until where word == "before" || word == "prior to":
            return FoundDate(range: range, period: Period(from: nil, to: from.previous))
        default:
            return FoundDate(range: range, period: Period(from: nil, to: inner.period.to ?? from))
        }
    }

    private func isInstrumental(_ index: Int) -> Bool {
        isWord(at: index) && ["ом", "ем", "ой", "ей", "ью", "ами", "ями"].contains { ends($0, at: index) }
    }

    /// Whether nothing behind a number makes a date of it, so that at most it is a year.
    private func standsAlone(_ index: Int) -> Bool {
        let next = index + 1
        guard next < tokens.count else { return false }
        switch tokens[next].kind {
        case .digits: return false
        case .word:
            return !isGlued(next) && tokens[next].roles & Self.rolesBehindNumber == 0
                && tokens[next].classes & Self.leadingClasses == 0 && !says("числа", at: next)
        case .sign:
            if tokens[next].isSign(",") || tokens[next].isSign(".") { return !isDigits(at: next + 1) }
            return !tokens[next].isDash && !tokens[next].isSign("/") && !tokens[next].isSign("'")
        }
    }

    private static let rolesBehindNumber: UInt64 =
        coreRoles | leadingRoles | Role.ordinalSuffix.bit | Role.ago.bit | Role.rangeMiddle.bit

    /// One date or period, without what opens it.
    func date(at index: Int, _ reference: Day?) -> FoundDate? {
        guard index < tokens.count else { return nil }
        let isNumber = tokens[index].isDigits
        if isNumber, standsAlone(index) { return bareYear(at: index) }
        let isThe = !isNumber && (says("the", at: index) || says("at", at: index))
        let mayCount =
            isNumber || isThe || mayBegin(Role.ordinal.bit | Role.direction.bit | Role.numeral.bit, at: index)
            || roman(at: index) != nil
        if mayCount || mayBegin(Role.closest.bit, at: index), let found = closestDate(at: index, reference) {
            return found
        }
        if mayBegin(Role.holiday.bit | Role.direction.bit, at: index), let found = holiday(at: index, reference) {
            return found
        }
        if isNumber || mayBegin(Role.fiscal.bit | Role.era.bit, at: index) {
            if let found = fiscalYear(at: index) ?? eraYear(at: index) { return found }
        }
        if isNumber, let found = numericDate(at: index, reference) { return found }
        if mayCount, let found = countedPeriod(at: index, reference) ?? century(at: pastArticle(index)) { return found }
        if isThe || mayBegin(Role.part.bit, at: index), let found = partOfPeriod(at: index, reference) { return found }
        if mayBegin(Role.weekday.bit | Role.month.bit, at: index), let found = afterNext(at: index, reference) {
            return found
        }
        if isNumber || mayBegin(Role.weekday.bit | Role.ordinal.bit | Role.numeral.bit, at: index) {
            if let found = dayOfRelativeMonth(at: index, reference) ?? weekdayDate(at: index, reference) {
                return found
            }
        }
        if isNumber || isThe || mayBegin(Role.month.bit | Role.ordinal.bit | Role.numeral.bit, at: index),
            let found = calendarDate(at: pastArticle(index), reference)
        {
            return FoundDate(range: index..<found.range.upperBound, period: found.period)
        }
        if isNumber || mayBegin(Role.numeral.bit, at: index), let found = monthsOfYear(at: index, reference) {
            return found
        }
        if mayCount || tokens[index].range.count == 1, let found = partOfYear(at: index, reference) { return found }
        if isThe || mayBegin(Role.season.bit | Role.direction.bit, at: index), let found = season(at: index, reference)
        {
            return found
        }
        if isNumber || isThe || mayBegin(Role.period.bit, at: index), let found = weekDate(at: index, reference) {
            return found
        }
        if reference != nil {
            if let found = relativeDate(at: index, reference) { return found }
            if isNumber || isThe, let found = dayOfMonth(at: index, reference) { return found }
        }
        if isNumber || isThe || mayBegin(Role.decade.bit | Role.numeral.bit, at: index), let found = decade(at: index) {
            return found
        }
        return isNumber ? bareYear(at: index) : nil
    }
}
