extension Reading {
    /// Numbers that name or number something and count nothing: "COVID-19", "A4", "10:30", "1.2.3", "Section 427".
    func isLabel(_ amount: Amount) -> Bool {
        let at = amount.start
        if amount.number.value == 1, amount.number.form == .words, amount.unit == nil {
            return at > 0 && Self.determiners.contains(string((at - 1)..<at).lowercased())
        }
        guard isDigits(at: at), !amount.hasPrefix else { return false }
        return isGluedLabel(amount, at) || isClock(amount, at) || isListNumber(amount, at) || isNamed(amount, at)
    }

    private static let determiners: Set<String> = [
        "this", "that", "no", "the", "each", "every", "which", "another", "any",
    ]

    private func isGluedLabel(_ amount: Amount, _ at: Int) -> Bool {
        if isGlued(at), at > 0 {
            let before = tokens[at - 1]
            if before.isWord { return true }
            if before.isDash, at > 1, isGlued(at - 1), tokens[at - 2].isWord,
                tokens[at - 2].isCapital || tokens[at - 2].range.count > 3
            {
                return true
            }
            if before.isSign("."), at > 1, isGlued(at - 1), tokens[at - 2].isDigits { return false }
            if before.isSign("#") || before.isSign("@") || before.isSign("_") { return true }
        }
        return isGlued(amount.number.end) && isWord(at: amount.number.end) && amount.unit == nil
    }

    private func isClock(_ amount: Amount, _ at: Int) -> Bool {
        let end = amount.number.end
        if isSign(":", at: end), isGlued(end), isDigits(at: end + 1), isGlued(end + 1) { return true }
        return at > 1 && isSign(":", at: at - 1) && isGlued(at) && isDigits(at: at - 2) && isGlued(at - 1)
    }

    /// "1. " or "2) " at the start of a line.
    private func isListNumber(_ amount: Amount, _ at: Int) -> Bool {
        let end = amount.number.end
        guard tokens[at].startsLine || at == 0, amount.number.isPlain, amount.number.form == .digits,
            end + 1 < tokens.count
        else { return false }
        return (isSign(".", at: end) || isSign(")", at: end)) && tokens[end + 1].isSpaced
    }

    /// A bare number behind a capitalised word: "Row 21", "iPhone 11".
    private func isNamed(_ amount: Amount, _ at: Int) -> Bool {
        guard at > 0, amount.unit == nil, amount.number.isPlain, amount.number.form == .digits, tokens[at - 1].isWord,
            tokens[at - 1].isCapital,
            at > 1, !tokens[at - 1].startsLine, !tokens[at].startsLine,
            !mayBegin(
                Role.stop.bit | Role.bound.bit | Role.verb.bit | Role.rise.bit | Role.fall.bit | Role.month.bit,
                at: at - 1)
        else { return false }
        if tokens[at - 1].range.count == 1 || amount.end < tokens.count && tokens[amount.end].isCapital { return true }
        return countedNoun(after: amount.number, from: amount.end) == nil
    }
}
