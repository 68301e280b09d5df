extension Reading {
    /// "A dollar", "an hour": the article stands for one, where nothing of which it is a rate stands before it.
    func singleUnit(at index: Int) -> Amount? {
        guard let article = match(.article, at: index), !isRussian,
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
            return joined(amount, value: amount.number.value + half.value, end: half.end, unit: unit)
        }
        guard let number = numeral(at: at), number.form != .ordinal, number.form != .fraction, number.value >= 0,
            let next = unitAfter(number), let factor = smaller[next.code], number.value < factor * 2
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
