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
            number.value == 1 || number.scale > 1 || says("the", at: of.end) || number.form == .fraction
                || match(.article, at: number.range.lowerBound) != nil
        {
            var at = of.end
            if isOne(of: Self.determiners, at: at) { at += 1 }
            return englishNoun(at, isOne: false)
        }
        if isDash(at: start), isGlued(start), isGlued(start + 1) {
            let word = start + 1
            guard isWord(at: word), number.form != .fraction, !mayBegin(Self.closers, at: word),
                !tokens[word].isCapital,
                tokens[word].range.count > 2, !tokens[word].isCyrillic
            else { return nil }
            return CountedNoun(range: word..<(word + 1), name: string(word..<(word + 1)).lowercased())
        }
        guard tokens[start].isWord, !isGlued(start) else { return nil }
        return tokens[start].isCyrillic
            ? russianNoun(start, few: Self.isFew(number.value)) : englishNoun(start, isOne: number.value == 1)
    }

    private static let determiners: WordSet = [
        "the", "its", "his", "her", "their", "our", "my", "your", "these", "those",
    ]

    private func englishNoun(_ first: Int, isOne: Bool) -> CountedNoun? {
        var at = first
        while at - first < 2, self.isOne(of: Self.fillers, at: at) { at += 1 }
        guard !mayBegin(Role.numeral.bit, at: at) else { return nil }
        let start = at
        var words: [String] = []
        while at < tokens.count, at - start < 7, words.count < 6 {
            let token = tokens[at]
            if token.isDash, isGlued(at), isGlued(at + 1), isWord(at: at + 1), let last = words.popLast() {
                words.append(last + "-" + string((at + 1)..<(at + 2)).lowercased())
                at += 2
                continue
            }
            // "digital and physical sales": adjectives of one noun.
            if says("and", at: at), let last = words.last, isAdjectival(last), isWord(at: at + 1),
                isAdjectival(string((at + 1)..<(at + 2)).lowercased())
            {
                words.append("and")
                at += 1
                continue
            }
            let isIrregular = isA(.singular, at: at)
            guard token.isWord, at == start || token.isSpaced, !token.startsLine,
                isIrregular || !mayBegin(Self.closers, at: at)
            else { break }
            if !words.isEmpty, mayBegin(Role.numeral.bit, at: at) { break }
            let word = string(at..<(at + 1)).lowercased()
            at += 1
            if isIrregular || !isOne && (EnglishNoun.isPlural(word) || isAcronymPlural(at - 1)) {
                words.append(isIrregular || EnglishNoun.isPlural(word) ? dictionaryForm(word) : String(word.dropLast()))
                return CountedNoun(range: start..<at, name: words.joined(separator: " "))
            }
            words.append(lexicon.irregular[word] ?? word)
        }
        guard let first = words.first, let token = tokens.indices.contains(start) ? tokens[start] : nil,
            isOne || !token.isCapital && first.utf8.count > 2
        else { return nil }
        guard isOne || !first.ends(in: "ed") && !first.ends(in: "ing") && !first.ends(in: "ly") else { return nil }
        // "40k cheaper" counts nothing, and in "one proposal asks" the second word is a verb.
        if words.count == 1, lexicon.isAdjective(first) { return nil }
        let count =
            words.count > 1 && isAdjectival(first)
                && !(isOne && EnglishNoun.isPlural(string((start + 1)..<(start + 2))))
            ? 2 : 1
        return CountedNoun(range: start..<(start + count), name: words.prefix(count).joined(separator: " "))
    }

    /// What may stand between a number and what it counts.
    private static let fillers: WordSet = ["most", "more", "other", "such", "combined", "total"]

    /// "TVs", "EVs".
    func isAcronymPlural(_ index: Int) -> Bool {
        guard isWord(at: index), tokens[index].range.count > 2, ends("s", at: index) else { return false }
        return text.utf8[tokens[index].range.dropLast()].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    /// The dictionary form of an English noun.
    func dictionaryForm(_ word: String) -> String { lexicon.irregular[word] ?? EnglishNoun.singular(word) }

    func isAdjectival(_ word: String) -> Bool {
        EnglishAdjective.hasEnding(word) || lexicon.isAdjective(word)
    }

    /// "the top three seeds", "its previous two sessions": the adjective before the number belongs to the noun.
    func adjective(before start: Int) -> String? {
        guard !isRussian, start > 1, tokens[start - 1].isWord, !tokens[start - 1].isCapital,
            isWord(at: start - 2), isOne(of: Self.determinersBefore, at: start - 2)
        else { return nil }
        let word = string((start - 1)..<start).lowercased()
        return lexicon.isAdjective(word) ? word : nil
    }

    private static let determinersBefore: WordSet = ["the", "its", "his", "her", "their", "our", "my", "your"]

    /// Whether a number ends in 2, 3 or 4, or in a fraction, and takes the genitive singular.
    private static func isFew(_ value: Double) -> Bool {
        guard value.rounded() == value, value < 1e15 else { return true }
        let tens = value.truncatingRemainder(dividingBy: 100)
        let last = value.truncatingRemainder(dividingBy: 10)
        return last >= 2 && last <= 4 && !(tens >= 12 && tens <= 14)
    }

    private static let reflexives: EndingSet = ["ется", "ются", "ится", "ятся"]

    private func russianNoun(_ start: Int, few: Bool) -> CountedNoun? {
        guard !isLapse(start) else { return nil }
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
            if ends(in: Self.reflexives, at: at - 1) { return nil }
            let noun = lexicon.irregular[word] ?? RussianNoun.singular(word, few: few)
            words = words.map { RussianNoun.agreeing($0, with: noun) } + [noun]
            return CountedNoun(range: start..<at, name: words.joined(separator: " "))
        }
        return nil
    }
}
