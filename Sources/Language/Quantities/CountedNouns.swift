extension Reading {
    /// The thing counted: its words and its dictionary form.
    struct CountedNoun {
        var range: Range<Int>
        var name: String
    }

    private static let closers: UInt64 = Role.stop.bit | Role.verb.bit | Role.month.bit | Role.weekday.bit

    /// The noun phrase behind a number: "3 million foreign guests", "one of the best roads", "50 скважин".
    func countedNoun(after number: Numeral, from start: Int) -> CountedNoun? {
        guard start < tokens.count, !tokens[start].startsLine, lang != nil else { return nil }
        if !isRussian, let of = match(.of, at: start),
            number.value == 1 || number.scale > 1 || number.form == .fraction
                || match(.article, at: number.range.lowerBound) != nil
        {
            var at = of.end
            if isWord(at: at), Self.determiners.contains(string(at..<(at + 1))) { at += 1 }
            return englishNoun(at, isOne: false)
        }
        if isDash(at: start), isGlued(start), isGlued(start + 1) {
            let word = start + 1
            guard isWord(at: word), number.form != .fraction, !mayBegin(Self.closers, at: word), !tokens[word].isCapital
            else { return nil }
            return CountedNoun(range: word..<(word + 1), name: string(word..<(word + 1)).lowercased())
        }
        guard tokens[start].isWord, !isGlued(start) else { return nil }
        return tokens[start].isCyrillic ? russianNoun(start) : englishNoun(start, isOne: number.value == 1)
    }

    private static let determiners: Set<String> = [
        "the", "its", "his", "her", "their", "our", "my", "your", "these", "those",
    ]

    private func englishNoun(_ first: Int, isOne: Bool) -> CountedNoun? {
        var at = first
        if isWord(at: at), ["most", "more", "other", "such"].contains(string(at..<(at + 1))) { at += 1 }
        let start = at
        var words: [String] = []
        while at < tokens.count, at - start < 6 {
            let token = tokens[at]
            if token.isDash, isGlued(at), isGlued(at + 1), isWord(at: at + 1), let last = words.popLast() {
                words.append(last + "-" + string((at + 1)..<(at + 2)).lowercased())
                at += 2
                continue
            }
            let isIrregular = mayBegin(Role.singular.bit, at: at)
            guard token.isWord, at == start || token.isSpaced, !token.startsLine,
                isIrregular || !mayBegin(Self.closers, at: at)
            else { break }
            if !words.isEmpty, mayBegin(Role.numeral.bit, at: at) { break }
            let word = string(at..<(at + 1)).lowercased()
            at += 1
            if isIrregular || !isOne && EnglishNoun.isPlural(word) {
                words.append(EnglishNoun.singular(word))
                return CountedNoun(range: start..<at, name: words.joined(separator: " "))
            }
            words.append(word)
        }
        guard let first = words.first, let token = tokens.indices.contains(start) ? tokens[start] : nil,
            isOne || !token.isCapital && first.utf8.count > 2
        else { return nil }
        guard
            isOne
                || !first.hasSuffix("ed") && !first.hasSuffix("ing") && !first.hasSuffix("ly") && !first.hasSuffix("er")
        else { return nil }
        let count = words.count > 1 && EnglishNoun.isAdjective(first) ? 2 : 1
        return CountedNoun(range: start..<(start + count), name: words.prefix(count).joined(separator: " "))
    }

    private func russianNoun(_ start: Int) -> CountedNoun? {
        var at = start
        var words: [String] = []
        let closers = Role.stop.bit | Role.verb.bit | Role.month.bit | Role.numeral.bit | Role.bound.bit | Role.per.bit
        while at < tokens.count, at - start < 4, tokens[at].isWord, !tokens[at].startsLine, tokens[at].isCyrillic,
            !isGlued(at), !mayBegin(closers, at: at)
        {
            let word = string(at..<(at + 1)).lowercased()
            at += 1
            if let adjective = RussianNoun.adjective(word) {
                words.append(adjective)
                continue
            }
            words.append(RussianNoun.singular(word))
            return CountedNoun(range: start..<at, name: words.joined(separator: " "))
        }
        return nil
    }
}
