import Records

extension Reading {
    /// Puts number, unit, bound and trend together. Nil for a bare year, a mark or a pronoun.
    func finished(_ first: Amount, _ range: RangeEnd?) -> Quantity? {
        let last = range?.amount ?? first
        var unit = last.unit ?? first.unit
        let around = bound(before: range?.open ?? first.start, after: last.end)
        var noun = unit == nil ? countedNoun(after: last.number, from: max(last.end, around.end)) : nil
        if let counted = noun, counted.range.count > 1, let found = unitBehindAdjectives(counted) {
            unit = found
            noun = nil
        }
        if unit == nil, noun == nil {
            if range == nil, first.number.value == 1, first.number.form == .words, tokens.count > 1 { return nil }
            if around.bound == .exactly, isBareYearOrMark(first) { return nil }
        }
        let start = min(around.start, range?.open ?? first.start)
        var quantity = Quantity(
            bytes: bytes(start..<max(around.end, noun?.range.upperBound ?? 0)),
            number: bytes(first.number.range.lowerBound..<last.number.end),
            kind: unit?.kind ?? (noun == nil ? .number : .count), bound: around.bound)
        if let unit {
            quantity.unit = unit.per.map { unit.code + "/" + $0 } ?? unit.code
            quantity.unitText = string(unit.range)
            quantity.unitName =
                tokens[unit.range.lowerBound].isCyrillic || isRussian && !tokens[unit.range.lowerBound].isWord
                ? unit.russian : unit.english
            if unit.code == "a", unit.kind == .duration, isAge(before: first.start) {
                quantity.kind = .age
                quantity.unit = "a{age}"
                quantity.unitName = isRussian ? unit.russian : unit.english + " of age"
            }
        } else if let noun {
            quantity.unitText = string(noun.range)
            quantity.unitName = adjective(before: start).map { $0 + " " + noun.name } ?? noun.name
        } else if isAge(before: around.start) || isAge(before: first.start) || isApposedAge(first)
            || isToldAge(first, around.start)
        {
            quantity.kind = .age
            quantity.unit = "a{age}"
            quantity.unitName = isRussian ? "год" : "year of age"
        }
        if range != nil {
            quantity.min = spread(first, last)
            quantity.max = last.number.value
            quantity.bound = .range
        } else {
            let value = first.number.value
            switch around.bound {
            case .moreThan, .atLeast: quantity.min = value
            case .lessThan, .atMost: quantity.max = value
            default: quantity.value = value
            }
        }
        addTrend(to: &quantity, before: start)
        return quantity
    }

    /// "300 passing yards", "5 billion US dollars": a unit with words before it.
    private func unitBehindAdjectives(_ noun: CountedNoun) -> FoundUnit? {
        let last = noun.range.upperBound - 1
        guard text.utf8[tokens[last].range].count > 3, let match = match(.unit, at: last) ?? match(.currency, at: last),
            match.end == noun.range.upperBound,
            let unit = unit(match.item), unit.kind != .percent, unit.code != "a" || noun.range.count < 3
        else { return nil }
        return FoundUnit(of: unit, range: noun.range)
    }

    /// "aged 15", "at the age of 73".
    private func isAge(before start: Int) -> Bool {
        isOne(of: Self.ages, at: start - 1) || says("of", at: start - 1) && says("age", at: start - 2)
    }

    private static let ages: WordSet = ["aged", "age", "возрасте", "возраст", "возраста"]

    /// "He will be 35", "she turned 40".
    private func isToldAge(_ amount: Amount, _ start: Int) -> Bool {
        guard lang == "en", amount.number.form != .fraction, amount.number.value >= 1, amount.number.value < 120,
            amount.number.value.rounded() == amount.number.value, start > 1
        else { return false }
        if says(["turned", "turns", "turning"], at: start - 1) { return true }
        guard says(["is", "was", "be", "am"], at: start - 1) else { return false }
        let subject = says("be", at: start - 1) ? start - 3 : start - 2
        return says(["he", "she", "i"], at: subject)
    }

    /// "Ann Smith, 25, said".
    private func isApposedAge(_ amount: Amount) -> Bool {
        let at = amount.start
        guard lang == "en", amount.number.isPlain, amount.number.form == .digits, amount.number.value >= 5,
            amount.number.value < 110, at >= 3
        else { return false }
        return isSign(",", at: at - 1) && isSign(",", at: amount.end) && tokens[at - 2].isCapital
            && tokens[at - 3].isCapital && !mayBegin(Role.month.bit, at: at - 2)
    }

    /// A bare four-digit number that may be a year, or a mark in brackets.
    private func isBareYearOrMark(_ amount: Amount) -> Bool {
        guard amount.number.form == .digits, amount.number.isPlain else { return false }
        let at = amount.number.range.lowerBound
        if isSign("[", at: at - 1), isSign("]", at: amount.number.end) { return true }
        return tokens.count > 1 && digits(at: at) == 4 && amount.number.value >= 1500 && amount.number.value <= 2100
    }

    /// The verb or noun of movement before a figure: "rose by 5%" is a change, "rose to 5%" a level.
    private func addTrend(to quantity: inout Quantity, before start: Int) {
        var at = start - 1
        var isLevel = false
        var isChange = false
        while at >= 0, at >= start - 5, tokens[at].isWord, at + 1 >= tokens.count || !tokens[at + 1].startsLine {
            if mayBegin(Role.rise.bit | Role.fall.bit, at: at) {
                quantity.trend = match(.rise, at: at) != nil ? .up : .down
                quantity.measure = isLevel && !isChange ? .level : .change
                return
            }
            if mayBegin(Role.toLevel.bit, at: at) { isLevel = true }
            if mayBegin(Role.byChange.bit, at: at) { isChange = true }
            guard
                mayBegin(Role.toLevel.bit | Role.byChange.bit | Role.bound.bit | Role.article.bit, at: at)
                    || ends("ly", at: at)
            else { return }
            at -= 1
        }
    }
}
