/// Dictionary forms of English nouns by their endings.
enum EnglishNoun {
    static func isPlural(_ word: String) -> Bool {
        if word.hasSuffix("men"), word.utf8.count > 5 { return true }
        return word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us")
            && !word.hasSuffix("is")
    }

    static func isAdjective(_ word: String) -> Bool {
        endings.contains { word.hasSuffix($0) } || common.contains(word)
    }

    private static let endings = ["al", "ic", "ous", "ive", "ful", "less", "ed", "ing", "ary", "ish", "able", "ible"]
    private static let common: Set<String> = [
        "new", "big", "good", "great", "old", "young", "small", "large", "more", "single", "other", "different",
    ]

    static func singular(_ word: String) -> String {
        if let known = irregular[word] { return known }
        if word.hasSuffix("men"), word.utf8.count > 5 { return word.dropLast(3) + "man" }
        guard isPlural(word) else { return word }
        if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        for ending in ["uses", "ches", "shes", "xes", "sses", "zzes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }

    private static let irregular = [
        "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
        "lives": "life", "wives": "wife", "movies": "movie", "series": "series", "species": "species",
    ]
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
