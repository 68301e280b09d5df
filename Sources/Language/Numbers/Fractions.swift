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
        guard index < tokens.count, tokens[index].kind == .sign, tokens[index].range.count > 1,
            let sign = Unicode.Scalar(Glyph(text.utf8, at: Int(tokens[index].start)).value)
        else { return nil }
        return switch sign {
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
        if let head = match(.numeral, at: index), let below = compoundDenominator(at: head.end),
            ends("s", at: below.end - 1) == (head.value > 1)
        {
            return Numeral(range: index..<below.end, value: head.value / below.value, form: .fraction)
        }
        if let whole = wordNumber(at: index) ?? roundNumber(at: index) {
            if let part = fractionPart(at: whole.end) {
                let unit = whole.scale >= 1000 ? whole.scale : 1
                return Numeral(range: index..<part.end, value: whole.value + part.value * unit, form: .fraction)
            }
            var at = whole.end
            if isDash(at: at), isGlued(at) || !isGlued(at + 1) { at += 1 }
            if let below = match(.fraction, at: at), whole.scale == 1 || below.value >= 1000, whole.value >= 1,
                whole.form == .words || whole.value < 100,
                below.value > 2 || whole.value == 1, !startsOrdinalNoun(below.end, value: whole.value)
            {
                return Numeral(range: index..<below.end, value: whole.value / below.value, form: .fraction)
            }
        }
        if let article = match(.article, at: index), let below = match(.fraction, at: article.end),
            below.value != 2 || !isRussian, !isDash(at: below.end) || !isGlued(below.end)
        {
            return Numeral(range: index..<below.end, value: 1 / below.value, form: .fraction)
        }
        if let article = match(.article, at: index), let below = compoundDenominator(at: article.end),
            below.end >= tokens.count || match(.of, at: below.end) != nil
        {
            return Numeral(range: index..<below.end, value: 1 / below.value, form: .fraction)
        }
        if let below = match(.fraction, at: index),
            isRussian
                ? below.value <= 4
                : below.value == 2 && match(.ordinal, before: index) == nil
                    && (isPartOf(below.end) || match(.bound, before: index) != nil)
                    || below.value == 4 && isUnit(at: below.end)
        {
            return Numeral(range: below.range, value: 1 / below.value, form: .fraction)
        }
        return nil
    }

    /// "a hundred", which may stand above the line: "a hundred trillionths".
    private func roundNumber(at index: Int) -> Numeral? {
        guard let article = match(.article, at: index),
            let round = match(.hundred, at: article.end) ?? match(.scale, at: article.end)
        else { return nil }
        return Numeral(range: index..<round.end, value: round.value, form: .words)
    }

    /// "twenty-first", "twenty fifths": tens and an ordinal below the line.
    private func compoundDenominator(at index: Int) -> (value: Double, end: Int)? {
        guard !isRussian, let tens = match(.numeral, at: index), tens.value >= 20, tens.value < 100 else { return nil }
        var at = tens.end
        if isDash(at: at), isGlued(at) { at += 1 }
        guard let unit = match(.fraction, at: at) ?? match(.ordinal, at: at), unit.value < 10, unit.value != 2 else {
            return nil
        }
        return (tens.value + unit.value, unit.end)
    }

    /// "quarter of hour", "half hours": a unit right behind, with "of" before it or not.
    private func isUnit(at index: Int) -> Bool {
        let at = match(.of, at: index)?.end ?? index
        return at < tokens.count && mayBegin(Role.unit.bit, at: at) && isWord(at: at) && tokens[at].range.count > 2
            && !tokens[at].startsLine
    }

    /// "one over three", "two out of five", "1 in 4": one number as a part of another.
    func ratio(_ above: Numeral) -> Numeral? {
        let at = above.end
        guard !isRussian, above.scale == 1, above.value > 0 || says("over", at: at), above.form != .ordinal,
            above.form != .fraction, at + 1 < tokens.count, !tokens[at].startsLine
        else { return nil }
        let isOver = says("over", at: at)
        let isOut = says("out", at: at) && says("of", at: at + 1)
        guard isOver || isOut || says("in", at: at) else { return nil }
        guard let below = wordNumber(at: isOut ? at + 2 : at + 1), below.value > 1,
            (below.form == .words) == (above.form == .words) || isOver, unitAfter(below) == nil
        else { return nil }
        if isOver {
            guard countedNoun(after: below, from: below.end) == nil,
                match(.label, before: above.range.lowerBound) == nil
            else { return nil }
        } else {
            guard above.value < below.value, below.value.rounded() == below.value else { return nil }
            // "Five in 2019" and "3 in 12 games" are no ratios; "one in five" is.
            guard isOut || Self.wholes.contains(below.value) && !isDash(at: below.end) else { return nil }
        }
        return Numeral(range: above.range.lowerBound..<below.end, value: above.value / below.value, form: .fraction)
    }

    /// What "one in …" names a part of.
    private static let wholes: Set<Double> = [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000]

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
        } else if !isRussian, !(match(.fraction, at: at).map { $0.value <= 4 && isUnit(at: $0.end) } ?? false) {
            return nil
        }
        guard let below = match(.fraction, at: at) ?? (isRussian ? nil : tenth(at)) else { return nil }
        return (over / below.value, below.end)
    }

    /// "and a thirtieth": an ordinal of tens below the line.
    private func tenth(_ index: Int) -> Match? {
        match(.ordinal, at: index).flatMap { $0.value >= 11 && !isWord(at: $0.end) ? $0 : nil }
    }

    private func halfWith(at index: Int) -> Match? {
        says("с", at: index) ? Match(range: index..<(index + 1), value: 0, item: -1) : nil
    }
}
