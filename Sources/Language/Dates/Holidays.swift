extension Reading {
    /// A holiday of the lexicon with or without its year. Values in `config/language` say when it falls: `MMDD` for a
    /// fixed day; `MM.NW` for the Nth weekday W of a month, 5 the last; 3000 plus the days after Easter, 4000 plus the
    /// days after Orthodox Easter.
    func holiday(at index: Int, _ reference: Day?) -> FoundDate? {
        var at = index
        var step = 0
        if let direction = match(.direction, at: at), match(.holiday, at: direction.end) != nil {
            step = Int(direction.value)
            at = direction.end
        }
        guard let found = match(.holiday, at: at) else { return nil }
        let (year, end) = yearAfter(found.end)
        if let year { return day(of: found.value, in: year).map { FoundDate(range: index..<end, period: Period($0)) } }
        if let reference, let relative = relativeDate(at: match(.of, at: found.end)?.end ?? found.end, reference),
            let from = relative.period.from, from.day == nil
        {
            // "in 9 months" counts from today to the next one of the holiday.
            let base =
                from.month == nil
                ? Day(from.year, 1, 1) : Day(from.year, from.month, from.month == reference.month ? reference.day : 1)
            let near = from.month == nil ? day(of: found.value, in: from.year) : nearest(found.value, to: base, step: 1)
            return near.map { FoundDate(range: index..<relative.range.upperBound, period: Period($0)) }
        }
        guard let reference, let near = nearest(found.value, to: reference, step: step) else { return nil }
        return FoundDate(range: index..<found.end, period: Period(near))
    }

    private func nearest(_ rule: Double, to reference: Day, step: Int) -> Day? {
        let today = reference.number
        for year in step < 0 ? [reference.year, reference.year - 1] : [reference.year, reference.year + 1] {
            guard let day = day(of: rule, in: year) else { return nil }
            if step < 0 ? day.number < today : day.number >= today { return day }
        }
        return nil
    }

    private func day(of rule: Double, in year: Int) -> Day? {
        if rule >= 3900 { return Day(number: Self.orthodoxEaster(year) + Int(rule) - 4000) }
        if rule >= 2900 { return Day(number: Self.easter(year) + Int(rule) - 3000) }
        let whole = Int(rule)
        guard rule != rule.rounded(.down) else {
            return Day.isValid(year, whole / 100, whole % 100) ? Day(year, whole / 100, whole % 100) : nil
        }
        let code = Int(((rule - Double(whole)) * 100).rounded())
        let (nth, weekday) = (code / 10, code % 10)
        guard (1...12).contains(whole), (1...7).contains(weekday) else { return nil }
        if nth == 5 {
            let last = Day(year, whole, Day.length(of: whole, in: year)).number
            return Day(number: last - (Day(number: last).weekday - weekday + 7) % 7)
        }
        let first = Day(year, whole, 1).number
        return Day(number: first + (weekday - Day(number: first).weekday + 7) % 7 + 7 * (nth - 1))
    }

    /// Western Easter as a day number (Meeus, "Astronomical Algorithms", chapter 8).
    static func easter(_ year: Int) -> Int {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return Day(year, sum / 31, sum % 31 + 1).number
    }

    /// Orthodox Easter: Julian reckoning, moved to the Gregorian calendar (Meeus, as above).
    static func orthodoxEaster(_ year: Int) -> Int {
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        let sum = d + e + 114
        return Day(year, sum / 31, sum % 31 + 1).number + year / 100 - year / 400 - 2
    }
}
