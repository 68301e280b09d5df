extension Reading {
    /// Whether a unit stands behind an article: most articles can be told to begin none.
    func mayBeSingleUnit(at index: Int) -> Bool {
        mayBegin(Role.article.bit, at: index) && mayBegin(Role.unit.bit | Role.currency.bit, at: index + 1)
    }

    /// "A dollar", "an hour": the article stands for one, where nothing of which it is a rate stands before it.
    func singleUnit(at index: Int) -> Amount? {
        if isRussian { return russianUnit(at: index) }
        guard let article = match(.article, at: index),
            let found = [match(.unit, at: article.end), match(.currency, at: article.end)].compactMap({ $0 }).max(by: {
                $0.end < $1.end
            }),
            let unit = unit(found.item), !isLetter(found.end),
            found.end - article.end > 1 || text.span(bytes(found.range)).end - text.span(bytes(found.range)).start > 1
        else { return nil }
        // In running text "a month" or "a point" says how often or what more often than how much.
        let isAlone = found.end >= tokens.count || match(.of, at: found.end) != nil || match(.and, at: found.end) != nil
        guard
            index == 0 && isAlone
                || isAlone && unit.kind == .measure && match(.of, at: found.end) != nil && unit.code != "bit"
                    && unit.code != "deg"
        else { return nil }
        let number = Numeral(range: article.range, value: 1, form: .words)
        return Amount(number: number, start: index, end: found.end, unit: FoundUnit(of: unit, range: found.range))
    }

    /// «Минута»: Russian has no article, so a unit that stands alone is one of it.
    private func russianUnit(at index: Int) -> Amount? {
        guard index == 0, let found = match(.unit, at: 0), found.end == tokens.count, let unit = unit(found.item),
            tokens[0].isCyrillic
        else { return nil }
        return Amount(
            number: Numeral(range: found.range, value: 1, form: .words), start: 0, end: found.end,
            unit: FoundUnit(of: unit, range: found.range))
    }

    /// Half an hour is thirty minutes: fractions on the clock are told in the next smaller unit.
    func onTheClock(_ amount: Amount) -> Amount {
        guard amount.number.form == .fraction, let unit = amount.unit, unit.per == nil,
            let item = lexicon.fractions[unit.code], let part = self.unit(item),
            let factor = lexicon.smaller[unit.code]?[part.code]
        else { return amount }
        let value = amount.number.value * factor
        guard value.rounded() == value else { return amount }
        var amount = amount
        amount.number.value = value
        amount.unit = FoundUnit(of: part, range: unit.range)
        return amount
    }

    /// "2 years and 3 months", "7 feet 10 inches", "an hour and a half": one amount in the smaller unit.
    func withSmallerUnits(_ amount: Amount) -> Amount {
        guard let unit = amount.unit, unit.per == nil, let smaller = lexicon.smaller[unit.code] else { return amount }
        var at = amount.end
        if isSign(",", at: at) { at += 1 }
        let and = match(.and, at: at)
        if let and { at = and.end }
        guard at < tokens.count, !tokens[at].startsLine else { return amount }
        if and != nil, let half = wordFraction(at: at), half.value < 1, unitAfter(half) == nil,
            half.end >= tokens.count || !isWord(at: half.end)
        {
            var whole = joined(amount, value: amount.number.value + half.value, end: half.end, unit: unit)
            whole.number.form = .fraction
            return whole
        }
        guard let number = numeral(at: at), number.form != .ordinal, number.form != .fraction, number.value >= 0 else {
            return amount
        }
        guard let next = unitAfter(number) ?? untold(number, after: unit), let factor = smaller[next.code],
            number.value < factor * 3
        else {
            return amount
        }
        var deeper = Amount(number: number, start: at, end: next.range.upperBound, unit: next)
        deeper = withSmallerUnits(deeper)
        guard let last = deeper.unit, let step = last.code == next.code ? factor : smaller[last.code] else {
            return amount
        }
        return joined(amount, value: amount.number.value * step + deeper.number.value, end: deeper.end, unit: last)
    }

    /// "5 ft 2 in", "2 hours and ten": the smaller unit that is understood, or looks like a preposition.
    private func untold(_ number: Numeral, after unit: FoundUnit) -> FoundUnit? {
        let end = number.end
        if says("in", at: end), unit.code == "[ft_i]" || unit.code == "[yd_i]", !isWord(at: end + 1),
            !isDigits(at: end + 1), let inch = lexicon.units.first(where: { $0.code == "[in_i]" })
        {
            return FoundUnit(of: inch, range: end..<(end + 1))
        }
        guard unit.code == "h", number.value >= 1, number.value < 60, number.value.rounded() == number.value,
            number.isPlain || number.form == .words, end >= tokens.count || !isWord(at: end) && !isDash(at: end),
            let item = lexicon.fractions[unit.code], let minute = self.unit(item)
        else { return nil }
        return FoundUnit(of: minute, range: (end - 1)..<end)
    }

    private func joined(_ amount: Amount, value: Double, end: Int, unit: FoundUnit) -> Amount {
        var amount = amount
        amount.number.value = (value * 1e6).rounded() / 1e6
        amount.number.isPlain = false
        amount.number.range = amount.number.range.lowerBound..<end
        amount.end = end
        amount.unit = unit
        return amount
    }
}
