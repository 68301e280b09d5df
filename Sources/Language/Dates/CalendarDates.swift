extension Reading {
    /// "8 August 2025", "August 8, 2025", "August 2025", «8 августа 2025 года».
    func calendarDate(at index: Int, _ reference: Day?) -> FoundDate? {
        if let month = match(.month, at: index), isMonthName(month) { return monthFirst(month, reference) }
        if digits(at: index) == 4 { return yearFirst(at: index) }
        guard case (let day, var at)? = dayNumber(at: index) else { return nil }
        if let of = match(.of, at: at), !isRussian { at = of.end }
        if isSign("/", at: at) || isDash(at: at), isGlued(at) { at += 1 }
        guard let month = match(.month, at: at), day >= 1, day <= Day.length(of: Int(month.value), in: 2000) else {
            return nil
        }
        let (year, last) = yearStated(after: month.end, reference)
        return finishedDate(index..<last, year, reference, Int(month.value), day)
    }

    /// "2019/Aug/01", "2019-Aug-1", "2017 April".
    private func yearFirst(at index: Int) -> FoundDate? {
        guard let year = integer(at: index), (1000...2999).contains(year) else { return nil }
        let isJoined = (isSign("/", at: index + 1) || isDash(at: index + 1)) && isGlued(index + 1) && isGlued(index + 2)
        guard let month = match(.month, at: isJoined ? index + 2 : index + 1),
            !tokens[month.range.lowerBound].startsLine,
            isJoined || string(month.range).count > 3 && !isDigits(at: month.end) && dayNumber(at: month.end) == nil
        else { return nil }
        if isJoined, isSign("/", at: month.end) || isDash(at: month.end), let day = integer(at: month.end + 1),
            Day.isValid(year, Int(month.value), day)
        {
            return FoundDate(range: index..<(month.end + 2), period: Period(Day(year, Int(month.value), day)))
        }
        return FoundDate(range: index..<month.end, period: Period(Day(year, Int(month.value))))
    }

    private func finishedDate(_ range: Range<Int>, _ year: Int?, _ reference: Day?, _ month: Int, _ day: Int)
        -> FoundDate?
    {
        var known = year ?? reference?.year ?? Day.unknown
        // 29 February without a year is in the next leap year.
        if year == nil, month == 2, day == 29, known != Day.unknown { known += (4 - known % 4) % 4 }
        guard day <= Day.length(of: month, in: known == Day.unknown ? 2000 : known) else { return nil }
        return FoundDate(range: range, period: Period(Day(known, month, day)))
    }

    /// "may" and "march" are months only where a number or a preposition says so.
    private func isMonthName(_ month: Match) -> Bool {
        guard !isRussian, month.range.count == 1, month.value == 5 || month.value == 3 || string(month.range).count <= 3
        else {
            return isRussian
                ? string(month.range).count > 3 && !isOne(of: Self.shortMonths, at: month.range.lowerBound)
                    || isDigits(at: month.end)
                    || month.value == 5 && !tokens[month.range.lowerBound].isCapital
                : tokens[month.range.lowerBound].isCapital || tokens.count < 6 || yearAfter(month.end).year != nil
        }
        let next = month.end
        if isDigits(at: next) || yearAfter(next).year != nil { return true }
        if match(.ordinal, at: next) != nil { return true }
        guard tokens[month.range.lowerBound].isCapital else {
            return tokens.count <= 4 && month.value != 5 && string(month.range).count > 3
                || month.value != 3 && month.value != 5 && string(month.range).count > 3
        }
        if mayBegin(Role.ahead.bit | Role.direction.bit | Role.ago.bit, at: next) { return true }
        if let join = joiner(next, open: nil), match(.month, at: join) != nil { return true }
        var before = month.range.lowerBound - 1
        if isDash(at: before) { before -= 1 }
        return isOne(of: Self.monthCues, at: before)
    }

    /// Abbreviations that begin names too: «Сент-Луис».
    private static let shortMonths: WordSet = ["сент", "февр", "нояб"]

    private static let monthCues: WordSet = [
        "in", "of", "since", "by", "until", "during", "before", "after", "between", "last", "next", "this",
        "early", "late", "and", "to", "from", "mid",
    ]

    private func monthFirst(_ month: Match, _ reference: Day?) -> FoundDate? {
        let start = month.range.lowerBound
        let number = Int(month.value)
        var at = month.end
        if let article = match(.article, at: at) ?? nil, article.range.isEmpty { return nil }
        if isWord(at: at), says("the", at: at) { at += 1 }
        if let (day, end) = dayNumber(at: at), !tokens[at].startsLine, day <= Day.length(of: number, in: 2000),
            !(isRussian && !isDigits(at: at))
        {
            let (year, last) = yearStated(after: end, reference)
            return finishedDate(start..<last, year, reference, number, day)
        }
        var (year, last) = yearStated(after: month.end, reference)
        if year == nil { (year, last) = (sharedYear(after: month.end), month.end) }
        guard let known = year ?? reference?.year else {
            return FoundDate(range: month.range, period: Period(Day(Day.unknown, number)))
        }
        return FoundDate(range: start..<last, period: Period(Day(known, number)))
    }

    /// A day of the month in digits or words, with its ending: "8", "8th", "the third", «восьмое».
    func dayNumber(at index: Int) -> (day: Int, end: Int)? {
        guard index < tokens.count else { return nil }
        if let day = integer(at: index), digits(at: index) <= 2, day >= 1, day <= 31 {
            var at = index + 1
            if isDash(at: at), isGlued(at), isGlued(at + 1) { at += 1 }
            if let ending = match(.ordinalSuffix, at: at), isGlued(at) { return (day, ending.end) }
            if isSign(".", at: index + 1), isGlued(index + 1), isDigits(at: index + 2), isGlued(index + 2) {
                return nil
            }
            if isSign(",", at: index + 1), isGlued(index + 1), isDigits(at: index + 2), isGlued(index + 2) {
                return nil
            }
            return (day, index + 1)
        }
        guard tokens[index].isWord, let ordinal = ordinal(at: index), ordinal.value >= 1, ordinal.value <= 31 else {
            return nil
        }
        return (Int(ordinal.value), ordinal.end)
    }
}
