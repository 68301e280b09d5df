extension Reading {
    /// "yesterday", "last month", "next Tuesday", "two years ago", "in a week", «через три года».
    func relativeDate(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let reference else { return nil }
        if let found = afterNext(at: index, reference) { return found }
        if let day = match(.relativeDay, at: index) {
            return FoundDate(range: day.range, period: Period(reference.adding(days: Int(day.value))))
        }
        var start = index
        if isRussian, isWord(at: index), ["в", "на", "за"].contains(string(index..<(index + 1))),
            match(.direction, at: index + 1) != nil
        {
            start = index + 1
        }
        if let direction = match(.direction, at: start), direction.end < tokens.count,
            !tokens[direction.end].startsLine, let found = directed(direction, from: index, reference)
        {
            return found
        }
        return counted(at: index, reference) ?? distance(at: index, reference)
    }

    /// "Two upcoming years", «три последних месяца».
    private func counted(at index: Int, _ reference: Day) -> FoundDate? {
        guard let count = wordNumber(at: index) ?? digitNumber(at: index), (2...1000).contains(count.value),
            let direction = match(.direction, at: count.end), let period = match(.period, at: direction.end),
            let span = window(Int(count.value), Int(period.value), Int(direction.value), reference)
        else { return nil }
        return FoundDate(range: index..<period.end, period: span)
    }

    /// "March after next", "the week before last".
    func afterNext(at index: Int, _ reference: Day?) -> FoundDate? {
        let start = pastArticle(index)
        guard let reference,
            let name = match(.weekday, at: start) ?? match(.month, at: start) ?? match(.period, at: start),
            let beyond = match(.ago, at: name.end), abs(beyond.value) == 2
        else { return nil }
        let step = Int(beyond.value)
        let period: Period?
        if let weekday = match(.weekday, at: start) {
            let ahead = (Int(weekday.value) - reference.weekday + 6) % 7 + 1
            let back = (reference.weekday - Int(weekday.value) + 6) % 7 + 1
            period = Period(reference.adding(days: step > 0 ? ahead + 7 : -back - 7))
        } else if let month = match(.month, at: start),
            let near = self.month(Int(month.value), step > 0 ? 1 : -1, reference)
        {
            period = Period(Day(near.year + (step > 0 ? 1 : -1), near.month))
        } else {
            period = single(Int(name.value), step, reference)
        }
        return period.map { FoundDate(range: index..<beyond.end, period: $0) }
    }

    private func month(_ number: Int, _ step: Int, _ reference: Day) -> Day? {
        let current = reference.month ?? 1
        var year = reference.year
        if step < 0, number >= current { year -= 1 }
        if step > 0, number <= current { year += 1 }
        return Day(year, number)
    }

    private func directed(_ direction: Match, from index: Int, _ reference: Day) -> FoundDate? {
        let step = Int(direction.value)
        let at = direction.end
        if let count = wordNumber(at: at) ?? digitNumber(at: at), count.value >= 1, count.value <= 1000,
            let period = match(.period, at: count.end)
        {
            guard let span = window(Int(count.value), Int(period.value), step, reference) else { return nil }
            return FoundDate(range: index..<period.end, period: span)
        }
        if let weekday = match(.weekday, at: at) {
            let back = (reference.weekday - Int(weekday.value) + 6) % 7 + 1
            let ahead = (Int(weekday.value) - reference.weekday + 6) % 7 + 1
            let days =
                step < 0
                ? -back
                : step == 0 ? ahead : isRussian || ahead > 5 ? ahead : Int(weekday.value) - reference.weekday + 7
            return FoundDate(range: index..<weekday.end, period: Period(reference.adding(days: days)))
        }
        if let name = match(.month, at: at), let month = month(Int(name.value), step, reference) {
            return FoundDate(range: index..<name.end, period: Period(month))
        }
        // "In the coming months" and «в ближайшие дни» do not say how many.
        if isManyPeriods(at, after: direction) { return nil }
        guard let period = match(.period, at: at), let span = single(Int(period.value), step, reference) else {
            return nil
        }
        // "Last week's Sunday".
        if isSign("'", at: period.end), isWord(at: period.end + 1), says("s", at: period.end + 1),
            let weekday = match(.weekday, at: period.end + 2), period.value == 2, let monday = span.from
        {
            return FoundDate(
                range: index..<weekday.end, period: Period(monday.adding(days: Int(weekday.value) - 1)))
        }
        return FoundDate(range: index..<period.end, period: span)
    }

    private func isManyPeriods(_ index: Int, after direction: Match) -> Bool {
        guard let period = match(.period, at: index), period.value != 9 else { return false }
        return isRussian
            ? ends(in: Self.pluralAdjectives, at: direction.end - 1) : direction.value != 0 && ends("s", at: index)
    }

    private static let genitivePlurals: WordSet = ["дней", "суток", "недель", "месяцев", "лет", "десятилетий", "веков"]
    private static let pluralAdjectives: EndingSet = ["ие", "ые", "их", "ых", "ими"]

    /// The week, month, quarter or year `step` away from the reference.
    func single(_ unit: Int, _ step: Int, _ reference: Day) -> Period? {
        switch unit {
        case 1 where step != 0: return Period(reference.adding(days: step))
        case 2:
            let monday = reference.adding(days: 1 - reference.weekday + 7 * step)
            return Period(from: monday, to: monday.adding(days: 6))
        case 3: return Period(reference.adding(months: step))
        case 4:
            let quarter = ((reference.month ?? 1) - 1) / 3 + step
            return .months(3, from: Day(reference.year, 1).adding(months: quarter * 3))
        case 6: return Period(Day(reference.year + step))
        case 7 where step != 0: return window(10, 6, step, reference)
        case 9:
            let saturday = reference.adding(days: 6 - reference.weekday + 7 * step)
            return Period(from: saturday, to: saturday.adding(days: 1))
        default: return nil
        }
    }

    /// "the last two weeks", "next three months".
    private func window(_ count: Int, _ unit: Int, _ step: Int, _ reference: Day) -> Period? {
        guard step != 0 else { return nil }
        switch unit {
        case 1:
            return step < 0
                ? Period(from: reference.adding(days: -count), to: reference.adding(days: -1))
                : Period(from: reference.adding(days: 1), to: reference.adding(days: count))
        case 2:
            let monday = reference.adding(days: 1 - reference.weekday)
            return step < 0
                ? Period(from: monday.adding(days: -7 * count), to: monday.adding(days: -1))
                : Period(from: monday.adding(days: 7), to: monday.adding(days: 7 * count + 6))
        case 3:
            return step < 0
                ? Period(from: reference.adding(months: -count), to: reference.adding(months: -1))
                : Period(from: reference.adding(months: 1), to: reference.adding(months: count))
        case 6:
            return step < 0
                ? Period(from: Day(reference.year - count), to: Day(reference.year - 1))
                : Period(from: Day(reference.year + 1), to: Day(reference.year + count))
        case 4:
            guard let quarter = single(4, step < 0 ? -count : 1, reference)?.from else { return nil }
            return .months(3 * count, from: quarter)
        case 7: return window(10 * count, 6, step, reference)
        default: return nil
        }
    }

    /// "two years ago", "in a week", «неделю назад».
    private func distance(at index: Int, _ reference: Day) -> FoundDate? {
        var at = index
        var sign = 0
        if let ahead = match(.ahead, at: at) {
            at = ahead.end
            sign = 1
        }
        var count = 1
        if let number = wordNumber(at: at) ?? digitNumber(at: at), number.value >= 1, number.value <= 3000,
            number.value.rounded() == number.value
        {
            count = Int(number.value)
            at = number.end
        } else if let article = match(.article, at: at) {
            at =
                match(.few, at: article.end).map { few in
                    count = Int(few.value)
                    return match(.of, at: few.end)?.end ?? few.end
                } ?? article.end
        } else if !isRussian || isOne(of: Self.genitivePlurals, at: at) {
            // «Несколько дней назад» does not say how many.
            return nil
        }
        if let weekday = match(.weekday, at: at), count < 60, let ago = match(.ago, at: weekday.end),
            abs(ago.value) == 1
        {
            let back = (reference.weekday - Int(weekday.value) + 6) % 7 + 1
            let ahead = (Int(weekday.value) - reference.weekday + 6) % 7 + 1
            let days = ago.value < 0 ? -back - 7 * (count - 1) : ahead + 7 * (count - 1)
            return FoundDate(range: index..<ago.end, period: Period(reference.adding(days: days)))
        }
        guard let period = match(.period, at: at), at < tokens.count, !tokens[at].startsLine,
            // «в 2024 году ранее» counts no years.
            !(period.value == 6 && (1500...2199).contains(count))
        else { return nil }
        var end = period.end
        if sign == 0 {
            guard let ago = match(.ago, at: end), abs(ago.value) == 1 else { return nil }
            sign = Int(ago.value)
            end = ago.end
        }
        let step = sign * count
        let found: Period? =
            switch Int(period.value) {
            case 1: Period(reference.adding(days: step))
            case 2: Period(reference.adding(days: 7 * step))
            case 10: Period(reference.adding(days: 14 * step))
            case 3: Period(reference.adding(months: step))
            case 6: Period(Day(reference.year + step, reference.month))
            case 7: Period(Day(reference.year + 10 * step))
            default: nil
            }
        return found.map { FoundDate(range: index..<end, period: $0) }
    }
}
