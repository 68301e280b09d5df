/// Case forms of Russian nouns from their nominative, so that a lexicon lists each word once.
///
/// After A. Zaliznyak's types 1 to 7 without their stress and without fleeting vowels but -ец and -ок. It makes a few
/// forms too many (both genders of a noun in -ь), which no text has.
enum RussianCases {
    /// The forms of a noun, or of adjectives and the noun they belong to; what follows the noun stays as it is.
    static func forms(of phrase: String) -> [String] {
        let words = phrase.split(separator: " ").map(String.init)
        guard let noun = words.firstIndex(where: { !isAdjective($0) }) else { return [phrase] }
        let rest = words[(noun + 1)...]
        let nouns = forms(ofNoun: words[noun])
        guard noun > 0 else { return nouns.map { ([$0] + rest).joined(separator: " ") } }
        // Adjectives agree with the noun: gender by the adjective's own ending, case by place in the list.
        var out: Set<String> = [phrase]
        let lists = words[..<noun].map(forms(ofAdjective:))
        let cases = cases(of: words[noun])
        for index in 0..<6 {
            for form in nouns where cases[index].contains(form) {
                let before = lists.map { $0[min(index, $0.count - 1)] }
                out.insert((before + [form] + rest).joined(separator: " "))
            }
        }
        return out.sorted()
    }

    private static func isAdjective(_ word: String) -> Bool {
        word.utf8.count > 8 && adjectiveEndings.contains { word.ends(in: $0) }
    }

    private static let adjectiveEndings = ["ый", "ий", "ой", "ая", "яя", "ое", "ее"]

    private static func forms(ofNoun word: String) -> [String] {
        var out = [word]
        // Bytes, since texts beyond ASCII are compared by their canonical forms.
        var known = [Array(word.utf8)]
        for form in Array(cases(of: word).joined()) + plurals(of: word) {
            let bytes = Array(form.utf8)
            guard !known.contains(bytes) else { continue }
            known.append(bytes)
            out.append(form)
        }
        return out
    }

    /// Nominative, genitive, dative, accusative, instrumental, prepositional; each may have two forms.
    private static func cases(of word: String) -> [[String]] {
        for (ending, table) in singular where word.ends(in: ending) && word.utf8.count > ending.utf8.count {
            let stem = word.without(ending)
            return table.map { $0.map { stem + $0 } }
        }
        guard let last = word.unicodeScalars.last, !vowels.contains(last) else {
            return Array(repeating: [word], count: 6)
        }
        return consonant.map { $0.map { word + $0 } }
    }

    private static let vowels = Array("аеиоуыэюя".unicodeScalars)
    private static let consonant = table(["", "а", "у", "|а", "ом", "е"])

    private static func table(_ cases: [String]) -> [[String]] {
        cases.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    }

    private static let singular: [(String, [[String]])] = [
        ("ия", ["ия", "ии", "ии", "ию", "ией", "ии"]), ("ие", ["ие", "ия", "ию", "ие", "ием", "ии"]),
        ("ья", ["ья", "ьи", "ье", "ью", "ьей", "ье"]), ("ье", ["ье", "ья", "ью", "ье", "ьем", "ье"]),
        ("ий", ["ий", "ия", "ию", "ий|ия", "ием", "ии"]), ("ец", ["ец", "ца", "цу", "ец|ца", "цом|цем", "це"]),
        ("ок", ["ок", "ка", "ку", "ок|ка", "ком", "ке"]),
        ("жа", ["жа", "жи", "же", "жу", "жей", "же"]), ("ша", ["ша", "ши", "ше", "шу", "шей", "ше"]),
        ("ца", ["ца", "цы", "це", "цу", "цей", "це"]), ("ка", ["ка", "ки", "ке", "ку", "кой", "ке"]),
        ("га", ["га", "ги", "ге", "гу", "гой", "ге"]), ("ха", ["ха", "хи", "хе", "ху", "хой", "хе"]),
        ("а", ["а", "ы", "е", "у", "ой", "е"]), ("я", ["я", "и", "е", "ю", "ей", "е"]),
        ("ь", ["ь", "я|и", "ю|и", "ь|я", "ем|ью", "е|и"]), ("й", ["й", "я", "ю", "й|я", "ем", "е"]),
        ("ще", ["ще", "ща", "щу", "ще", "щем", "ще"]), ("е", ["е", "я", "ю", "е", "ем", "е"]),
        ("о", ["о", "а", "у", "о", "ом", "е"]),
    ].map { ($0.0, table($0.1)) }

    private static func plurals(of word: String) -> [String] {
        for (ending, endings) in plural where word.ends(in: ending) && word.utf8.count > ending.utf8.count {
            let stem = word.without(ending)
            return endings.map { stem + $0 }
        }
        guard let last = word.unicodeScalars.last, !vowels.contains(last) else { return [] }
        let isSoft = "кгхжшщч".unicodeScalars.contains(last)
        return [isSoft ? "и" : "ы", "ов", "ей", "ам", "ами", "ах"].map { word + $0 }
    }

    private static let plural: [(String, [String])] = [
        ("ия", ["ии", "ий", "иям", "иями", "иях"]), ("ие", ["ия", "ий", "иям", "иями", "иях"]),
        ("ья", ["ьи", "ей", "ьям", "ьями", "ьях"]), ("ец", ["цы", "цов", "цев", "цам", "цами", "цах"]),
        ("ок", ["ки", "ков", "кам", "ками", "ках"]), ("ка", ["ки", "ок", "кам", "ками", "ках"]),
        ("а", ["ы", "и", "", "ам", "ами", "ах"]), ("я", ["и", "ь", "ям", "ями", "ях"]),
        ("ь", ["и", "ей", "ям", "ями", "ях"]), ("й", ["и", "ев", "ям", "ями", "ях"]),
        ("е", ["я", "й", "ям", "ями", "ях"]), ("о", ["а", "", "ам", "ами", "ах"]),
    ]

    /// All forms of an adjective of the first type, from its masculine: «летний», «процентный».
    static func adjectives(of word: String) -> [String] {
        let stem = word.dropLast(2)
        let endings =
            word.hasSuffix("ий")
            ? ["ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ее", "ие", "их", "ими"]
            : ["ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми"]
        return endings.map { stem + $0 }
    }

    /// Singular forms of an adjective in the order of `cases`.
    private static func forms(ofAdjective word: String) -> [String] {
        let stem = word.dropLast(2)
        switch word.suffix(2) {
        case "ый": return ["ый", "ого", "ому", "ый", "ым", "ом"].map { stem + $0 }
        case "ой": return ["ой", "ого", "ому", "ой", "ым", "ом"].map { stem + $0 }
        case "ий":
            let isHard = stem.last.map { "кгх".contains($0) } ?? false
            return (isHard ? ["ий", "ого", "ому", "ий", "им", "ом"] : ["ий", "его", "ему", "ий", "им", "ем"]).map {
                stem + $0
            }
        case "ая": return ["ая", "ой", "ой", "ую", "ой", "ой"].map { stem + $0 }
        case "яя": return ["яя", "ей", "ей", "юю", "ей", "ей"].map { stem + $0 }
        case "ое": return ["ое", "ого", "ому", "ое", "ым", "ом"].map { stem + $0 }
        default: return ["ее", "его", "ему", "ее", "им", "ем"].map { stem + $0 }
        }
    }
}
