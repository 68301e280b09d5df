extension Reading {
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
        return FoundDate(
            range: weekday.range, period: Period(reference.adding(days: isToldOfPast(index) ? ahead - 7 : ahead)))
    }

    /// "The bank raised its rate on Thursday": the last one, where the verb nearest before it, or else behind it, is in the past.
    private func isToldOfPast(_ weekday: Int) -> Bool {
        let before = (max(0, weekday - Self.told)..<weekday).reversed()
        let behind = min(tokens.count, weekday + 1)..<min(tokens.count, weekday + Self.told)
        return tense(before) ?? tense(behind) ?? false
    }

    /// Whether the first word that tells a tense tells the past; nil where none does before the sentence ends.
    private func tense(_ places: some Sequence<Int>) -> Bool? {
        for at in places {
            if tokens[at].startsLine || isFullStop(at) || isSign(";", at: at) { return nil }
            if isA(.modal, at: at) || isFuture(at) { return false }
            if isA(.past, at: at) || isPastForm(at) { return !isA(.modal, at: at - 1) && !says("to", at: at - 1) }
        }
        return nil
    }

    /// Not the point of "4.5" or "a.m.".
    private func isFullStop(_ index: Int) -> Bool {
        isSign(".", at: index) && !isGlued(index + 1) && index > 0 && tokens[index - 1].range.count > 1
    }

    private func isPastForm(_ index: Int) -> Bool {
        guard isWord(at: index), !tokens[index].isCapital else { return false }
        return tokens[index].isCyrillic
            ? tokens[index].range.count > 8 && ends(in: pastEndings, at: index) && !isNounLikeVerb(index)
            : tokens[index].range.count > 4 && ends("ed", at: index)
                || says(["was", "were", "had", "cut", "hit", "put", "set"], at: index)
    }

    private func isFuture(_ index: Int) -> Bool {
        says(
            [
                "next", "coming", "scheduled", "due", "expected", "planned", "plans", "будет", "будут",
                "следующий",
                "следующую", "состоится", "пройдёт", "пройдет", "запланирован", "запланирована", "ожидается",
            ], at: index)
    }

    /// Words before and behind a weekday that tell when it was.
    private static let told = 15

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
}

/// Endings of Russian past forms.
private let pastEndings: EndingSet = [
    "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ели", "лся", "лась", "лось", "лись",
]
