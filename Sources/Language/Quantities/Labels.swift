extension Reading {
    /// Numbers that name or number something and count nothing: "COVID-19", "A4", "10:30", "1.2.3", "Section 427".
    func isLabel(_ amount: Amount) -> Bool {
        let at = amount.start
        if amount.number.value == 1, amount.number.form == .words, amount.unit == nil {
            return isOne(of: Self.determiners, at: at - 1)
        }
        if isSign("+", at: at), isScore(amount) { return true }
        guard isDigits(at: at), !amount.hasPrefix else { return false }
        if isSign("[", at: at - 1), isSign("]", at: amount.number.end) || isSign(",", at: amount.number.end) {
            return true
        }
        if amount.unit == nil, isSign("(", at: at - 1), isSign(")", at: amount.number.end), amount.number.isPlain {
            return true
        }
        if amount.unit == nil || isGlued(amount.number.end), amount.number.form == .digits,
            match(.label, before: at) != nil
        {
            return true
        }
        return isScore(amount) || isInAddress(at) || isGluedLabel(amount, at) || isClock(amount, at)
            || isListNumber(amount, at) || isNamed(amount, at) || isPartOfName(amount)
    }

    private static let determiners: WordSet = [
        "this", "that", "no", "the", "each", "every", "which", "another", "any",
    ]

    /// "9-2", "89–89": no range falls; and "+1-222-2222": no range has three ends.
    private func isScore(_ amount: Amount) -> Bool {
        let end = amount.number.end
        guard amount.unit == nil, amount.number.isPlain || isSign("+", at: amount.start), isDash(at: end),
            isGlued(end), isGlued(end + 1), let second = digitNumber(at: end + 1), second.isPlain
        else { return false }
        if isDash(at: second.end), isGlued(second.end), isGlued(second.end + 1), isDigits(at: second.end + 1) {
            return true
        }
        return second.value <= amount.number.value && unitAfter(second) == nil
    }

    /// Signs and words of an address that are looked back over.
    private static let longestAddress = 60

    /// Inside "https://…".
    private func isInAddress(_ index: Int) -> Bool {
        var at = index
        while at > 1, index - at < Self.longestAddress, isGlued(at) {
            at -= 1
            if tokens[at].isSign("/"), tokens[at - 1].isSign("/"), at > 1, tokens[at - 2].isSign(":") { return true }
        }
        return false
    }

    /// A number glued to a word or a sign of a formula before it, or to a word behind it.
    private func isGluedLabel(_ amount: Amount, _ at: Int) -> Bool {
        if isGlued(at), at > 0 {
            let before = tokens[at - 1]
            if before.isWord || before.isSign(")") { return true }
            // "%D1%8F": a byte of an address.
            if before.isSign("%"), at > 1, isGlued(at - 1), tokens[at - 2].isWord || isGlued(at - 2) {
                return true
            }
            // "S-400", "mol-1": the dash belongs to the word before it.
            if before.isDash || before.isSign("+"), at > 1, isGlued(at - 1),
                tokens[at - 2].isWord || tokens[at - 2].isSign(")")
            {
                return true
            }
            // "1.2.3", "ID.3": the point belongs to what stands before it.
            if before.isSign("."), at > 1, isGlued(at - 1), !tokens[at - 2].isDash, tokens[at - 2].kind != .sign {
                return true
            }
            if before.isSign("#") || before.isSign("@") || before.isSign("_") { return true }
        }
        return isGlued(amount.number.end) && isWord(at: amount.number.end) && amount.unit == nil
    }

    /// "10:30", "1.56pm".
    private func isClock(_ amount: Amount, _ at: Int) -> Bool {
        let end = amount.number.end
        if amount.number.value < 13, isWord(at: end),
            ["am", "pm", "a", "p"].contains(string(end..<(end + 1)).lowercased())
        {
            if tokens[end].range.count == 2 { return amount.unit?.code != "pm" || isGlued(end) }
            return isSign(".", at: end + 1) && isWord(at: end + 2) && isGlued(end + 2)
                && string((end + 2)..<(end + 3)).lowercased() == "m"
        }
        if isSign(":", at: end), isGlued(end), isDigits(at: end + 1), isGlued(end + 1) { return true }
        return at > 1 && isSign(":", at: at - 1) && isGlued(at) && isDigits(at: at - 2) && isGlued(at - 1)
    }

    /// "1. " or "2) " at the start of a line.
    private func isListNumber(_ amount: Amount, _ at: Int) -> Bool {
        let end = amount.number.end
        guard tokens[at].startsLine || at == 0, amount.number.isPlain, amount.number.form == .digits,
            end + 1 < tokens.count
        else {
            return false
        }
        return (isSign(".", at: end) || isSign(")", at: end)) && tokens[end + 1].isSpaced
    }

    /// A bare number behind a capitalised word that counts no plural: "Row 21", "iPhone 11 Pro", "Stoxx 600 index".
    private func isNamed(_ amount: Amount, _ at: Int) -> Bool {
        guard at > 1, amount.unit == nil, amount.number.isPlain, amount.number.form == .digits, tokens[at - 1].isWord,
            tokens[at - 1].isCapital, !tokens[at - 1].startsLine, !tokens[at].startsLine,
            !mayBegin(
                Role.stop.bit | Role.bound.bit | Role.verb.bit | Role.rise.bit | Role.fall.bit | Role.month.bit,
                at: at - 1)
        else { return false }
        if tokens[at - 1].range.count == 1 || amount.end < tokens.count && tokens[amount.end].isCapital { return true }
        guard let noun = countedNoun(after: amount.number, from: amount.end), let last = noun.range.last else {
            return true
        }
        return !isRussian && !isA(.singular, at: last)
            && !EnglishNoun.isPlural(string(last..<(last + 1)).lowercased())
    }

    /// "11 Pro Max", "787 Dreamliner": a number before capitals that name one thing.
    private func isPartOfName(_ amount: Amount) -> Bool {
        let end = amount.number.end
        guard amount.unit == nil, amount.number.isPlain, lang == "en", amount.start > 0,
            !tokens[amount.start].startsLine,
            match(.bound, before: amount.start) == nil, isWord(at: end), tokens[end].isCapital, tokens[end].isSpaced,
            !tokens[end].startsLine, !mayBegin(Role.nationality.bit | Role.scale.bit, at: end)
        else { return false }
        var at = end
        while at < tokens.count, at - end < 5, tokens[at].isWord, tokens[at].isSpaced, !isStop(at) {
            if EnglishNoun.isPlural(string(at..<(at + 1)).lowercased()) || isA(.singular, at: at)
                || isAcronymPlural(at)
            {
                return false
            }
            at += 1
        }
        return true
    }

    /// A bare number that goes on with a list of labels: "Figs. 7 and 8".
    func continuesLabels(_ amount: Amount, after end: Int) -> Bool {
        guard amount.unit == nil, amount.number.isPlain, amount.start > end, amount.start - end <= 2 else {
            return false
        }
        return (end..<amount.start).allSatisfy { at in
            isSign(",", at: at) || isDash(at: at) || match(.and, at: at) != nil || match(.rangeMiddle, at: at) != nil
        }
    }
}
