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
        | Role.by.bit | Role.numeral.bit | Role.article.bit | Role.ahead.bit | Role.season.bit | Role.holiday.bit
        | Role.part.bit
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
        for role in [Role.since, .until, .by] {
            guard let cue = match(role, at: index), let inner = date(at: cue.end, reference), inner.period.from != nil
            else { continue }
            // «до 2 часов», "to May" alone are not bounds of time.
            let word = string(cue.range).lowercased()
            if word == "from" || word == "to" { continue }
            let range = index..<inner.range.upperBound
            if isRussian, Self.ambiguous.contains(word) { continue }
            switch role {
            case .since:
                // "after 2016" begins when 2016 has ended.
                let start = word == "after" ? inner.period.to?.next : inner.period.from
                return FoundDate(range: range, period: Period(from: start, to: nil))
            case .until where word == "before" || word == "prior to":
                return FoundDate(range: range, period: Period(from: nil, to: inner.period.from?.previous))
            default:
                return FoundDate(range: range, period: Period(from: nil, to: inner.period.to ?? inner.period.from))
            }
        }
        return date(at: index, reference)
    }

    /// Russian prepositions that open a period only as a pair («с … по …»).
    private static let ambiguous: Set<String> = ["с", "со", "по", "после"]

    /// One date or period, without what opens it.
    func date(at index: Int, _ reference: Day?) -> FoundDate? {
        guard index < tokens.count else { return nil }
        let isNumber = tokens[index].isDigits
        let isThe = !isNumber && (says("the", at: index) || says("at", at: index))
        if mayBegin(Role.holiday.bit | Role.direction.bit, at: index), let found = holiday(at: index, reference) {
            return found
        }
        if isNumber, let found = numericDate(at: index, reference) { return found }
        let mayCount = isNumber || isThe || mayBegin(Role.ordinal.bit | Role.direction.bit, at: index)
        if mayCount, let found = countedPeriod(at: index, reference) { return found }
        if isThe || mayBegin(Role.part.bit, at: index), let found = partOfPeriod(at: index, reference) { return found }
        if isNumber || mayBegin(Role.weekday.bit | Role.ordinal.bit | Role.numeral.bit, at: index) {
            if let found = dayOfRelativeMonth(at: index, reference) { return found }
            if let found = weekdayDate(at: index, reference) { return found }
        }
        if isNumber || mayBegin(Role.month.bit | Role.ordinal.bit | Role.numeral.bit, at: index),
            let found = calendarDate(at: index, reference)
        {
            return found
        }
        if mayCount || tokens[index].isCapital || mayBegin(Role.season.bit, at: index)
            || tokens[index].range.count == 1,
            let found = partOfYear(at: index, reference)
        {
            return found
        }
        if reference != nil, let found = relativeDate(at: index, reference) { return found }
        guard isNumber else { return nil }
        return decade(at: index) ?? bareYear(at: index)
    }
}
