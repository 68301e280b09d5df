extension Reading {
    /// "the first five months of 2025", "third quarter 2018", "H1 2025", «первое полугодие 2025 года».
    func partOfYear(at index: Int, _ reference: Day?) -> FoundDate? {
        if let short = shortQuarter(at: index, reference) { return short }
        var at = index
        if isWord(at: at), says("the", at: at) { at += 1 }
        guard let place = placeInYear(at: at) else { return nil }
        at = place.end
        if let count = wordNumber(at: at) ?? digitNumber(at: at), place.value == 1 || place.isLast,
            let period = match(.period, at: count.end), count.value >= 1, count.value <= 12,
            period.value == 3 || period.value == 4
        {
            let months = Int(count.value) * (period.value == 4 ? 3 : 1)
            guard months <= 12, let (year, end) = yearBehind(period.end, reference, isStated: place.isLast) else {
                return nil
            }
            return FoundDate(
                range: index..<end, period: .months(months, from: Day(year, place.isLast ? 13 - months : 1)))
        }
        guard let period = match(.period, at: at), place.value >= 1 || place.isLast else { return nil }
        if period.value == 5 || period.value == 14,
            let part = partOfMonth(
                place.isLast ? nil : Int(place.value), period.value == 5 ? 2 : 3, period.end, reference)
        {
            return FoundDate(range: index..<part.range.upperBound, period: part.period)
        }
        guard period.value == 4 || period.value == 5 else { return nil }
        let size = period.value == 4 ? 3 : 6
        let number = place.isLast ? 12 / size : place.value > 4 ? 5 : Int(place.value)
        guard number <= 12 / size, let (year, end) = yearBehind(period.end, reference, isStated: place.isLast) else {
            return nil
        }
        return FoundDate(range: index..<end, period: .months(size, from: Day(year, (number - 1) * size + 1)))
    }

    private func placeInYear(at index: Int) -> (value: Double, isLast: Bool, end: Int)? {
        if let place = placeInOrder(at: index) { return (Double(place.value), false, place.end) }
        if let last = match(.direction, at: index), last.value == -1, !says("past", at: last.range.lowerBound) {
            return (0, true, last.end)
        }
        return nil
    }

    /// "Third", "3rd", «3-й», "III".
    func placeInOrder(at index: Int) -> (value: Int, end: Int)? {
        if isWord(at: index) {
            if let roman = roman(at: index) { return (roman, index + 1) }
            return ordinal(at: index).flatMap { $0.value < 100 ? (Int($0.value), $0.end) : nil }
        }
        guard let number = integer(at: index), digits(at: index) <= 2,
            let ending = match(.ordinalSuffix, at: isDash(at: index + 1) ? index + 2 : index + 1)
        else { return nil }
        return (number, ending.end)
    }

    /// A Roman number up to 39, in capitals.
    func roman(at index: Int) -> Int? {
        guard isWord(at: index), tokens[index].range.count <= 6 else { return nil }
        var total = 0
        var last = 10
        for byte in text.utf8[tokens[index].range] {
            let value =
                switch byte {
                case 0x49: 1
                case 0x56: 5
                case 0x58: 10
                default: 0
                }
            guard value > 0 else { return nil }
            // A smaller one before counts against.
            total += value > last ? value - 2 * last : value
            last = value
        }
        return total
    }

    /// "The first half of March", «в первой декаде мая»: a half or a third of a month; nil is the last.
    private func partOfMonth(_ part: Int?, _ parts: Int, _ index: Int, _ reference: Day?) -> FoundDate? {
        let part = part ?? parts
        guard part <= parts, let month = calendarDate(at: match(.of, at: index)?.end ?? index, reference),
            let from = month.period.from, let name = from.month, from.day == nil, from == month.period.to
        else { return nil }
        let size = 30 / parts
        let last = part < parts ? part * size : Day.length(of: name, in: from.year == Day.unknown ? 2001 : from.year)
        return FoundDate(
            range: month.range,
            period: Period(from: Day(from.year, name, (part - 1) * size + 1), to: Day(from.year, name, last)))
    }

    /// "Nine months of 2024", «за 9 месяцев 2024 года»: counted from January, as reports do.
    func monthsOfYear(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let count = wordNumber(at: index) ?? digitNumber(at: index), (2...11).contains(count.value),
            count.value.rounded() == count.value, let period = match(.period, at: count.end), period.value == 3
        else { return nil }
        let of = match(.of, at: period.end)
        guard isRussian || of != nil else { return nil }
        let (year, end) = yearStated(after: period.end, reference)
        guard let year else { return nil }
        return FoundDate(range: index..<end, period: .months(Int(count.value), from: Day(year, 1)))
    }

    /// The year that a part belongs to: the one told behind it, else the reference's unless it must be told.
    func yearBehind(_ index: Int, _ reference: Day?, isStated: Bool = false) -> (Int, Int)? {
        let (year, end) = yearStated(after: index, reference)
        if let year { return (year, end) }
        if let of = match(.of, at: index), let whole = frame(at: of.end, reference), let from = whole.period.from,
            from.month == nil
        {
            return (from.year, whole.range.upperBound)
        }
        return isStated ? nil : reference.map { ($0.year, index) }
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
}
