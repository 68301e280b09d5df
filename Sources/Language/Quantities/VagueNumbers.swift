import Records

extension Reading {
    /// "dozens of people", "tens of thousands", «сотни домов»: from one of the unit to ten of it; "several thousand", «несколько тысяч»:
    /// from two of it.
    func vague(at index: Int) -> (quantity: Quantity, end: Int)? {
        guard index < tokens.count, mayBegin(Role.dozen.bit | Role.hundred.bit | Role.scale.bit, at: index),
            index == 0
                || !tokens[index - 1].isDigits && match(.numeral, before: index) == nil
                    && match(.article, before: index) == nil
        else { return nil }
        guard let first = match(.dozen, at: index) ?? match(.hundred, at: index) ?? match(.scale, at: index),
            isSeveral(index - 1) || isVague(first.range)
        else { return nil }
        let isSeveral = isSeveral(index - 1)
        let start = isSeveral ? index - 1 : index
        var value = first.value
        var end = first.end
        let link = isRussian ? end : match(.of, at: end)?.end ?? end
        if let scale = match(.scale, at: link), scale.value > value {
            value *= scale.value
            end = scale.end
        }
        guard isRussian || isSeveral || match(.of, at: end) != nil || value > first.value else { return nil }
        let number = Numeral(range: start..<end, value: value, form: .words, scale: value)
        let at = match(.of, at: end)?.end ?? end
        let noun = countedNoun(after: number, from: isRussian ? at : end)
        let unit = match(.unit, at: at) ?? match(.currency, at: at)
        let known = unit.flatMap { self.unit($0.item) }
        let last = unit?.end ?? noun?.range.upperBound ?? end
        var quantity = Quantity(
            bytes: bytes(start..<last), number: bytes(number.range),
            kind: known?.kind ?? (noun == nil ? .number : .count), min: isSeveral ? value * 2 : value, max: value * 10,
            bound: .range)
        if let known, let unit {
            quantity.unit = known.code
            quantity.unitText = string(unit.range)
            quantity.unitName = isRussian ? known.russian : known.english
        } else if let noun {
            quantity.unitText = string(noun.range)
            quantity.unitName = noun.name
        }
        return (quantity, last)
    }

    private func isSeveral(_ index: Int) -> Bool {
        says(isRussian ? ["несколько", "нескольких", "несколькими"] : ["several", "few"], at: index)
    }

    private func isVague(_ range: Range<Int>) -> Bool {
        let word = string(range).lowercased()
        return isRussian
            ? ["десятки", "сотни", "тысячи", "миллионы", "миллиарды", "десятков", "сотен"].contains(word)
            : word.hasSuffix("s")
    }
}
