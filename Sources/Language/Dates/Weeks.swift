/// Weeks begin on Monday (ISO 8601).
extension Reading {
    /// "2025-W03", "2025-W03-5", "week 12 of 2025", "the week of 3 March".
    func weekDate(at index: Int, _ reference: Day?) -> FoundDate? {
        if let week = isoWeek(at: index) { return week }
        let at = pastArticle(index)
        guard let unit = match(.period, at: at), unit.value == 2 else { return nil }
        if let number = integer(at: unit.end), digits(at: unit.end) <= 2 {
            let (year, end) = yearAfter(unit.end + 1)
            guard let year, let period = week(number, of: year) else { return nil }
            return FoundDate(range: at..<end, period: period)
        }
        let link = match(.of, at: unit.end)?.end ?? match(.since, at: unit.end)?.end
        guard let link else { return nil }
        let inner = pastArticle(link)
        guard
            let day = calendarDate(at: inner, reference) ?? numericDate(at: inner, reference)
                ?? dayOfMonth(at: inner, reference),
            let from = day.period.from, from.day != nil, from.year != Day.unknown
        else { return nil }
        let monday = from.adding(days: 1 - from.weekday)
        return FoundDate(range: at..<day.range.upperBound, period: Period(from: monday, to: monday.adding(days: 6)))
    }

    private func isoWeek(at index: Int) -> FoundDate? {
        guard digits(at: index) == 4, let year = integer(at: index) else { return nil }
        let at = isDash(at: index + 1) && isGlued(index + 1) ? index + 2 : index + 1
        guard isWord(at: at), isGlued(at), says("w", at: at), isGlued(at + 1), digits(at: at + 1) == 2,
            let number = integer(at: at + 1), let week = week(number, of: year), let monday = week.from
        else { return nil }
        if isDash(at: at + 2), isGlued(at + 2), isGlued(at + 3), digits(at: at + 3) == 1, let day = integer(at: at + 3),
            (1...7).contains(day)
        {
            return FoundDate(range: index..<(at + 4), period: Period(monday.adding(days: day - 1)))
        }
        return FoundDate(range: index..<(at + 2), period: week)
    }

    /// Week 1 is the one with 4 January in it.
    private func week(_ number: Int, of year: Int) -> Period? {
        guard (1...53).contains(number), (1000...2999).contains(year) else { return nil }
        let fourth = Day(year, 1, 4)
        let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (number - 1))
        guard monday.adding(days: 3).year == year else { return nil }
        return Period(from: monday, to: monday.adding(days: 6))
    }

    /// "On the 15th", "the 1st", «15-го числа»: the first such day from the reference on.
    func dayOfMonth(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let reference else { return nil }
        let at = pastArticle(index)
        guard isDigits(at: at) ? digits(at: at) <= 2 : !isRussian && tokens.count - at <= 1,
            let (day, end) = dayNumber(at: at), isRussian ? says("числа", at: end) : at > index && end > at,
            isDigits(at: at) ? end > at + 1 : true
        else { return nil }
        // "The 1st battalion" counts battalions.
        guard isRussian || end == tokens.count || !tokens[end].isWord || isStop(end) || tokens[end].startsLine else {
            return nil
        }
        for ahead in 0...2 {
            let month = Day(reference.year, reference.month).adding(months: ahead)
            let found = Day(month.year, month.month, day)
            if Day.isValid(month.year, month.month ?? 1, day), found.number >= reference.number {
                return FoundDate(range: index..<(isRussian ? end + 1 : end), period: Period(found))
            }
        }
        return nil
    }
}
