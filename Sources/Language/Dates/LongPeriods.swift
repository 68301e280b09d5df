/// Decades, centuries, and years of an era or of a business.
extension Reading {
    /// "the 1990s", «1990-х», "the 90s", "the nineteen eighties", «восьмидесятые годы».
    func decade(at index: Int) -> FoundDate? {
        guard isDigits(at: index) else { return decadeInWords(at: index) }
        guard let year = integer(at: index), digits(at: index) == 4 || digits(at: index) == 2, year % 10 == 0 else {
            return nil
        }
        var at = index + 1
        if isDash(at: at) || isSign("'", at: at) { at += 1 }
        guard isGlued(at), isWord(at: at), says(["s", "х", "е"], at: at) else { return nil }
        let first = year < 100 ? 1900 + year : year
        guard year >= 1000 || year >= 20 else { return nil }
        // «На 40-е место» ranks; «в 90-е» is a time.
        let isNoun = isRussian && isWord(at: at + 1) && yearWord(at + 1) == at + 1 && !isStop(at + 1)
        guard year >= 1000 || !isNoun || isOne(of: Self.decadeCues, at: index - 1) else { return nil }
        return FoundDate(range: index..<yearWord(at + 1), period: Period(from: Day(first), to: Day(first + 9)))
    }

    private static let decadeCues: WordSet = [
        "в", "во", "с", "до", "начале", "начала", "середине", "середины", "конце", "конца",
    ]

    private func decadeInWords(at index: Int) -> FoundDate? {
        if let number = wordNumber(at: index), (11...20).contains(number.value),
            let decade = match(.decade, at: number.end)
        {
            let first = Int(number.value) * 100 + Int(decade.value)
            return FoundDate(range: index..<decade.end, period: Period(from: Day(first), to: Day(first + 9)))
        }
        let article = pastArticle(index)
        guard let decade = match(.decade, at: article) else { return nil }
        let end = yearWord(decade.end)
        // "In their thirties" and «тридцатые минуты» are no decades.
        guard isRussian ? end > decade.end : article > index else { return nil }
        let first = 1900 + Int(decade.value)
        return FoundDate(range: article..<end, period: Period(from: Day(first), to: Day(first + 9)))
    }

    /// "the 19th century", "fifth century BC", «в XX веке».
    func century(at index: Int) -> FoundDate? {
        guard let place = placeInOrder(at: index), (1...30).contains(place.value) else { return nil }
        let at = isDash(at: place.end) ? place.end + 1 : place.end
        guard let period = match(.period, at: at), period.value == 8 else { return nil }
        let number = Int(place.value)
        if let era = era(at: period.end), era.value < 0 {
            // There is a year 0, so 500 BC is -0499.
            return FoundDate(
                range: index..<era.end, period: Period(from: Day(1 - number * 100), to: Day(100 - number * 100)))
        }
        return FoundDate(
            range: index..<period.end, period: Period(from: Day(number * 100 - 99), to: Day(number * 100)))
    }

    /// "44 BC", "AD 79", «44 год до н. э.».
    func eraYear(at index: Int) -> FoundDate? {
        if let before = era(at: index), before.value > 0, let year = integer(at: before.end),
            digits(at: before.end) <= 4,
            year > 0
        {
            return FoundDate(range: index..<(before.end + 1), period: Period(Day(year)))
        }
        guard let year = integer(at: index), digits(at: index) <= 4, year > 0, let era = era(at: yearWord(index + 1))
        else { return nil }
        return FoundDate(range: index..<era.end, period: Period(Day(era.value < 0 ? 1 - year : year)))
    }

    private func era(at index: Int) -> Match? {
        guard let era = match(.era, at: index), tokens[index].isCyrillic || tokens[index].isCapital,
            !tokens[index].startsLine
        else { return nil }
        return era
    }

    /// "fiscal year 2024", "FY24", "financial year 2023/24", «2024 финансовый год»: the calendar year of that name, since
    /// where it begins differs by country and firm.
    func fiscalYear(at index: Int) -> FoundDate? {
        if let cue = match(.fiscal, at: index) {
            let at = isSign("'", at: cue.end) ? cue.end + 1 : cue.end
            if let years = doubleYear(at: at) {
                return FoundDate(range: index..<years.range.upperBound, period: years.period)
            }
            guard let number = integer(at: at) else { return nil }
            let year = digits(at: at) == 2 && cue.range.count == 1 ? 2000 + number : number
            guard digits(at: at) == 4 || digits(at: at) == 2, (1900...2199).contains(year), !isSign("%", at: at + 1),
                !isSign(".", at: at + 1) || !isGlued(at + 2)
            else { return nil }
            return FoundDate(range: index..<(at + 1), period: Period(Day(year)))
        }
        let years = doubleYear(at: index)
        if let years, let cue = match(.fiscal, at: years.range.upperBound) {
            return FoundDate(range: index..<cue.end, period: years.period)
        }
        if digits(at: index) == 4, let year = integer(at: index), (1900...2199).contains(year),
            let cue = match(.fiscal, at: index + 1)
        {
            return FoundDate(range: index..<cue.end, period: Period(Day(year)))
        }
        return years
    }

    /// "2023/24": two years that meet.
    private func doubleYear(at index: Int) -> FoundDate? {
        guard digits(at: index) == 4, let first = integer(at: index), (1900...2199).contains(first),
            isSign("/", at: index + 1), isGlued(index + 1), isGlued(index + 2), let last = integer(at: index + 2),
            digits(at: index + 2) == 2 && last == (first + 1) % 100 || last == first + 1,
            !(isSign("/", at: index + 3) && isGlued(index + 3))
        else { return nil }
        return FoundDate(range: index..<yearWord(index + 3), period: Period(from: Day(first), to: Day(first + 1)))
    }
}
