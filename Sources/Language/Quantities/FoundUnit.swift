/// A unit as found behind (or, for money, before) a number.
struct FoundUnit {
    var code: String
    var kind: Quantity.Kind
    var english: String
    var russian: String
    var range: Range<Int>
    /// The unit below the line: "per tonne", "a year".
    var per: String?
    /// For coins: how many make one of the currency.
    var parts: Double

    /// What a letter before a currency code multiplies by: MUSD. 1 for others.
    var scale = 1.0

    init(of unit: Lexicon.Unit, range: Range<Int>) {
        code = unit.code
        kind = unit.kind
        english = unit.english
        russian = unit.russian
        parts = unit.parts
        self.range = range
    }
}

extension Reading {
    /// The unit behind a number: "5 km", "5-mile", "14 percent", "200 dollars a tonne".
    func unitAfter(_ number: Numeral) -> FoundUnit? {
        var at = number.end
        if isDash(at: at), isGlued(at), let compound = match(.unit, at: at) ?? match(.currency, at: at),
            let unit = unit(compound.item)
        {
            var result = FoundUnit(of: unit, range: compound.range)
            if unit.code == "a", isOfPerson(compound.end) {
                result.code = "a{age}"
                result.kind = .age
            }
            return result
        }
        if isDash(at: at), isWord(at: at + 1), isGlued(at) && isGlued(at + 1) || isDash(at: at + 2) { at += 1 }
        guard at < tokens.count, !tokens[at].startsLine else { return nil }
        // "half a mile", "three quarters of a mile".
        if number.form == .fraction,
            let link = match(.article, at: at) ?? match(.of, at: at).map({ match(.article, at: $0.end) ?? $0 })
        {
            at = link.end
        }
        let named = match(.unit, at: at)
        let money = match(.currency, at: at)
        // "Pounds" are money where they come by the thousand.
        let prefersMoney = number.scale > 1 || named == nil || (money?.end ?? 0) > (named?.end ?? 0)
        guard let found = prefersMoney && (money?.end ?? 0) >= (named?.end ?? 0) ? money : named,
            let unit = unit(found.item),
            accepts(found, unit, after: number)
        else { return nil }
        var result = FoundUnit(of: unit, range: found.range)
        if unit.kind == .money, found.value > 1 { result.scale = found.value }
        if let age = age(result) { return age }
        addDenominator(to: &result)
        return result
    }

    /// A symbol of one or two letters is a unit only beside digits, and not inside a longer word or a name.
    private func accepts(_ found: Match, _ unit: Lexicon.Unit, after number: Numeral) -> Bool {
        if isLetter(found.end) || isDigits(at: found.end) && isGlued(found.end) { return false }
        // «СМИ» has the letters of «см» in another case.
        if unit.kind == .measure, tokens[found.range.lowerBound].isUpper, isStop(found.range.lowerBound) {
            return false
        }
        let first = tokens[found.range.lowerBound]
        let last = tokens[found.end - 1]
        let size = text.span(bytes(found.range))
        guard size.end - size.start <= 2, first.isWord, found.range.count == 1 else {
            // Money that a number follows belongs to it: "in 2019 $5".
            return unit.kind != .money || first.isWord || isGlued(found.range.lowerBound) || !isDigits(at: found.end)
                || isCoin(behind: found.end)
        }
        guard number.form != .words else { return size.end - size.start == 2 && !last.isCapital }
        if string(found.range) == "s",
            digits(at: number.end - 1) == 4
                || number.isPlain && number.range.lowerBound > 0 && tokens[number.range.lowerBound - 1].isCapital
        {
            return false
        }
        if isGlued(found.range.lowerBound) { return true }
        // "5 A" and "2 C" open names more often than they measure.
        let next = found.end
        return !(last.isCapital && next < tokens.count && tokens[next].isWord && tokens[next].isCapital)
    }

    /// "10 $ 30 cents": the sign stands between whole and part.
    private func isCoin(behind index: Int) -> Bool {
        match(.unit, at: index + 1).flatMap { unit($0.item) }.map { $0.parts > 0 } ?? false
    }

    /// "15-year-old", "three months old", "6 weeks of age".
    private func age(_ unit: FoundUnit) -> FoundUnit? {
        guard unit.kind == .duration, ["a", "mo", "wk", "d"].contains(unit.code) else { return nil }
        var at = unit.range.upperBound
        if isDash(at: at) { at += 1 }
        guard isWord(at: at) else { return nil }
        switch string(at..<(at + 1)).lowercased() {
        case "old", "olds": at += 1
        case "of" where isWord(at: at + 1) && says("age", at: at + 1): at += 2
        default: return nil
        }
        var age = unit
        age.code += "{age}"
        age.kind = .age
        age.english += " of age"
        age.range = unit.range.lowerBound..<at
        return age
    }

    /// «28-летний Иван», «12-летний ребёнок», «в 63-летнем возрасте»: years that somebody has lived, not «30-летний стаж».
    private func isOfPerson(_ index: Int) -> Bool {
        guard isWord(at: index), !tokens[index].startsLine else { return true }
        return tokens[index].isCapital || !isA(.lasting, at: index)
    }

    /// "20 (kg)".
    func bracketedUnit(_ number: Numeral) -> FoundUnit? {
        let at = number.end
        guard isSign("(", at: at) || isSign("[", at: at) || isSign("{", at: at) || isSign("<", at: at),
            let found = match(.unit, at: at + 1),
            let unit = unit(found.item), found.end < tokens.count, isGlued(found.end), isGlued(at + 1),
            tokens[found.end].kind == .sign
        else { return nil }
        return FoundUnit(of: unit, range: at..<(found.end + 1))
    }

    /// "per tonne", "a year", "/day", "в час", "за тонну".
    func addDenominator(to unit: inout FoundUnit, after place: Int? = nil) {
        let at = place ?? unit.range.upperBound
        guard unit.kind == .money || unit.kind == .measure, at < tokens.count, !tokens[at].startsLine,
            let per = match(.per, at: at)
        else { return }
        if per.end + 1 < tokens.count, isWord(at: per.end + 1),
            ["ago", "earlier", "later", "before", "old"].contains(string((per.end + 1)..<(per.end + 2)))
        {
            return
        }
        guard let below = match(.unit, at: per.end), let other = self.unit(below.item),
            other.kind == .duration || other.kind == .measure, !isLetter(below.end)
        else {
            // "per share", "per person": UCUM writes what is no unit in braces.
            let isPer =
                string(per.range) == "per"
                || unit.kind == .money && string(per.range) == "a"
                    && (per.end + 1 >= tokens.count || !tokens[per.end + 1].isWord || isStop(per.end + 1))
            guard isPer, isWord(at: per.end), !isStop(per.end), !tokens[per.end].isCapital else { return }
            let noun = string(per.end..<(per.end + 1))
            unit.per = "{" + noun + "}"
            unit.english += " per " + noun
            unit.range = min(unit.range.lowerBound, at)..<(per.end + 1)
            return
        }
        let word = string(below.range)
        // «в году» is a time, «в год» a rate.
        if tokens[per.range.lowerBound].isCyrillic, word.hasSuffix("у") && other.code == "a" || word.hasSuffix("е") {
            return
        }
        unit.per = other.code
        unit.english += " per " + other.english
        unit.russian += " " + string(per.range) + " " + other.russian
        unit.range = unit.range.lowerBound..<below.end
    }
}
