import Records

/// A period found in the text.
package struct FoundDate: Sendable {
    package var range: Range<Int>
    package var period: Period
}

extension Reading {
    private static let dateRoles: UInt64 =
        Role.month.bit | Role.weekday.bit | Role.relativeDay.bit | Role.direction.bit | Role.ordinal.bit
        | Role.since.bit | Role.until.bit
        | Role.by.bit | Role.numeral.bit | Role.article.bit | Role.ahead.bit | Role.season.bit | Role.part.bit
        | Role.rangeOpen.bit | Role.period.bit

    /// Every date and period in the text, in order. Relative ones need `reference`.
    package func dates(reference: Day?) -> [FoundDate] {
        var out: [FoundDate] = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.isDigits || token.isWord && mayBegin(Self.dateRoles, at: index)
                || token.isWord && isGlued(index + 1),
                !(isGlued(index) && index > 0 && tokens[index - 1].isWord), let found = openDate(at: index, reference)
            {
                out.append(found)
                index = found.range.upperBound
            } else {
                index += 1
            }
        }
        return out
    }

    /// "by 2030", "since 2022", "until May": periods open at one end; then ranges; then single ones.
    private func openDate(at index: Int, _ reference: Day?) -> FoundDate? {
        if let found = dateRange(at: index, reference) { return found }
        for (role, isStart) in [(Role.since, true), (.until, false), (.by, false)] {
            guard let cue = match(role, at: index), let inner = date(at: cue.end, reference), inner.period.from != nil
            else { continue }
            // «до 2 часов», "to May" alone are not bounds of time.
            let word = string(cue.range).lowercased()
            if word == "from" || word == "to" { continue }
            let end = inner.period.to ?? inner.period.from
            let isDay = inner.period.from?.day != nil
            if role == .by, word == "by" || word == "к", isDay {
                return FoundDate(range: index..<inner.range.upperBound, period: Period(from: nil, to: end))
            }
            if isRussian, word == "с" || word == "по" || word == "после", isDay == false || word == "по" {
                if word == "по" { continue }
            }
            let period = isStart ? Period(from: inner.period.from, to: nil) : Period(from: nil, to: end)
            return FoundDate(range: index..<inner.range.upperBound, period: period)
        }
        return date(at: index, reference)
    }

    /// One date or period, without what opens it.
    func date(at index: Int, _ reference: Day?) -> FoundDate? {
        guard index < tokens.count else { return nil }
        return numericDate(at: index, reference) ?? weekdayDate(at: index, reference) ?? calendarDate(
            at: index, reference)
            ?? partOfYear(at: index, reference) ?? relativeDate(at: index, reference) ?? decade(at: index)
            ?? bareYear(at: index)
    }
}
