extension Reading {
    /// A number with the money sign before it and the unit behind it.
    struct Amount {
        var number: Numeral
        var start: Int
        var end: Int
        var unit: FoundUnit?
        var hasPrefix = false
    }

    func amount(at index: Int) -> Amount? {
        if let money = prefixedAmount(at: index) { return withCoins(money) }
        guard let number = numeral(at: index) else { return nil }
        var amount = Amount(number: number, start: index, end: number.end)
        if number.form != .ordinal, let unit = unitAfter(number) ?? bracketedUnit(number) {
            amount.unit = unit
            amount.end = unit.range.upperBound
            if unit.scale > 1, number.scale == 1 {
                amount.number.value *= unit.scale
                amount.number.scale = unit.scale
            }
            // "75 USD million".
            if unit.kind == .money, unit.per == nil, number.scale == 1, let scale = match(.scale, at: amount.end) {
                amount.number.value *= scale.value
                amount.number.scale = scale.value
                amount.end = scale.end
            }
        }
        return withCoins(amount)
    }

    /// Signs, codes and plurals stand before a number. "Norway won 5 medals" and "Euro 2024" tell of no money.
    private func mayStandBefore(_ currency: Range<Int>) -> Bool {
        let first = currency.lowerBound
        guard currency.count == 1, tokens[first].isWord, !tokens[first].isCyrillic, !tokens[first].isUpper else {
            return true
        }
        return !isA(.past, at: first) && (tokens[first].range.count <= 3 || ends("s", at: first))
    }

    /// "$5", "USD 5", "рублей 10", "-$5".
    private func prefixedAmount(at index: Int) -> Amount? {
        let signed = isDash(at: index) && isGlued(index + 1) && !isGlued(index)
        let start = signed ? index + 1 : index
        guard let sign = match(.currency, at: start), let unit = unit(sign.item), !isLetter(start),
            mayStandBefore(sign.range)
        else { return nil }
        var at = sign.end
        if isSign(":", at: at) || isSign(".", at: at), isGlued(at) { at += 1 }
        guard at < tokens.count, !tokens[at].startsLine, !isDigits(at: start - 1) || !tokens[start].isWord,
            !isDash(at: at) || !tokens[start].isWord,
            var number = numeral(at: at, grouping: true), number.form != .ordinal,
            number.form != .words || !tokens[start].isWord
        else { return nil }
        // "50 dollars 43 cents" and "in dollars 20 banks": a currency in words stands before digits only where none precede.
        if signed {
            number.value = -number.value
            number.range = index..<number.end
        }
        if sign.value > 1, number.scale == 1 {
            number.value *= sign.value
            number.scale = sign.value
        }
        var amount = Amount(
            number: number, start: index, end: number.end, unit: FoundUnit(of: unit, range: sign.range), hasPrefix: true
        )
        if let again = match(.currency, at: number.end), let other = self.unit(again.item),
            other.code == unit.code || other.english.hasSuffix(unit.english), !isDigits(at: again.end)
        {
            amount.unit = FoundUnit(of: other, range: again.range)
            amount.end = again.end
        }
        if var unit = amount.unit {
            addDenominator(to: &unit, after: amount.end)
            if unit.per != nil { amount.end = max(amount.end, unit.range.upperBound) }
            amount.unit = unit
        }
        return amount
    }

    func unit(_ item: Int) -> Lexicon.Unit? {
        item >= 0 && item < lexicon.units.count ? lexicon.units[item] : nil
    }

    /// Adds the smaller coin: "20 dollars 43 cents", "twenty dollars and 43".
    private func withCoins(_ amount: Amount) -> Amount {
        guard let unit = amount.unit, unit.kind == .money, unit.per == nil, unit.parts == 0,
            amount.number.value.rounded() == amount.number.value
        else { return amount }
        var at = amount.end
        let and = match(.and, at: at)
        if let and { at = and.end }
        guard at < tokens.count, !tokens[at].startsLine, let coins = numeral(at: at), coins.value > 0,
            coins.value < 100,
            coins.scale == 1, coins.value.rounded() == coins.value, coins.form != .ordinal
        else { return amount }
        let part = match(.unit, at: coins.end)
        let isCoin = part.flatMap { self.unit($0.item) }.map { $0.parts > 0 } ?? false
        let isLast = coins.end >= tokens.count || tokens[coins.end].kind == .sign && !tokens[coins.end].isDash
        guard
            isCoin
                || isLast && coins.value >= 10 && amount.number.scale == 1 && coins.form != .fraction
                    && tokens.count < 16
        else { return amount }
        var amount = amount
        amount.number.value = (amount.number.value * 100 + coins.value).rounded() / 100
        amount.end = isCoin ? (part?.end ?? coins.end) : coins.end
        return amount
    }
}
