extension Reading {
    static let numeralRoles: UInt64 =
        Role.numeral.bit | Role.hundred.bit | Role.scale.bit | Role.fraction.bit | Role.ordinal.bit | Role.dozen.bit
        | Role.few.bit
        | Role.article.bit | Role.minus.bit | Role.point.bit

    /// What an article must stand before to begin a number: "a hundred", "a dozen", "a third".
    private static let rolesBehindArticle: UInt64 =
        Role.numeral.bit | Role.hundred.bit | Role.scale.bit | Role.fraction.bit | Role.dozen.bit | Role.few.bit

    /// Whether a number may begin here.
    @inline(__always) func mayBeginNumeral(at index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .digits: return true
        case .word:
            let roles = token.roles & Self.numeralRoles
            return roles != 0 && (roles != Role.article.bit || mayBegin(Self.rolesBehindArticle, at: index + 1))
        case .sign:
            if token.isDash || token.isSign("+") || token.isSign(".") {
                return isGlued(index + 1) && (isDigits(at: index + 1) || isSign(".", at: index + 1))
            }
            return token.range.count > 1 && !token.isSign("\"") && !token.isSign("'")
        }
    }

    /// The number that begins at token `index`, in its longest reading.
    func numeral(at index: Int, grouping: Bool = false) -> Numeral? {
        guard index < tokens.count, mayBeginNumeral(at: index), let number = single(at: index, grouping: grouping)
        else {
            return nil
        }
        return ratio(number) ?? number
    }

    private func single(at index: Int, grouping: Bool) -> Numeral? {
        let token = tokens[index]
        if token.isDash || token.isSign("+") {
            guard isGlued(index + 1), !isGlued(index) || isOpening(index - 1),
                tokens[index + 1].isDigits || isSign(".", at: index + 1),
                let number = unsigned(at: index + 1, grouping: grouping), number.form != .ordinal
            else { return nil }
            return signed(number, from: index, negative: token.isDash)
        }
        if let minus = match(.minus, at: index),
            let number = unsigned(
                at: isDash(at: minus.end) && isGlued(minus.end) && isGlued(minus.end + 1) ? minus.end + 1 : minus.end,
                grouping: grouping), number.form != .ordinal
        {
            return signed(number, from: index, negative: true)
        }
        return unsigned(at: index, grouping: grouping)
    }

    /// "thousand litres": a scale alone counts only with its unit behind it.
    private func isBareScale(_ scale: Match) -> Bool {
        guard !string(scale.range).hasSuffix("s"), tokens[scale.range.lowerBound].range.count > 3 else { return false }
        return tokens.count == 1 || match(.scale, at: scale.end) != nil
            || mayBegin(Role.unit.bit | Role.currency.bit, at: scale.end) && isLong(scale.end)
    }

    /// "A few games" says no number; "a few hours" means about three.
    private func countsPlainly(_ index: Int) -> Bool {
        isWord(at: index) && !mayBegin(Role.unit.bit | Role.currency.bit | Role.stop.bit, at: index)
    }

    private func isLong(_ index: Int) -> Bool { tokens[index].range.count > 3 }

    private func isOpening(_ index: Int) -> Bool {
        isSign("(", at: index) || isSign("[", at: index) || tokens[index].kind == .sign && tokens[index].range.count > 1
            || isSign("$", at: index) || isSign("<", at: index) || isSign(">", at: index) || isSign("=", at: index)
    }

    private func signed(_ number: Numeral, from index: Int, negative: Bool) -> Numeral {
        var number = number
        number.range = index..<number.end
        if negative { number.value = -number.value }
        number.isPlain = false
        return number
    }

    private func unsigned(at index: Int, grouping: Bool) -> Numeral? {
        guard index < tokens.count else { return nil }
        if tokens[index].isDigits || tokens[index].kind == .sign {
            if let fraction = digitFraction(at: index) { return closed(fraction) }
            guard let digits = digitNumber(at: index, grouping: grouping) else { return nil }
            if let ordinal = ordinalSuffix(after: digits) { return ordinal }
            if digits.isPlain, digits.value < 1000, let part = fractionPart(at: digits.end) {
                return closed(Numeral(range: index..<part.end, value: digits.value + part.value, form: .fraction))
            }
            if isRussian, digits.isPlain, digits.value < 100, let part = match(.fraction, at: digits.end),
                mayBegin(Role.unit.bit, at: part.end)
            {
                return Numeral(range: index..<part.end, value: digits.value / part.value, form: .fraction)
            }
            let scaled = wordNumber(at: index).flatMap { $0.end > digits.end ? $0 : nil }
            if let scaled, scaled.scale >= 1000, let part = fractionPart(at: scaled.end) {
                return Numeral(
                    range: index..<part.end, value: scaled.value + part.value * scaled.scale, form: .mixed,
                    scale: scaled.scale)
            }
            return closed(scaled ?? digits)
        }
        if let ordinal = ordinal(at: index) { return ordinal }
        if let fraction = wordFraction(at: index) { return closed(fraction) }
        if let number = wordNumber(at: index) { return closed(number) }
        if let article = match(.article, at: index) {
            if let many = match(.dozen, at: article.end) {
                return closed(Numeral(range: index..<many.end, value: many.value, form: .words))
            }
            if let few = match(.few, at: article.end), few.value < 3 || !countsPlainly(few.end) {
                return Numeral(range: index..<few.end, value: few.value, form: .words)
            }
            if let hundred = match(.hundred, at: article.end) {
                return closed(Numeral(range: index..<hundred.end, value: hundred.value, form: .words))
            }
            if let scale = match(.scale, at: article.end) {
                return closed(Numeral(range: index..<scale.end, value: scale.value, form: .words, scale: scale.value))
            }
            return nil
        }
        if isRussian, let many = match(.dozen, at: index) ?? match(.hundred, at: index) {
            return closed(Numeral(range: many.range, value: many.value, form: .words))
        }
        if let many = match(.dozen, at: index), many.value == 12, !string(many.range).hasSuffix("s") {
            return closed(Numeral(range: many.range, value: many.value, form: .words))
        }
        if !isRussian, let scale = match(.hundred, at: index) ?? match(.scale, at: index), isBareScale(scale) {
            let more = match(.scale, at: scale.end)
            return closed(
                Numeral(
                    range: index..<(more?.end ?? scale.end), value: scale.value * (more?.value ?? 1), form: .words,
                    scale: more?.value ?? scale.value))
        }
        if let part = match(.fraction, at: index), part.value == 4, let scale = match(.scale, at: part.end) {
            return Numeral(range: index..<scale.end, value: scale.value / part.value, form: .words, scale: scale.value)
        }
        if let point = match(.point, at: index), !isRussian, isDigits(at: point.end) {
            guard let digits = digitNumber(at: point.end), digits.isPlain else { return nil }
            var value = digits.value
            for _ in 0..<self.digits(at: point.end) { value /= 10 }
            return Numeral(range: index..<digits.end, value: value, form: .mixed)
        }
        return nil
    }

    /// Takes in what multiplies a finished number: suffix scales ("10k"), scales after fractions ("half a million") and
    /// dozens ("two dozen").
    private func closed(_ number: Numeral) -> Numeral {
        var number = number
        if number.form != .words, number.scale == 1, isGlued(number.end), number.end < tokens.count,
            let suffix = match(.suffix, at: number.end), !isLetter(suffix.end), !isMetre(number, suffix)
        {
            return scaled(number, by: suffix.value, to: suffix.end)
        }
        if number.form == .fraction || number.form == .words || number.form == .digits {
            var at = number.end
            if number.form == .fraction,
                let article = match(.article, at: at) ?? match(.of, at: at).flatMap({ match(.article, at: $0.end) })
            {
                at = article.end
            }
            if number.form == .fraction || at > number.end, let scale = match(.scale, at: at) {
                return scaled(number, by: scale.value, to: scale.end)
            }
            if let many = match(.dozen, at: at), number.value < 1000, at == number.end || number.form == .fraction {
                var more = number
                more.value *= many.value
                more.range = number.range.lowerBound..<many.end
                more.isPlain = false
                number = more
            }
        }
        return number
    }

    private func scaled(_ number: Numeral, by scale: Double, to end: Int) -> Numeral {
        var number = number
        let value = number.value * scale
        guard value.isFinite else { return number }
        // 4.2 * 1e9 is not 4.2e9 in binary; dividing by the inverse keeps the decimal reading.
        number.value = (value * 1000).rounded() / 1000
        number.scale = scale
        number.range = number.range.lowerBound..<end
        number.isPlain = false
        return number
    }

    /// "5m" is metres unless money stands before it.
    private func isMetre(_ number: Numeral, _ suffix: Match) -> Bool {
        let word = string(suffix.range)
        guard ["m", "mm", "t", "т", "м", "b", "K", "G", "T"].contains(word) else { return false }
        let before = number.range.lowerBound - 1
        if before >= 0, match(.currency, before: number.range.lowerBound) != nil { return false }
        // "2.7m tickets" and "35m of its readers" are millions; "4G" is no giga.
        if word == "m", !isSign("(", at: suffix.end),
            says(["its", "their"], at: suffix.end + 1) && match(.of, at: suffix.end) != nil
                || countedNoun(after: number, from: suffix.end).map({
                    $0.range.count > 1 || EnglishNoun.isPlural(string($0.range))
                }) == true
        {
            return false
        }
        if word == "G" || word == "T" { return number.isPlain && number.value < 10 }
        if word == "b" { return false }
        if word == "K" { return false }
        return true
    }

    /// Whether a letter follows without a space.
    func isLetter(_ index: Int) -> Bool { isGlued(index) && isWord(at: index) }

    private func ordinalSuffix(after digits: Numeral) -> Numeral? {
        guard digits.isPlain else { return nil }
        var at = digits.end
        if isDash(at: at), isGlued(at) { at += 1 }
        guard isGlued(at), let suffix = match(.ordinalSuffix, at: at), !isLetter(suffix.end) else { return nil }
        if at == digits.end, tokens[at].isCyrillic, string(suffix.range) == "м" { return nil }
        return Numeral(range: digits.range.lowerBound..<suffix.end, value: digits.value, form: .ordinal)
    }

    /// "first", "twenty-first", "двадцать первый".
    func ordinal(at index: Int) -> Numeral? {
        if let ordinal = match(.ordinal, at: index) {
            return Numeral(range: ordinal.range, value: ordinal.value, form: .ordinal)
        }
        guard let head = wordNumber(at: index), head.form == .words else { return nil }
        var at = head.end
        if isDash(at: at) { at += 1 }
        guard let tail = match(.ordinal, at: at), tail.value < 20 || tail.value >= 100 else { return nil }
        if tail.value < 100, let below = match(.fraction, at: at), head.value < 20, below.end == tail.end { return nil }
        if !isRussian, tail.value < 100, head.value < 20 { return nil }
        let value = tail.value >= 100 ? head.value * tail.value : head.value + tail.value
        return Numeral(range: index..<tail.end, value: value, form: .ordinal)
    }
}
