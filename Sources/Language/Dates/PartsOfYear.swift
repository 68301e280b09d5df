extension Reading {
    /// "the first five months of 2025", "third quarter 2018", "H1 2025", «первое полугодие 2025 года», "spring 2024".
    func partOfYear(at index: Int, _ reference: Day?) -> FoundDate? {
        if let short = shortQuarter(at: index, reference) { return short }
        var at = index
        if isWord(at: at), says("the", at: at) { at += 1 }
        guard let place = placeInYear(at: at) else { return season(at: at, from: index, reference) }
        at = place.end
        if let count = wordNumber(at: at) ?? digitNumber(at: at), place.value == 1 || place.isLast,
            let period = match(.period, at: count.end), count.value >= 1, count.value <= 12,
            period.value == 3 || period.value == 4
        {
            let months = Int(count.value) * (period.value == 4 ? 3 : 1)
            guard months <= 12, let (year, end) = yearBehind(period.end, place.isLast ? nil : reference) else {
                return nil
            }
            return FoundDate(
                range: index..<end, period: .months(months, from: Day(year, place.isLast ? 13 - months : 1)))
        }
        guard let period = match(.period, at: at), period.value == 4 || period.value == 5,
            place.value >= 1 || place.isLast
        else { return nil }
        let size = period.value == 4 ? 3 : 6
        let number = place.isLast ? 12 / size : Int(place.value)
        guard number <= 12 / size, let (year, end) = yearBehind(period.end, place.isLast ? nil : reference) else {
            return nil
        }
        return FoundDate(range: index..<end, period: .months(size, from: Day(year, (number - 1) * size + 1)))
    }

    private static let romans: [String: Double] = ["I": 1, "II": 2, "III": 3, "IV": 4]

    private func placeInYear(at index: Int) -> (value: Double, isLast: Bool, end: Int)? {
        if let ordinal = match(.ordinal, at: index) { return (ordinal.value, false, ordinal.end) }
        if let number = integer(at: index), number <= 4,
            let ending = match(.ordinalSuffix, at: isDash(at: index + 1) ? index + 2 : index + 1)
        {
            return (Double(number), false, ending.end)
        }
        if let last = match(.direction, at: index), last.value == -1, !says("past", at: last.range.lowerBound) {
            return (0, true, last.end)
        }
        if isWord(at: index), tokens[index].range.count <= 3, tokens[index].isCapital,
            let roman = Self.romans[string(index..<(index + 1))]
        {
            return (roman, false, index + 1)
        }
        return nil
    }

    private func yearBehind(_ index: Int, _ reference: Day?) -> (Int, Int)? {
        let (year, end) = yearAfter(index)
        if let year { return (year, end) }
        let at = match(.of, at: index)?.end ?? index
        if let relative = relativeDate(at: at, reference), let from = relative.period.from, from.month == nil {
            return (from.year, relative.range.upperBound)
        }
        return reference.map { ($0.year, index) }
    }

    /// "Q3 2018", "2018Q4", "18q4", "H1 2025".
    private func shortQuarter(at index: Int, _ reference: Day?) -> FoundDate? {
        func size(_ at: Int) -> Int? {
            guard isWord(at: at), tokens[at].range.count == 1 else { return nil }
            switch text.utf8[Int(tokens[at].start)] | 0x20 {
            case 0x71: return 3
            case 0x68: return 6
            default: return nil
            }
        }
        if let months = size(index), isGlued(index + 1), let number = integer(at: index + 1), number >= 1,
            number <= 12 / months
        {
            var (year, end) = yearAfter(index + 2)
            if year == nil { (year, end) = (reference?.year, index + 2) }
            guard let year else { return nil }
            return FoundDate(range: index..<end, period: .months(months, from: Day(year, (number - 1) * months + 1)))
        }
        guard var year = integer(at: index), digits(at: index) == 4 || digits(at: index) == 2,
            let months = size(index + 1), isGlued(index + 1),
            let number = integer(at: index + 2), isGlued(index + 2), number >= 1, number <= 12 / months
        else { return nil }
        if year < 100 { year += year < 50 ? 2000 : 1900 }
        return FoundDate(
            range: index..<(index + 3), period: .months(months, from: Day(year, (number - 1) * months + 1)))
    }

    private func season(at index: Int, from start: Int, _ reference: Day?) -> FoundDate? {
        guard let season = match(.season, at: index),
            let (year, end) = yearBehind(season.end, isRussian ? reference : nil)
        else { return nil }
        let first = Day(year, Int(season.value) * 3 - 3)
        return FoundDate(
            range: start..<end,
            period: season.value == 1 ? Period(from: Day(year - 1, 12), to: Day(year, 2)) : .months(3, from: first))
    }

    /// "the 1990s", «1990-х», "the 90s".
    func decade(at index: Int) -> FoundDate? {
        guard let year = integer(at: index), digits(at: index) == 4 || digits(at: index) == 2, year % 10 == 0 else {
            return nil
        }
        var at = index + 1
        if isDash(at: at) || isSign("'", at: at) { at += 1 }
        guard isGlued(at), isWord(at: at), ["s", "х", "е"].contains(string(at..<(at + 1))) else { return nil }
        let first = year < 100 ? 1900 + year : year
        guard year >= 1000 || year >= 20 else { return nil }
        return FoundDate(range: index..<yearWord(at + 1), period: Period(from: Day(first), to: Day(first + 9)))
    }
}
