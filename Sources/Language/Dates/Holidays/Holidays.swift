extension Reading {
    /// A holiday of the lexicon: "Easter 2021", "last Thanksgiving", "Diwali of next year", «Пасха 2024 года».
    func holiday(at index: Int, _ reference: Day?) -> FoundDate? {
        var at = index
        var step: Int?
        if let direction = match(.direction, at: at), match(.holiday, at: direction.end) != nil {
            step = Int(direction.value)
            at = direction.end
        }
        guard let found = match(.holiday, at: at), lexicon.holidays.indices.contains(found.item) else { return nil }
        let holiday = lexicon.holidays[found.item]
        var (year, end) = yearAfter(found.end)
        if year == nil, isRussian { (year, end) = yearStated(after: found.end, reference) }
        if let year { return holiday.periods(in: year).first.map { FoundDate(range: index..<end, period: $0) } }
        // "Lent" is a season, but "lent" is a verb.
        let isVerb = found.range.count == 1 && !tokens[at].isCapital && isKnownVerb(at)
        guard let reference, !isVerb else { return nil }
        if let relative = relativeDate(at: match(.of, at: found.end)?.end ?? found.end, reference),
            let from = relative.period.from, from.day == nil,
            let period = from.month == nil
                ? holiday.periods(in: from.year).first
                // "In 9 months" counts from today to the next one of the holiday.
                : holiday.nearest(
                    to: Day(from.year, from.month, from.month == reference.month ? reference.day : 1), isPast: false)
        {
            return FoundDate(range: index..<relative.range.upperBound, period: period)
        }
        return holiday.nearest(to: reference, isPast: step.map { $0 < 0 } ?? false)
            .map { FoundDate(range: index..<found.end, period: $0) }
    }
}
