/// How much of something a word claims: none, few, some, many, most, all. From `config/verify/words-*.yaml`, by stem.
struct Quantifiers: Sendable {
    /// From 0, none of it, up to all of it.
    private var degrees: [UInt64: Int] = [:]
    private var all = 0

    /// Below this degree a word says that there are not many: "few" is not borne out by "some".
    private static let some = 2

    mutating func add(_ stem: UInt64, degree: Int) {
        degrees[stem] = degree
        all = max(all, degree)
    }

    func degree(of word: Word) -> Int? { degrees[word.stem] }

    /// Whether what is true of `found` bears out `claimed`: most are many, but many are not most, and some are not none.
    static func bears(_ claimed: Int, by found: Int) -> Bool {
        if claimed == 0 || found == 0 { return claimed == found }
        if claimed < some { return found <= some }
        return found >= claimed
    }
}
