extension Reading {
    /// "3/4", "1 1/2", "2½" in digits.
    func digitFraction(at index: Int) -> Numeral? {
        if let value = vulgar(at: index), index == 0 || !isDigits(at: index - 1) {
            return Numeral(range: index..<(index + 1), value: value, form: .fraction)
        }
        guard let first = integer(at: index), digits(at: index) <= 6 else { return nil }
        if let part = vulgar(at: index + 1) {
            return Numeral(range: index..<(index + 2), value: Double(first) + part, form: .fraction)
        }
        if isSign("/", at: index + 1), isGlued(index + 1), let second = integer(at: index + 2), isGlued(index + 2) {
            guard second > 0, digits(at: index + 2) <= 4, !isSign("/", at: index + 3), !continues(at: index + 3) else {
                return nil
            }
            return Numeral(range: index..<(index + 3), value: Double(first) / Double(second), form: .fraction)
        }
        if digits(at: index + 1) <= 3, let top = integer(at: index + 1), isSign("/", at: index + 2),
            let bottom = integer(at: index + 3), top < bottom,
            isGlued(index + 2), isGlued(index + 3), bottom > 0, bottom <= 64
        {
            return Numeral(
                range: index..<(index + 4), value: Double(first) + Double(top) / Double(bottom), form: .fraction)
        }
        return nil
    }

    private func continues(at index: Int) -> Bool {
        index < tokens.count && isGlued(index) && (isSign(".", at: index) || isSign(",", at: index))
            && isDigits(at: index + 1) && isGlued(index + 1)
    }

    /// A one-sign fraction.
    private func vulgar(at index: Int) -> Double? {
        guard index < tokens.count, tokens[index].kind == .sign else { return nil }
        let range = tokens[index].range
        guard range.count == 2 || range.count == 3, text.utf8[range.lowerBound] >= 0xC2 else { return nil }
        return switch string(index..<(index + 1)) {
        case "½": 1.0 / 2
        case "⅓": 1.0 / 3
        case "⅔": 2.0 / 3
        case "¼": 1.0 / 4
        case "¾": 3.0 / 4
        case "⅕": 1.0 / 5
        case "⅖": 2.0 / 5
        case "⅗": 3.0 / 5
        case "⅘": 4.0 / 5
        case "⅙": 1.0 / 6
        case "⅚": 5.0 / 6
        case "⅛": 1.0 / 8
        case "⅜": 3.0 / 8
        case "⅝": 5.0 / 8
        case "⅞": 7.0 / 8
        case "⅐": 1.0 / 7
        case "⅑": 1.0 / 9
        case "⅒": 1.0 / 10
        default: nil
        }
    }

    /// "two thirds", "a third", "half", "одна пятая", "полтора", "треть", and mixed numbers: "one and a half".
    func wordFraction(at index: Int) -> Numeral? {
        if let whole = wordNumber(at: index) {
            if let part = fractionPart(at: whole.end) {
                let unit = whole.scale >= 1000 ? whole.scale : 1
                return Numeral(range: index..<part.end, value: whole.value + part.value * unit, form: .fraction)
            }
            var at = whole.end
            if isDash(at: at), isGlued(at) { at += 1 }
            if let below = match(.fraction, at: at), whole.scale == 1, whole.value >= 1, whole.value < 1000,
                whole.form == .words || whole.value < 100,
                below.value > 2 || whole.value == 1, !startsOrdinalNoun(below.end, value: whole.value)
            {
                return Numeral(range: index..<below.end, value: whole.value / below.value, form: .fraction)
            }
        }
        if let article = match(.article, at: index), let below = match(.fraction, at: article.end),
            below.value != 2 || !isRussian
        {
            return Numeral(range: index..<below.end, value: 1 / below.value, form: .fraction)
        }
        if let below = match(.fraction, at: index),
            isRussian ? below.value <= 4 : below.value == 2 && isPartOf(below.end)
        {
            return Numeral(range: below.range, value: 1 / below.value, form: .fraction)
        }
        return nil
    }

    /// "half the firms", "half of it", "half a mile"; "the second half" is none.
    private func isPartOf(_ end: Int) -> Bool {
        end >= tokens.count || mayBegin(Role.of.bit | Role.article.bit | Role.unit.bit | Role.scale.bit, at: end)
            || says("the", at: end)
    }

    /// "one fifth" is a fraction, "two fifth graders" would be a slip; a Russian denominator of one needs no plural.
    private func startsOrdinalNoun(_ end: Int, value: Double) -> Bool {
        value == 1
            ? false : !isRussian && !string((end - 1)..<end).hasSuffix("s") && !string((end - 1)..<end).hasSuffix("ves")
    }

    /// "and a half", "and three quarters", "с половиной".
    func fractionPart(at index: Int) -> (value: Double, end: Int)? {
        guard let and = match(.and, at: index) ?? (isRussian && isWord(at: index) ? halfWith(at: index) : nil) else {
            return nil
        }
        var at = and.end
        var over = 1.0
        if let article = match(.article, at: at) {
            at = article.end
        } else if let small = match(.numeral, at: at), small.value < 10 {
            over = small.value
            at = small.end
        } else if !isRussian {
            return nil
        }
        guard let below = match(.fraction, at: at) else { return nil }
        return (over / below.value, below.end)
    }

    private func halfWith(at index: Int) -> Match? {
        says("с", at: index) ? Match(range: index..<(index + 1), value: 0, item: -1) : nil
    }
}
