extension Reading {
    /// "second Friday of October 2016", "first week of 2016", "last Sunday of May", "third day of October".
    func countedPeriod(at index: Int, _ reference: Day?) -> FoundDate? {
        var at = index
        if isWord(at: at), says("the", at: at) { at += 1 }
        guard at < tokens.count else { return nil }
        var place = 0
        var isFromEnd = false
        if tokens[at].isWord, let ordinal = match(.ordinal, at: at), ordinal.value < 60 {
            place = Int(ordinal.value)
            at = ordinal.end
        } else if let number = integer(at: at), digits(at: at) <= 2, let ending = match(.ordinalSuffix, at: at + 1),
            isGlued(at + 1)
        {
            place = number
            at = ending.end
        }
        if let last = match(.direction, at: at), last.value == -1 {
            isFromEnd = true
            place = max(place, 1)
            at = last.end
        }
        guard place > 0, place < 60 else { return nil }
        let weekday = match(.weekday, at: at)
        let period = match(.period, at: at)
        guard let end = weekday?.end ?? (period.map { $0.value <= 2 } == true ? period?.end : nil) else { return nil }
        guard
            let link = match(.of, at: end)?.end
                ?? (isWord(at: end) && says("in", at: end) ? end + 1 : isRussian ? end : nil),
            let frame = frame(at: link, reference), let from = frame.period.from, let to = frame.period.to
        else { return nil }
        let first = Day(from.year, from.month ?? 1, 1).number
        let last = Day(to.year, to.month ?? 12, Day.length(of: to.month ?? 12, in: to.year)).number
        guard
            let start = nth(
                place, isFromEnd, first, last, weekday.map { Int($0.value) },
                isWeek: weekday == nil && period?.value == 2)
        else { return nil }
        let span =
            period?.value == 2 && weekday == nil
            ? Period(from: Day(number: start), to: Day(number: start + 6)) : Period(Day(number: start))
        return FoundDate(range: index..<frame.range.upperBound, period: span)
    }

    private func nth(_ place: Int, _ isFromEnd: Bool, _ first: Int, _ last: Int, _ weekday: Int?, isWeek: Bool) -> Int?
    {
        if let weekday = weekday ?? (isWeek ? 1 : nil) {
            // A week counts where it lies whole.
            let end = isWeek ? last - 6 : last
            let start =
                isFromEnd
                ? end - (Day(number: end).weekday - weekday + 7) % 7 - 7 * (place - 1)
                : first + (weekday - Day(number: first).weekday + 7) % 7 + 7 * (place - 1)
            return start >= first && start <= last ? start : nil
        }
        let day = isFromEnd ? last - place + 1 : first + place - 1
        return day >= first && day <= last ? day : nil
    }

    /// The month or year that something is counted in: "September 2014", "2018", "the month", "next month".
    func frame(at index: Int, _ reference: Day?) -> FoundDate? {
        if let found = calendarDate(at: index, reference) ?? bareYear(at: index) ?? relativeDate(at: index, reference),
            found.period.from?.day == nil
        {
            return found
        }
        guard let reference else { return nil }
        let at = pastArticle(index)
        guard at > index || isRussian || match(.of, before: index) != nil, let period = match(.period, at: at) else {
            return nil
        }
        switch period.value {
        case 3: return FoundDate(range: index..<period.end, period: Period(Day(reference.year, reference.month)))
        case 2: return single(2, 0, reference).map { FoundDate(range: index..<period.end, period: $0) }
        case 4: return single(4, 0, reference).map { FoundDate(range: index..<period.end, period: $0) }
        case 6: return FoundDate(range: index..<period.end, period: Period(Day(reference.year)))
        default: return nil
        }
    }

    /// "20 of next month", "wednesday next week", "monday of this week".
    func dayOfRelativeMonth(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let reference else { return nil }
        if let weekday = match(.weekday, at: index) {
            var at = match(.of, at: weekday.end)?.end ?? weekday.end
            if isWord(at: at), isRussian, says("на", at: at) { at += 1 }
            guard let week = relativeDate(at: at, reference), let from = week.period.from, let to = week.period.to,
                from.day != nil, to.number - from.number == 6
            else { return nil }
            return FoundDate(
                range: index..<week.range.upperBound, period: Period(from.adding(days: Int(weekday.value) - 1)))
        }
        guard let (day, end) = dayNumber(at: index) else { return nil }
        var at = end
        if let period = match(.period, at: at), period.value == 1 { at = period.end }
        guard let of = match(.of, at: at), let month = relativeDate(at: of.end, reference),
            let from = month.period.from, let number = from.month, from.day == nil,
            day <= Day.length(of: number, in: from.year)
        else { return nil }
        return FoundDate(range: index..<month.range.upperBound, period: Period(Day(from.year, number, day)))
    }
}
