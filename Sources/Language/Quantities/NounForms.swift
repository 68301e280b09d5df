/// Dictionary forms of English nouns by their endings.
enum EnglishNoun {
    static func isPlural(_ word: String) -> Bool {
        if word.ends(in: "men"), word.utf8.count > 5 { return true }
        return word.utf8.count > 3 && word.ends(in: "s") && !word.ends(in: "ss") && !word.ends(in: "us")
            && !word.ends(in: "is")
    }

    static func singular(_ word: String) -> String {
        if word.ends(in: "men"), word.utf8.count > 5 { return word.dropLast(3) + "man" }
        guard isPlural(word) else { return word }
        if word.ends(in: "ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        // "Buses" lose two letters, "houses" and "causes" one.
        if word.ends(in: "uses"), !word.ends(in: "ouses"), !word.ends(in: "auses") {
            return String(word.dropLast(2))
        }
        for ending in ["ches", "shes", "xes", "sses", "zzes"] where word.ends(in: ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}

/// English regular verbs.
enum EnglishVerb {
    /// Third person and past: "carries, carried".
    static func forms(of word: String) -> [String] {
        guard let last = word.last else { return [] }
        let before = word.dropLast().last
        if last == "e" { return [word + "s", word + "d"] }
        if last == "y", let before, !"aeiou".contains(before) {
            return [word.dropLast() + "ies", word.dropLast() + "ied"]
        }
        let isHissing = "sxz".contains(last) || word.ends(in: "ch") || word.ends(in: "sh")
        return [word + (isHissing ? "es" : "s"), word + "ed"]
    }
}

/// English adjectives by their endings and grades.
enum EnglishAdjective {
    static func hasEnding(_ word: String) -> Bool { endings.contains { word.ends(in: $0) } }

    private static let endings = ["al", "ic", "ous", "ive", "ful", "less", "ed", "ing", "ary", "ish", "able", "ible"]

    /// "larger, largest", "hotter, hottest", "earlier, earliest".
    static func grades(of word: String) -> [String] {
        guard let last = word.last, word.utf8.count < 9 else { return [] }
        let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
        var stem = word
        if last == "e" {
            stem.removeLast()
        } else if last == "y", let before = word.dropLast().last, !vowels.contains(before) {
            stem = word.dropLast() + "i"
        } else if word.count == 3, word.dropLast().last.map(vowels.contains) == true, !vowels.contains(last),
            last != "w"
        {
            stem.append(last)
        }
        return [stem + "er", stem + "est"]
    }
}

/// Dictionary forms of Russian nouns and adjectives by their endings in the cases that follow numbers.
enum RussianNoun {
    static func adjective(_ word: String) -> String? {
        for (ending, base) in adjectives where word.ends(in: ending) && word.utf8.count > ending.utf8.count + 4 {
            return word.without(ending) + base
        }
        return nil
    }

    /// «Новая больница», «окружное совещание»: an adjective in the gender that the noun's ending tells.
    static func agreeing(_ adjective: String, with noun: String) -> String {
        let isHard =
            adjective.hasSuffix("ый")
            || ["кий", "гий", "хий", "жий", "ший", "щий", "чий"].contains {
                adjective.hasSuffix($0)
            }
        guard adjective.hasSuffix("ый") || adjective.hasSuffix("ий"), !["мужчина", "судья", "коллега"].contains(noun)
        else { return adjective }
        let stem = adjective.dropLast(2)
        if noun.hasSuffix("а") || noun.hasSuffix("я"), !noun.hasSuffix("мя") { return stem + (isHard ? "ая" : "яя") }
        if noun.hasSuffix("о") || noun.hasSuffix("е") {
            return stem + (adjective.hasSuffix("ый") || ["к", "г", "х"].contains(stem.last) ? "ое" : "ее")
        }
        return adjective
    }

    private static let adjectives = [
        ("ыми", "ый"), ("ими", "ий"), ("ого", "ый"), ("его", "ий"), ("ых", "ый"), ("их", "ий"), ("ый", "ый"),
        ("ий", "ий"),
        ("ая", "ая"), ("ую", "ая"), ("ым", "ый"),
    ]

    /// The nominative singular. After 2, 3 and 4 stands the genitive singular, after more its plural, and so it does after «двух».
    static func singular(_ word: String, few: Bool) -> String {
        let isMany = !few || ["ов", "ев", "ей", "ций", "ний"].contains { word.ends(in: $0) }
        for (ending, base) in isMany ? afterMany : afterFew
        where word.ends(in: ending) && word.utf8.count > ending.utf8.count + 2 {
            return word.without(ending) + base
        }
        return word
    }

    private static let afterFew = [
        ("ждан", "жданин"), ("теля", "тель"), ("ии", "ия"), ("ки", "ка"), ("ги", "га"), ("хи", "ха"), ("жи", "жа"),
        ("ши", "ша"),
        ("сти", "сть"),
        ("ства", "ство"), ("ца", "ец"), ("ия", "ие"), ("ы", "а"), ("а", ""), ("я", "ь"),
    ]
    private static let afterMany = [
        ("телей", "тель"), ("остей", "ость"), ("астей", "асть"), ("ций", "ция"), ("сий", "сия"), ("ний", "ние"),
        ("ств", "ство"),
        ("ждан", "жданин"), ("иан", "ианин"), ("ян", "янин"), ("жан", "жанин"), ("цев", "ец"), ("ок", "ка"),
        ("ек", "ка"), ("ов", ""),
        ("ев", "й"),
        ("жей", "ж"), ("чей", "ч"), ("шей", "ш"), ("щей", "щ"), ("ей", "ь"), ("ами", ""), ("ями", "ь"), ("ам", ""),
        ("ям", "ь"),
        ("ом", ""),
    ]
}
