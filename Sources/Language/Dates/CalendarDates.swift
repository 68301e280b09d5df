extension Reading {
    /// "2025-08-08", "08.08.2025", "8/8/2025", "31-12-99".
    func numericDate(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let first = integer(at: index), index + 2 < tokens.count, tokens[index + 1].kind == .sign,
            isGlued(index + 1) || isSpacedDate(index),
            let second = integer(at: index + 2), isGlued(index + 2) == isGlued(index + 1),
            !(isGlued(index) && isGlued(index - 1) && isDigits(at: index - 2))
        else { return nil }
        let sign = tokens[index + 1]
        guard sign.isDash || sign.isSign(".") || sign.isSign("/") else { return nil }
        let third =
            index + 4 < tokens.count && (sign.isDash ? tokens[index + 3].isDash : tokens[index + 3].sign == sign.sign)
                && isGlued(index + 4) == isGlued(index + 2)
            ? integer(at: index + 4) : nil
        if digits(at: index) == 4, digits(at: index + 2) <= 2, (1000...2999).contains(first) {
            if let third, Day.isValid(first, second, third) {
                return FoundDate(range: index..<(index + 5), period: Period(Day(first, second, third)))
            }
            if sign.isDash || sign.isSign("/"), digits(at: index + 2) == 2, (1...12).contains(second), third == nil,
                second < 13, digits(at: index + 2) == 2, !(isDash(at: index + 1) && first % 100 + 1 == second)
            {
                return FoundDate(range: index..<(index + 3), period: Period(Day(first, second)))
            }
            return nil
        }
        guard digits(at: index) <= 2, digits(at: index + 2) <= 2 else {
            if digits(at: index) <= 2, digits(at: index + 2) == 4, (1...12).contains(first),
                (1900...2100).contains(second), sign.isSign("/") || sign.isSign(".")
            {
                return FoundDate(range: index..<(index + 3), period: Period(Day(second, first)))
            }
            return nil
        }
        let monthFirst = !isRussian && !sign.isSign(".") && first <= 12
        let (day, month) =
            monthFirst && !(first <= 12 && second <= 12 && lang == nil) ? (second, first) : (first, second)
        if let third, digits(at: index + 4) == 4 || digits(at: index + 4) == 2 {
            let year = digits(at: index + 4) == 4 ? third : third < 50 ? 2000 + third : 1900 + third
            guard Day.isValid(year, month, day) else {
                guard Day.isValid(year, day, month) else { return nil }
                return FoundDate(range: index..<(index + 5), period: Period(Day(year, day, month)))
            }
            return FoundDate(range: index..<(index + 5), period: Period(Day(year, month, day)))
        }
        // "2/15" and «18.07.» are dates only where nothing else makes a number of them.
        let isJoined = isSign(".", at: index + 3) && joiner(index + 4, open: nil).map { isDigits(at: $0) } == true
        guard tokens.count <= 12 || isJoined, let reference, Day.isValid(reference.year, month, day),
            !sign.isSign(".") || isSign(".", at: index + 3)
                || digits(at: index) == 2 && digits(at: index + 2) == 2 && isRussian
        else { return nil }
        let end = isSign(".", at: index + 3) ? index + 4 : index + 3
        return FoundDate(range: index..<end, period: Period(Day(reference.year, month, day)))
    }

    private func isSpacedDate(_ index: Int) -> Bool { tokens.count <= 6 && !tokens[index + 1].startsLine }

    /// "8 August 2025", "August 8, 2025", "August 2025", «8 августа 2025 года».
    func calendarDate(at index: Int, _ reference: Day?) -> FoundDate? {
        if let month = match(.month, at: index), isMonthName(month) { return monthFirst(month, reference) }
        if digits(at: index) == 4 { return yearFirst(at: index) }
        guard case (let day, var at)? = dayNumber(at: index) else { return nil }
        if let of = match(.of, at: at), !isRussian { at = of.end }
        if isSign("/", at: at) || isDash(at: at), isGlued(at) { at += 1 }
        guard let month = match(.month, at: at), day >= 1, day <= Day.length(of: Int(month.value), in: 2000) else {
            return nil
        }
        let (year, last) = yearStated(after: month.end, reference)
        return finishedDate(index..<last, year, reference, Int(month.value), day)
    }

    /// "2019/Aug/01", "2019-Aug-1", "2017 April".
    private func yearFirst(at index: Int) -> FoundDate? {
        guard let year = integer(at: index), (1000...2999).contains(year) else { return nil }
        let isJoined = (isSign("/", at: index + 1) || isDash(at: index + 1)) && isGlued(index + 1) && isGlued(index + 2)
        guard let month = match(.month, at: isJoined ? index + 2 : index + 1),
            !tokens[month.range.lowerBound].startsLine,
            isJoined || string(month.range).count > 3 && !isDigits(at: month.end) && dayNumber(at: month.end) == nil
        else { return nil }
        if isJoined, isSign("/", at: month.end) || isDash(at: month.end), let day = integer(at: month.end + 1),
            Day.isValid(year, Int(month.value), day)
        {
            return FoundDate(range: index..<(month.end + 2), period: Period(Day(year, Int(month.value), day)))
        }
        return FoundDate(range: index..<month.end, period: Period(Day(year, Int(month.value))))
    }

    private func finishedDate(_ range: Range<Int>, _ year: Int?, _ reference: Day?, _ month: Int, _ day: Int)
        -> FoundDate?
    {
        var known = year ?? reference?.year ?? Day.unknown
        // 29 February without a year is in the next leap year.
        if year == nil, month == 2, day == 29, known != Day.unknown { known += (4 - known % 4) % 4 }
        guard day <= Day.length(of: month, in: known == Day.unknown ? 2000 : known) else { return nil }
        return FoundDate(range: range, period: Period(Day(known, month, day)))
    }

    /// "may" and "march" are months only where a number or a preposition says so.
    private func isMonthName(_ month: Match) -> Bool {
        guard !isRussian, month.range.count == 1, month.value == 5 || month.value == 3 || string(month.range).count <= 3
        else {
            return isRussian
                ? string(month.range).count > 3 && !isOne(of: Self.shortMonths, at: month.range.lowerBound)
                    || isDigits(at: month.end)
                    || month.value == 5 && !tokens[month.range.lowerBound].isCapital
                : tokens[month.range.lowerBound].isCapital || tokens.count < 6 || yearAfter(month.end).year != nil
        }
        let next = month.end
        if isDigits(at: next) || yearAfter(next).year != nil { return true }
        if match(.ordinal, at: next) != nil { return true }
        guard tokens[month.range.lowerBound].isCapital else {
            return tokens.count <= 4 && month.value != 5 && string(month.range).count > 3
                || month.value != 3 && month.value != 5 && string(month.range).count > 3
        }
        if mayBegin(Role.ahead.bit | Role.direction.bit | Role.ago.bit, at: next) { return true }
        if let join = joiner(next, open: nil), match(.month, at: join) != nil { return true }
        var before = month.range.lowerBound - 1
        if isDash(at: before) { before -= 1 }
        return isOne(of: Self.monthCues, at: before)
    }

    /// Abbreviations that begin names too: «Сент-Луис».
    private static let shortMonths: WordSet = ["сент", "февр", "нояб"]

    private static let monthCues: WordSet = [
        "in", "of", "since", "by", "until", "during", "before", "after", "between", "last", "next", "this",
        "early", "late", "and", "to", "from", "mid",
    ]

    private func monthFirst(_ month: Match, _ reference: Day?) -> FoundDate? {
        let start = month.range.lowerBound
        let number = Int(month.value)
        var at = month.end
        if let article = match(.article, at: at) ?? nil, article.range.isEmpty { return nil }
        if isWord(at: at), says("the", at: at) { at += 1 }
        if let (day, end) = dayNumber(at: at), !tokens[at].startsLine, day <= Day.length(of: number, in: 2000),
            !(isRussian && !isDigits(at: at))
        {
            let (year, last) = yearStated(after: end, reference)
            return finishedDate(start..<last, year, reference, number, day)
        }
        var (year, last) = yearStated(after: month.end, reference)
        if year == nil { (year, last) = (sharedYear(after: month.end), month.end) }
        guard let known = year ?? reference?.year else {
            return FoundDate(range: month.range, period: Period(Day(Day.unknown, number)))
        }
        return FoundDate(range: start..<last, period: Period(Day(known, number)))
    }

    /// A day of the month in digits or words, with its ending: "8", "8th", "the third", «восьмое».
    func dayNumber(at index: Int) -> (day: Int, end: Int)? {
        guard index < tokens.count else { return nil }
        if let day = integer(at: index), digits(at: index) <= 2, day >= 1, day <= 31 {
            var at = index + 1
            if isDash(at: at), isGlued(at), isGlued(at + 1) { at += 1 }
            if let ending = match(.ordinalSuffix, at: at), isGlued(at) { return (day, ending.end) }
            if isSign(".", at: index + 1), isGlued(index + 1), isDigits(at: index + 2), isGlued(index + 2) {
                return nil
            }
            if isSign(",", at: index + 1), isGlued(index + 1), isDigits(at: index + 2), isGlued(index + 2) {
                return nil
            }
            return (day, index + 1)
        }
        guard tokens[index].isWord, let ordinal = ordinal(at: index), ordinal.value >= 1, ordinal.value <= 31 else {
            return nil
        }
        return (Int(ordinal.value), ordinal.end)
    }

    /// The year behind the last month of a list: "in March, April and May 2024".
    private func sharedYear(after index: Int) -> Int? {
        var at = index
        for _ in 0..<12 {
            if isSign(",", at: at) { at += 1 }
            if let and = match(.and, at: at) { at = and.end }
            guard at > index, let month = match(.month, at: at) else { return nil }
            if let year = yearAfter(month.end).year { return year }
            at = month.end
        }
        return nil
    }

    /// A year in figures or words, or one told from the reference: "last year", «прошлого года», "in two years".
    func yearStated(after index: Int, _ reference: Day?) -> (year: Int?, end: Int) {
        let stated = yearAfter(index)
        guard stated.year == nil, let reference, index < tokens.count, !tokens[index].startsLine else { return stated }
        guard let relative = relativeDate(at: match(.of, at: index)?.end ?? index, reference),
            let from = relative.period.from, from == relative.period.to, from.day == nil,
            from.month == nil || from.month == reference.month && from.year != reference.year
        else { return stated }
        return (from.year, relative.range.upperBound)
    }

    /// A year, with the words that surround it: ", 2025", "of 2025", "'25", «2025 года», «2025 г.», "two thousand ten".
    func yearAfter(_ index: Int) -> (year: Int?, end: Int) {
        var at = index
        if isSign(",", at: at) || isSign("/", at: at) || isSign(".", at: at) || isDash(at: at) && isGlued(at) {
            at += 1
        }
        if let of = match(.of, at: at) { at = of.end }
        if isWord(at: at), !isRussian, says("in", at: at) { at += 1 }
        if isSign("'", at: at), isGlued(at + 1), digits(at: at + 1) == 2, let short = integer(at: at + 1),
            !isGlued(at + 2) || !isWord(at: at + 2)
        {
            return (short < 50 ? 2000 + short : 1900 + short, at + 2)
        }
        if isWord(at: at), mayBegin(Role.numeral.bit | Role.hundred.bit, at: at),
            let words = isRussian ? ordinal(at: at) : wordNumber(at: at),
            (1000...2999).contains(words.value),
            words.end == tokens.count || !isWord(at: words.end) || isStop(words.end)
                || isRussian && yearWord(words.end) > words.end
        {
            return (Int(words.value), yearWord(words.end))
        }
        if isRussian, digits(at: at) == 3, let year = integer(at: at), yearWord(at + 1) > at + 1 {
            return (year, yearWord(at + 1))
        }
        guard digits(at: at) == 4, let year = integer(at: at), year >= 1000, year <= 2999, !tokens[at].startsLine,
            !isSign(":", at: at + 1)
        else {
            return (nil, index)
        }
        return (year, yearWord(at + 1))
    }

    /// The end of «года», «г.» or "year" behind a year.
    func yearWord(_ index: Int) -> Int {
        guard let period = match(.period, at: index), period.value == 6, isRussian, !tokens[index].startsLine else {
            return index
        }
        return period.end
    }

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

    /// A year that stands alone: four digits from 1500 to 2100 that count nothing.
    func bareYear(at index: Int) -> FoundDate? {
        guard digits(at: index) == 4, let year = integer(at: index), (1500...2199).contains(year) else { return nil }
        let end = yearWord(index + 1)
        if end > index + 1 { return FoundDate(range: index..<end, period: Period(Day(year))) }
        if index > 0, isGlued(index), !isSign("(", at: index - 1), !tokens[index - 1].isDash,
            !isSign("'", at: index - 1)
        {
            return nil
        }
        if index > 0, mayBegin(Role.currency.bit | Role.bound.bit, at: index - 1), !isYearCue(index - 1) { return nil }
        if isGlued(index + 1),
            isWord(at: index + 1)
                || tokens.indices.contains(index + 1) && tokens[index + 1].range.count > 1 && !tokens[index + 1].isDash
                || isSign("%", at: index + 1)
        {
            return nil
        }
        if isSign(".", at: index + 1) || isSign(",", at: index + 1), isGlued(index + 1), isDigits(at: index + 2),
            isGlued(index + 2)
        {
            return nil
        }
        if isSign(":", at: index + 1), isGlued(index + 2) { return nil }
        if isYearCue(index - 1) { return FoundDate(range: index..<(index + 1), period: Period(Day(year))) }
        let number = Numeral(range: index..<(index + 1), value: Double(year), form: .digits, isPlain: true)
        guard tokens.count > 1, unitAfter(number) == nil, match(.scale, at: index + 1) == nil, !isDigits(at: index + 1),
            countedNoun(after: number, from: index + 1) == nil, (1800...2199).contains(year)
        else { return nil }
        return FoundDate(range: index..<(index + 1), period: Period(Day(year)))
    }

    private func isYearCue(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        if isSign("(", at: index) { return true }
        return isOne(of: Self.yearCues, at: index)
    }

    private static let yearCues: WordSet = [
        "in", "since", "by", "until", "till", "during", "year", "early", "late", "fiscal", "the", "before", "after",
        "of", "from", "в", "к", "с", "до", "за", "на", "по",
    ]
}
