extension Reading {
    /// "Monday, 18 February", or a weekday by itself: the next one after the reference.
    func weekdayDate(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let weekday = match(.weekday, at: index) else { return nil }
        let at = isSign(",", at: weekday.end) ? weekday.end + 1 : weekday.end
        if let day = calendarDate(at: at, reference) ?? numericDate(at: at, reference), day.period.from?.day != nil {
            return FoundDate(range: index..<day.range.upperBound, period: day.period)
        }
        let the = pastArticle(at)
        if let reference, let (day, end) = dayNumber(at: the), isDigits(at: the), !isDash(at: end),
            !isSign(":", at: end),
            let found = nextDay(day, on: Int(weekday.value), from: reference),
            end - the == 2 || end == tokens.count || !tokens[end].isWord
        {
            return FoundDate(range: index..<end, period: Period(found))
        }
        guard let reference, string(weekday.range).utf8.count > 3 || tokens.count < 5 else { return nil }
        let ahead = (Int(weekday.value) - reference.weekday + 6) % 7 + 1
        return FoundDate(range: weekday.range, period: Period(reference.adding(days: ahead)))
    }

    /// The first month from now on in which `day` falls on `weekday`.
    private func nextDay(_ day: Int, on weekday: Int, from reference: Day) -> Day? {
        for ahead in 0..<24 {
            let month = Day(reference.year, reference.month).adding(months: ahead)
            let found = Day(month.year, month.month, day)
            if Day.isValid(month.year, month.month ?? 1, day), found.weekday == weekday,
                found.number >= reference.number
            {
                return found
            }
        }
        return nil
    }
}
