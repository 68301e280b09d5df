/// Years: written out behind a month, told from the reference, or standing alone.
extension Reading {
    /// The year behind the last month of a list: "in March, April and May 2024".
    func sharedYear(after index: Int) -> Int? {
        var at = index
        for _ in 0..<12 {
            if isSign(",", at: at) { at += 1 }
            if let and = match(.and, at: at) { at = and.end }
            guard at > index, let month = match(.month, at: at) else { return nil }
            if let year = yearAfter(month.end).year { return year }
            at = month.end
        }
        return nil
    }

    /// A year in figures or words, or one told from the reference: "last year", «прошлого года», "in two years".
    func yearStated(after index: Int, _ reference: Day?) -> (year: Int?, end: Int) {
        let stated = yearAfter(index)
        guard stated.year == nil, let reference, index < tokens.count, !tokens[index].startsLine else { return stated }
        guard let relative = relativeDate(at: match(.of, at: index)?.end ?? index, reference),
            let from = relative.period.from, from == relative.period.to, from.day == nil,
            from.month == nil || from.month == reference.month && from.year != reference.year
        else { return stated }
        return (from.year, relative.range.upperBound)
    }

    /// A year, with the words that surround it: ", 2025", "of 2025", "'25", «2025 года», «2025 г.», "two thousand ten".
    func yearAfter(_ index: Int) -> (year: Int?, end: Int) {
        var at = index
        if isSign(",", at: at) || isSign("/", at: at) || isSign(".", at: at) || isDash(at: at) && isGlued(at) {
            at += 1
        }
        if let of = match(.of, at: at) { at = of.end }
        if isWord(at: at), !isRussian, says("in", at: at) { at += 1 }
        if isSign("'", at: at), isGlued(at + 1), digits(at: at + 1) == 2, let short = integer(at: at + 1),
            !isGlued(at + 2) || !isWord(at: at + 2)
        {
            return (short < 50 ? 2000 + short : 1900 + short, at + 2)
        }
        if isWord(at: at), mayBegin(Role.numeral.bit | Role.hundred.bit, at: at),
            let words = isRussian ? ordinal(at: at) : wordNumber(at: at),
            (1000...2999).contains(words.value),
            words.end == tokens.count || !isWord(at: words.end) || isStop(words.end)
                || isRussian && yearWord(words.end) > words.end
        {
            return (Int(words.value), yearWord(words.end))
        }
        if isRussian, digits(at: at) == 3, let year = integer(at: at), yearWord(at + 1) > at + 1 {
            return (year, yearWord(at + 1))
        }
        guard digits(at: at) == 4, let year = integer(at: at), year >= 1000, year <= 2999, !tokens[at].startsLine,
            !isSign(":", at: at + 1)
        else {
            return (nil, index)
        }
        return (year, yearWord(at + 1))
    }

    /// The end of «года», «г.» or "year" behind a year.
    func yearWord(_ index: Int) -> Int {
        guard let period = match(.period, at: index), period.value == 6, isRussian, !tokens[index].startsLine else {
            return index
        }
        return period.end
    }

    /// A year that stands alone: four digits from 1500 to 2100 that count nothing.
    func bareYear(at index: Int) -> FoundDate? {
        guard digits(at: index) == 4, let year = integer(at: index), (1500...2199).contains(year) else { return nil }
        let end = yearWord(index + 1)
        if end > index + 1 { return FoundDate(range: index..<end, period: Period(Day(year))) }
        if index > 0, isGlued(index), !isSign("(", at: index - 1), !tokens[index - 1].isDash,
            !isSign("'", at: index - 1)
        {
            return nil
        }
        if index > 0, mayBegin(Role.currency.bit | Role.bound.bit, at: index - 1), !isYearCue(index - 1) { return nil }
        if isGlued(index + 1),
            isWord(at: index + 1)
                || tokens.indices.contains(index + 1) && tokens[index + 1].range.count > 1 && !tokens[index + 1].isDash
                || isSign("%", at: index + 1)
        {
            return nil
        }
        if isSign(".", at: index + 1) || isSign(",", at: index + 1), isGlued(index + 1), isDigits(at: index + 2),
            isGlued(index + 2)
        {
            return nil
        }
        if isSign(":", at: index + 1), isGlued(index + 2) { return nil }
        if isYearCue(index - 1) { return FoundDate(range: index..<(index + 1), period: Period(Day(year))) }
        let number = Numeral(range: index..<(index + 1), value: Double(year), form: .digits, isPlain: true)
        guard tokens.count > 1, unitAfter(number) == nil, match(.scale, at: index + 1) == nil, !isDigits(at: index + 1),
            countedNoun(after: number, from: index + 1) == nil, (1800...2199).contains(year)
        else { return nil }
        return FoundDate(range: index..<(index + 1), period: Period(Day(year)))
    }

    private func isYearCue(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        if isSign("(", at: index) { return true }
        return isOne(of: Self.yearCues, at: index)
    }

    private static let yearCues: WordSet = [
        "in", "since", "by", "until", "till", "during", "year", "early", "late", "fiscal", "the", "before", "after",
        "of", "from", "в", "к", "с", "до", "за", "на", "по",
    ]
}
