extension Reading {
    /// "The end of April", "beginning of next week", "early 2024", "mid-November", "late 1990s", «в конце года».
    func partOfPeriod(at index: Int, _ reference: Day?) -> FoundDate? {
        var at = index
        if isWord(at: at), says("at", at: at) { at += 1 }
        at = pastArticle(at)
        guard let part = match(.part, at: at) else { return nil }
        if part.value > 10 { return abbreviated(part, from: index, reference) }
        at = part.end
        if isDash(at: at) { at += 1 }
        if let about = match(.bound, at: at), about.value == 1 { at = about.end }
        if part.value == 4 { return rest(from: index, of: at, reference) }
        guard let whole = frame(at: at, reference) ?? relativeDate(at: at, reference) ?? decade(at: pastArticle(at)),
            let period = self.part(Int(part.value), of: whole.period)
        else { return nil }
        return FoundDate(range: index..<whole.range.upperBound, period: period)
    }

    /// Beginning (1), middle (2) or end (3): ten days of a month, a quarter of a week, four months of a year or the like.
    private func part(_ part: Int, of whole: Period) -> Period? {
        guard let from = whole.from, let to = whole.to else { return nil }
        let place = min(2, max(0, part - 1))
        if let month = from.month, from.day == nil, from == to {
            let last = Day.length(of: month, in: from.year == Day.unknown ? 2001 : from.year)
            let days = [(1, 10), (11, 20), (21, last)][place]
            return Period(from: Day(from.year, month, days.0), to: Day(from.year, month, days.1))
        }
        if from.day != nil, to.number - from.number == 6 {
            let days = [(0, 2), (2, 4), (4, 6)][place]
            return Period(from: from.adding(days: days.0), to: from.adding(days: days.1))
        }
        guard from.month == nil, to.month == nil else { return nil }
        if from == to {
            let months = [(1, 3), (5, 8), (9, 12)][place]
            return Period(from: Day(from.year, months.0), to: Day(from.year, months.1))
        }
        guard to.year - from.year == 9 else { return nil }
        let years = [(0, 3), (4, 6), (7, 9)][place]
        return Period(from: Day(from.year + years.0), to: Day(from.year + years.1))
    }

    /// "EOM", "EOY": part and whole in one word of capitals.
    private func abbreviated(_ part: Match, from index: Int, _ reference: Day?) -> FoundDate? {
        guard let reference, tokens[part.range.lowerBound].isUpper || tokens.count <= 3,
            let whole = single(Int(part.value) % 10, 0, reference),
            let period = self.part(Int(part.value) / 10, of: whole)
        else { return nil }
        return FoundDate(range: index..<part.end, period: period)
    }

    /// "The rest of the week": from the reference to the end.
    private func rest(from start: Int, of index: Int, _ reference: Day?) -> FoundDate? {
        guard let reference, let whole = frame(at: index, reference), let from = whole.period.from,
            let to = whole.period.to, from.number <= reference.number, to.next.number > reference.number
        else { return nil }
        return FoundDate(range: start..<whole.range.upperBound, period: Period(from: reference, to: to))
    }
}
