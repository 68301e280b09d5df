import Language

/// Case and agreement, which tell a Russian subject from an object that stands before its verb.
extension Reading {
    /// Whether the first words of a noun phrase stand in another case than the nominative: «отдельную экспозицию»,
    /// «россиянам», «никакой информации».
    func isRussianOblique(_ range: Range<Int>) -> Bool {
        guard let first = range.first, tokens[first].isCyrillic else { return false }
        if range.contains(where: { mayBegin(Role.period.bit | Role.weekday.bit, at: $0) }) { return true }
        let noun = headNoun(of: range)
        for at in first..<noun where !ends(in: nominatives, at: at) { return true }
        guard noun < range.upperBound, isWord(at: noun), tokens[noun].isCyrillic, !tokens[noun].isUpper else {
            // Adjectives alone, or one that a preposition follows: «положенные на музыку».
            return noun > first && !tokens[first].isCapital
        }
        if isA(.preposition, at: noun) { return true }
        if noun > first, ends(in: softFeminines, at: noun - 1) {
            return ends(in: vowels, at: noun) || ends("ей", at: noun) || ends("ой", at: noun)
        }
        return tokens[noun].range.count > 6 && ends(in: obliques, at: noun)
    }

    /// Whether verb and subject agree in number, and the verb's gender with a noun that has another for certain.
    func agrees(_ verb: Range<Int>, with subject: Range<Int>) -> Bool {
        guard let last = verb.first(where: { !isA(.negation, at: $0) }), tokens[last].isCyrillic else { return true }
        let noun = headNoun(of: subject)
        guard noun < subject.upperBound, isWord(at: noun), tokens[noun].isCyrillic else { return true }
        let isMany = subject.contains { isConjunction($0) || isSign(",", at: $0) } || isDigits(at: subject.lowerBound)
        let isSingular =
            noun > subject.lowerBound
            ? ends(in: singulars, at: noun - 1)
            : !tokens[noun].isUpper && (!ends(in: plurals, at: noun) || ends(in: persons, at: noun))
        if ends(in: pluralVerbs, at: last), isSingular, !isMany { return false }
        // «Журнала не нашли»: what is denied stands in the genitive.
        if ends(in: pluralVerbs, at: last), verb.lowerBound < last, ends(in: genitives, at: noun) { return false }
        // «ЦРУ возглавила женщина»: the verb is of her who comes behind it.
        let isFeminine = ends("ла", at: last) || ends("лась", at: last)
        return
            !(isFeminine && (tokens[noun].isUpper || noun > subject.lowerBound && ends(in: masculines, at: noun - 1)))
    }

    /// «Власти информацию … не подтверждают»: an object that stands between subject and verb, known by endings that nothing but the
    /// accusative has.
    func withoutRussianObject(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, tokens[first].isCyrillic,
            let object = range.dropFirst().first(where: {
                isWord(at: $0) && tokens[$0].isCyrillic && !tokens[$0].isCapital && ends(in: accusatives, at: $0)
                    && tokens[$0].range.count > 8
            }), !range.prefix(while: { $0 <= object }).contains(where: { isA(.preposition, at: $0) })
        else { return range }
        return range.lowerBound..<object
    }

    /// «Мать Колин», «сын Петрова»: the name may be that of the kin, or of whom they are kin to, and many names do not say which.
    func isRussianKin(before index: Int) -> Bool {
        index > 0 && tokens[index - 1].isCyrillic && isA(.kinship, at: index - 1)
    }

    /// «во время», «в среднем», «в первый раз»: a preposition and the word that makes a phrase of time or manner of it.
    func isFrame(_ index: Int) -> Bool { says(["в", "во"], at: index) && isA(.frame, at: index + 1) }

    /// «в течение прошлых», «звук на первых»: an adjective whose noun is the figure's own.
    func endsWithAdjective(_ range: Range<Int>) -> Bool {
        guard let last = range.last, tokens[last].isCyrillic else { return false }
        return ends(in: manyOblique, at: last)
            || range.count == 1 && isAdjective(last) && ends(in: nominatives, at: last)
    }

    func isPluralRussian(_ verb: Range<Int>) -> Bool {
        verb.first.map { tokens[$0].isCyrillic && ends(in: pluralVerbs, at: $0) } ?? false
    }

    /// The first word that is no adjective.
    private func headNoun(of range: Range<Int>) -> Int {
        var at = range.lowerBound
        while at < range.upperBound, isWord(at: at), isAdjective(at) || isDigits(at: at) { at += 1 }
        return at
    }
}

/// Endings of adjectives in the nominative; -ой and -ей are other cases of the feminine too.
private let nominatives: EndingSet = ["ый", "ий", "ой", "ей", "ая", "яя", "ое", "ее", "ые", "ие"]
private let softFeminines: EndingSet = ["ой", "ей"]
private let singulars: EndingSet = ["ый", "ий", "ой", "ая", "яя", "ое", "ее"]
private let masculines: EndingSet = ["ый", "ий"]
private let vowels: EndingSet = ["а", "я", "о", "е", "и", "ы", "у", "ю"]
private let plurals: EndingSet = ["ы", "и", "а", "я"]
private let manyOblique: EndingSet = ["ых", "ым", "ыми"]
private let accusatives: EndingSet = ["цию", "сию", "зию", "ую", "юю"]
/// Endings of one person in the genitive, which is the accusative too: «математика отпустили». Many would be -и or -ы.
private let persons: EndingSet = [
    "ика", "иста", "анта", "ента", "арта", "ателя", "ителя", "ёра", "ера", "анца", "енца", "альца",
]
private let genitives: EndingSet = ["а", "я"]
private let obliques: EndingSet = ["у", "ю", "ом", "ем", "ам", "ям", "ами", "ями", "ах", "ях", "ой", "ую"]
private let pluralVerbs: EndingSet = ["ли", "лись", "ют", "ут", "ат", "ят", "ются", "утся", "ятся"]
