extension Reading {
    /// Ranges that share a month or a century: "2025–2027", "13–15 July", "July 13-15", «с 03.11. по 05.11.2017».
    func sharedRange(at index: Int, _ reference: Day?) -> FoundDate? {
        var at = index
        let open = match(.rangeOpen, at: at)
        if let open { at = open.end }
        guard at < tokens.count,
            tokens[at].isDigits || mayBegin(Role.month.bit | Role.weekday.bit | Role.article.bit, at: at) || open != nil
        else { return nil }
        return daysOfMonth(at: at, from: index, reference) ?? years(at: at, from: index, open: open)
            ?? monthDays(at: at, from: index, reference)
    }

    /// Two periods of any kind: "from May to June 2024", "Q1–Q3 2024", "between Monday and Friday", "2019 to the present".
    func range(from first: FoundDate, at index: Int, open: Match?, _ reference: Day?) -> FoundDate? {
        guard var from = first.period.from, let join = joiner(first.range.upperBound, open: open) else { return nil }
        if let ongoing = match(.ongoing, at: join) {
            return FoundDate(range: index..<ongoing.end, period: Period(from: from, to: nil))
        }
        guard let second = date(at: join, reference), let to = second.period.to, second.period.from != nil,
            from.month == nil || to.month != nil, (from.day == nil) == (to.day == nil)
        else { return nil }
        if from.month != nil, from.year != to.year, !hasYear(first), hasYear(second) {
            from.year = to.year
        }
        if from.year == to.year, !hasYear(first), let a = from.month, let b = to.month,
            (a, from.day ?? 1) > (b, to.day ?? 31)
        {
            from.year -= 1
        }
        guard from.year == Day.unknown || from.number <= to.number else { return nil }
        // "The range is from 2007 to the end of 2008" ends in a month and so begins in one.
        if from.month == nil, to.month != nil { from.month = 1 }
        return FoundDate(range: index..<second.range.upperBound, period: Period(from: from, to: to))
    }

    private func hasYear(_ date: FoundDate) -> Bool { date.range.contains { digits(at: $0) == 4 } }

    /// The token after "–", "to", "through", «по».
    func joiner(_ index: Int, open: Match?) -> Int? {
        if isDash(at: index) { return index + 1 }
        guard index < tokens.count, !tokens[index].startsLine, let middle = match(.rangeMiddle, at: index),
            middle.value == 2 || middle.value == 1 && open?.value == 1
        else { return nil }
        return middle.end
    }

    /// "13–15 July 2024", "13 to 15 July", "from the 13th to the 15th of July", «03./05.11.2017».
    private func daysOfMonth(at index: Int, from start: Int, _ reference: Day?) -> FoundDate? {
        let first = pastArticle(index)
        guard let (day, end) = dayNumber(at: first), isDigits(at: first) || match(.rangeOpen, at: start) != nil else {
            return nil
        }
        var at = isSign(".", at: end) ? end + 1 : end
        if isSign("/", at: at), isSign(".", at: at - 1) || isSign(".", at: at + 2) {
            at += 1
        } else {
            guard let join = joiner(at, open: match(.rangeOpen, at: start)) else { return nil }
            at = pastArticle(join)
        }
        guard numericDate(at: first, nil) == nil,
            let second = calendarDate(at: at, reference) ?? numericDate(at: at, reference),
            var from = second.period.from,
            let to = second.period.to, let last = to.day, day < last
        else { return nil }
        from.day = day
        return FoundDate(range: start..<second.range.upperBound, period: Period(from: from, to: to))
    }

    /// The token after "the", if it stands here.
    func pastArticle(_ index: Int) -> Int {
        isWord(at: index) && !isRussian && says("the", at: index) ? index + 1 : index
    }

    /// "July 13-15, 2024".
    private func monthDays(at index: Int, from start: Int, _ reference: Day?) -> FoundDate? {
        guard let month = match(.month, at: index), !isRussian, let (first, end) = dayNumber(at: month.end),
            let join = joiner(end, open: match(.rangeOpen, at: start)),
            let (last, stop) = dayNumber(at: join), first < last, last <= Day.length(of: Int(month.value), in: 2000)
        else { return nil }
        let (year, close) = yearAfter(stop)
        let known = year ?? reference?.year ?? Day.unknown
        return FoundDate(
            range: start..<close,
            period: Period(from: Day(known, Int(month.value), first), to: Day(known, Int(month.value), last)))
    }

    /// "2025–2027", "2014-15", "from 2019 to 2021", «в 2019–2021 годах».
    private func years(at index: Int, from start: Int, open: Match?) -> FoundDate? {
        guard digits(at: index) == 4, let first = integer(at: index), (1000...2999).contains(first),
            let join = joiner(index + 1, open: open)
        else { return nil }
        if let ongoing = match(.ongoing, at: join) {
            return FoundDate(range: start..<ongoing.end, period: Period(from: Day(first), to: nil))
        }
        guard open != nil || isDash(at: index + 1) || index > 0 && tokens[index - 1].isWord,
            var last = integer(at: join)
        else { return nil }
        if digits(at: join) == 2, isDash(at: index + 1), isGlued(join),
            last == first % 100 + 1 || last > first % 100 && last > 12
        {
            last += first / 100 * 100
        } else if digits(at: join) != 4 {
            return nil
        }
        guard last > first, last <= 2999, last - first < 500 || open != nil, !isLetter(join + 1),
            !(isDash(at: join + 1) && isGlued(join + 1) && isDigits(at: join + 2))
        else { return nil }
        return FoundDate(range: start..<yearWord(join + 1), period: Period(from: Day(first), to: Day(last)))
    }
}
