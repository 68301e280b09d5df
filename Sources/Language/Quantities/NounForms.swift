/// Dictionary forms of English nouns by their endings.
enum EnglishNoun {
    static func isPlural(_ word: String) -> Bool {
        if word.hasSuffix("men"), word.utf8.count > 5 { return true }
        return word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us")
            && !word.hasSuffix("is")
    }

    static func singular(_ word: String) -> String {
        if word.hasSuffix("men"), word.utf8.count > 5 { return word.dropLast(3) + "man" }
        guard isPlural(word) else { return word }
        if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        // "Buses" lose two letters, "houses" and "causes" one.
        if word.hasSuffix("uses"), !word.hasSuffix("ouses"), !word.hasSuffix("auses") { return String(word.dropLast(2)) }
        for ending in ["ches", "shes", "xes", "sses", "zzes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}

/// English adjectives by their endings and grades.
enum EnglishAdjective {
    static func hasEnding(_ word: String) -> Bool { endings.contains { word.hasSuffix($0) } }

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
        } else if word.count == 3, word.dropLast().last.map(vowels.contains) == true, !vowels.contains(last), last != "w" {
            stem.append(last)
        }
        return [stem + "er", stem + "est"]
    }
}

/// Dictionary forms of Russian nouns and adjectives by their endings in the cases that follow numbers.
enum RussianNoun {
    static func adjective(_ word: String) -> String? {
        for (ending, base) in adjectives where word.hasSuffix(ending) && word.count > ending.count + 2 {
            return word.dropLast(ending.count) + base
        }
        return nil
    }

    private static let adjectives = [
        ("ыми", "ый"), ("ими", "ий"), ("ого", "ый"), ("его", "ий"), ("ых", "ый"), ("их", "ий"), ("ый", "ый"),
        ("ий", "ий"),
        ("ая", "ая"), ("ую", "ая"), ("ым", "ый"),
    ]

    static func singular(_ word: String) -> String {
        for (ending, base) in nouns where word.hasSuffix(ending) && word.count > ending.count + 1 {
            return word.dropLast(ending.count) + base
        }
        return word
    }

    private static let nouns = [
        ("телей", "тель"), ("ций", "ция"), ("сий", "сия"), ("ов", ""), ("ев", "й"), ("ами", ""), ("ям", "ь"),
    ]
}
