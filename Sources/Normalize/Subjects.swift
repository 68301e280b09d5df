import Language

extension Page {
    /// The words of a subject that name somebody or something, without the time, place and adverbs that lead up to them:
    /// "In May 2025 the Senate" is "the Senate". Nil where no noun phrase is left, so that nothing is stated of half a
    /// sentence.
    func properSubject(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        while let first = range.first, reading.isLeadingAdverb(first), range.count > 1 {
            range = range.dropFirst().indices
        }
        while range.count > 1, let last = range.last, reading.isTrailingAdverb(last) {
            range = range.dropLast().indices
        }
        range = withoutLeadingDate(range)
        // "These talks indicate that Norway …": what is stated is stated of Norway.
        if let that = range.last(where: { reading.says(["that", "что"], at: $0) }), that > range.lowerBound {
            range = (that + 1)..<range.upperBound
        }
        if let first = range.first, reading.isPreposition(first) {
            guard let rest = behindPreposition(range) else { return nil }
            range = rest
        }
        guard let first = range.first, range.count <= Self.longestSubject, !reading.isPreposition(range.upperBound - 1),
            !reading.isConjunction(range.upperBound - 1), range.contains(where: { reading.isWord(at: $0) }),
            !reading.isSubordinator(first), !reading.isOblique(first) || range.count > 1,
            !range.contains(where: { breaksSubject($0, in: range) })
        else { return nil }
        return range
    }

    /// Words of the longest subject that is still one thing.
    private static let longestSubject = 24

    /// "On 8 August 2025 the Senate", "In 2024, ministers".
    private func withoutLeadingDate(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first else { return range }
        let head = reading.bytes(first..<min(first + 4, range.upperBound))
        guard let date = within(head, analysis.dates, \.bytes).first else { return range }
        let end = token(at: date.bytes.upperBound)
        guard end < range.upperBound else { return range }
        return end..<range.upperBound
    }

    /// "In Syria citizens …" without its place; "in the final of the cup Ann Smith" is the name that ends it.
    private func behindPreposition(_ range: Range<Int>) -> Range<Int>? {
        let names = within(reading.bytes(range), analysis.names, \.bytes)
        let end = reading.bytes(range).upperBound
        if let last = names.last,
            token(at: last.bytes.upperBound) + 1 >= range.upperBound || last.bytes.upperBound == end,
            last.type != .place, last.type != .country
        {
            return token(at: last.bytes.lowerBound)..<range.upperBound
        }
        guard let place = names.first, place.type == .place || place.type == .country,
            token(at: place.bytes.lowerBound) <= range.lowerBound + 2
        else { return nil }
        let rest = token(at: place.bytes.upperBound)
        return rest >= range.upperBound || reading.isPreposition(rest) ? nil : rest..<range.upperBound
    }

    private func breaksSubject(_ index: Int, in range: Range<Int>) -> Bool {
        let token = reading.tokens[index]
        return reading.isSubordinator(index) && index > range.lowerBound && !reading.says("such", at: index - 1)
            || token.isCyrillic && (reading.isKnownVerb(index) || reading.isVerb(at: index, in: range))
            || token.isSign(":") || token.isSign("…")
            || range.count > 1 && reading.isPersonal(index)
    }

    /// "It can be foreseen that …": "it" stands for nothing, and what is stated comes behind "that".
    func expletiveEnd(_ part: Range<Int>) -> Int? {
        guard let it = part.prefix(2).first(where: { reading.says("it", at: $0) }) else { return nil }
        let ahead = (it + 1)..<min(part.upperBound, it + 8)
        guard let that = ahead.first(where: { reading.says("that", at: $0) }), that + 1 < part.upperBound,
            (ahead.lowerBound..<that).contains(where: { reading.says(["is", "was", "be", "been"], at: $0) })
        else { return nil }
        return that + 1
    }

    /// "There are three …": the subject stands for nothing.
    func isExpletive(_ clause: Clause) -> Bool {
        clause.subject.count == 1 && reading.says("there", at: clause.subject.lowerBound)
    }
}

extension Reading {
    func isSubordinator(_ index: Int) -> Bool { isOne(of: Self.subordinators, at: index) }

    private static let subordinators: WordSet = [
        "if", "when", "where", "which", "who", "whom", "whose", "that", "because", "although", "though", "unless",
        "until",
        "while", "before", "after", "since", "whether", "as", "so", "если", "когда", "где", "который",
        "которая", "которое", "которые", "которого", "которой", "которых", "которому", "которым", "что", "чтобы", "так",
        "то", "пока", "хотя", "поскольку", "потому", "куда", "откуда", "как",
    ]

    /// A pronoun of a person, which cannot be part of a longer subject.
    func isPersonal(_ index: Int) -> Bool { isOne(of: Self.personal, at: index) }

    private static let personal: WordSet = [
        "i", "we", "you", "he", "she", "it", "they", "я", "мы", "вы", "ты", "он", "она", "оно", "они",
    ]

    /// A pronoun in a case that no subject has.
    func isOblique(_ index: Int) -> Bool { isOne(of: Self.oblique, at: index) }

    private static let oblique: WordSet = [
        "me", "us", "him", "them", "меня", "мне", "нас", "нам", "вас", "вам", "его", "ему", "ее", "её", "ей", "их",
        "им",
        "себя", "себе",
    ]

    /// A word between what is measured and its figure that says nothing of it: "an additional", "worth".
    func isFiller(_ index: Int) -> Bool {
        says(
            [
                "additional", "extra", "another", "further", "estimated", "average", "worth", "about", "only",
                "percent",
                "equal", "equivalent", "billion", "million", "thousand",
            ], at: index)
    }

    func isLeadingAdverb(_ index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        return isConjunction(index) || isOne(of: Self.adverbs, at: index)
            || tokens[index].isCapital && ends("ly", at: index) && tokens[index].range.count > 5
    }

    func isTrailingAdverb(_ index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        return ends("ly", at: index) || isOne(of: Self.adverbs, at: index)
    }

    private static let adverbs: WordSet = [
        "also", "then", "now", "further", "still", "again", "already", "thus", "hence", "meanwhile", "instead", "later",
        "earlier", "often", "soon", "today", "yesterday", "never", "always", "once", "here", "there", "so", "yet",
        "также", "тоже", "ранее", "позже", "позднее", "затем", "потом", "теперь", "сейчас", "уже", "еще", "ещё", "пока",
        "не", "бы", "же", "неоднократно", "впоследствии", "тогда", "заранее", "недавно", "снова", "вновь", "впервые",
        "кстати", "напомним", "отметим", "вместе", "вечером", "утром", "днем", "ночью", "сегодня", "вчера",
    ]

}
