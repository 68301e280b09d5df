import Language

extension Page {
    /// The words of a subject that name somebody or something, without the time, place and adverbs that lead up to them:
    /// "In May 2025 the Senate" is "the Senate". Nil where no noun phrase is left, so that nothing is stated of half a
    /// sentence.
    func properSubject(_ range: Range<Int>) -> Range<Int>? {
        var range = withoutRemark(withoutLeadingDate(reading.withoutAdverbs(range)))
        // "These talks indicate that Norway …": what is stated is stated of Norway.
        if let that = range.last(where: { reading.says("that", at: $0) || reading.says("что", at: $0) }),
            that > range.lowerBound
        {
            range = (that + 1)..<range.upperBound
        }
        // "In the 1999 election he …".
        if let last = range.last, reading.isA(.pronoun, at: last) {
            let isOpened = range.count == 1 || reading.isA(.preposition, at: range.lowerBound)
            return isOpened || reading.tokens[last].isCyrillic ? last..<(last + 1) : nil
        }
        if let first = range.first, reading.isA(.preposition, at: first) {
            guard let rest = behindPreposition(range) else { return nil }
            range = rest
        }
        range = reading.withoutAdverbs(reading.withoutRussianObject(withoutTrailingTime(range)))
        guard let first = range.first, let last = range.last, range.count <= Self.longestSubject,
            reading.isWord(at: last) || reading.tokens[last].isDigits || reading.tokens[last].isSign("\""),
            !reading.isA(.preposition, at: last), !reading.isConjunction(last), !reading.isA(.determiner, at: last),
            !reading.isA(.subordinator, at: first), !reading.isA(.preposition, at: first),
            !reading.isParticiple(first) && !reading.isA(.participle, at: first) || reading.tokens[first].isCapital,
            !reading.isA(.oblique, at: first) || range.count > 1, !reading.isA(.dative, at: first),
            range.contains(where: { reading.isWord(at: $0) }),
            !range.contains(where: { breaksSubject($0, in: range) }), !isCutName(range.upperBound),
            !reading.isRussianParticiple(first), !reading.isAdverb(first) || range.count > 1, !isObliqueName(last),
            !reading.isRussianOblique(range),
            !reading.isA(.participle, at: first) || !reading.isA(.preposition, at: first + 1),
            !(reading.isParticiple(first) && reading.isA(.preposition, at: first + 1))
        else { return nil }
        return range
    }

    /// "The Association of Ferry Companies (AFC)".
    private func withoutRemark(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, reading.isSign(")", at: last),
            let open = range.last(where: { reading.isSign("(", at: $0) }), open > range.lowerBound
        else { return range }
        return range.lowerBound..<open
    }

    /// Words of the longest subject that is still one thing.
    private static let longestSubject = 24

    /// Whether a subject that ends before `end` ends inside a name or a figure.
    private func isCutName(_ end: Int) -> Bool {
        guard end > 0, end < reading.tokens.count else { return false }
        let place = Int(reading.tokens[end].start)
        return within(max(0, place - 80)..<place, analysis.names, \.bytes).contains { $0.bytes.upperBound > place }
    }

    /// «Кроуфорду», «Смирновым»: a person in a case that no subject has.
    private func isObliqueName(_ index: Int) -> Bool {
        guard reading.tokens[index].isCyrillic else { return false }
        let place = Int(reading.tokens[index].start)
        return ["у", "ю", "ым", "ом", "ем"].contains { reading.ends($0, at: index) }
            && within(max(0, place - 80)..<(place + 1), analysis.names, \.bytes).contains {
                $0.type == .person && $0.bytes.contains(place)
            }
    }

    private func withoutLeadingDate(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first else { return range }
        let head = reading.bytes(first..<min(first + 4, range.upperBound))
        guard let date = within(head, analysis.dates, \.bytes).first else { return range }
        let end = token(at: date.bytes.upperBound)
        guard end < range.upperBound else { return range }
        return end..<range.upperBound
    }

    /// "Dell on Monday", «Сенат США 17 мая 2018 года», "the boxer after his defeat": a subject ends where its time begins.
    private func withoutTrailingTime(_ range: Range<Int>) -> Range<Int> {
        var range = range
        let bytes = reading.bytes(range)
        if let date = within(bytes, analysis.dates, \.bytes).last,
            !reading.isSign("(", at: token(at: date.bytes.lowerBound) - 1)
        {
            let start = token(at: date.bytes.lowerBound)
            if start > range.lowerBound + 1 || start > range.lowerBound && !reading.isA(.preposition, at: start - 1) {
                range = range.lowerBound..<start
            }
        }
        if let cut = range.dropFirst().first(where: {
            (reading.isA(.temporal, at: $0)) && !reading.isA(.locative, at: $0)
                && !reading.says(["on", "с", "за", "во"], at: $0)
                || reading.says("on", at: $0) && reading.mayBegin(Role.weekday.bit, at: $0 + 1)
                || reading.isFrame($0)
        }) {
            range = range.lowerBound..<cut
        }
        if reading.isRussian, let last = range.last, reading.says(["раз", "раза"], at: last) {
            // «Сенат не раз», «клуб семь раз».
            range = range.dropLast(2).indices
        }
        while range.count > 1, let last = range.last,
            reading.isA(.preposition, at: last) || reading.mayBegin(Role.weekday.bit, at: last)
        { range = range.dropLast().indices }
        return range
    }

    /// "In Syria citizens …" without its place; "in the final of the cup Ann Smith" is the name that ends it.
    private func behindPreposition(_ range: Range<Int>) -> Range<Int>? {
        let names = within(reading.bytes(range), analysis.names, \.bytes)
        let end = reading.bytes(range).upperBound
        if !reading.isRussian, let last = names.last,
            token(at: last.bytes.upperBound) + 1 >= range.upperBound || last.bytes.upperBound == end,
            last.type != .place, last.type != .country, last.type != .other
        {
            let start = token(at: last.bytes.lowerBound)
            return start > range.lowerBound && !reading.isA(.preposition, at: start - 1)
                && !reading.isA(.determiner, at: start - 1) || last.type == .event ? start..<range.upperBound : nil
        }
        guard let place = names.first, place.type == .place || place.type == .country,
            token(at: place.bytes.lowerBound) <= range.lowerBound + 2,
            !reading.isRussian || reading.nationality(at: token(at: place.bytes.lowerBound)) == nil
        else { return nil }
        let rest = token(at: place.bytes.upperBound)
        return rest >= range.upperBound || reading.isA(.preposition, at: rest) || reading.isSign("'", at: rest)
            ? nil : rest..<range.upperBound
    }

    private func breaksSubject(_ index: Int, in range: Range<Int>) -> Bool {
        let token = reading.tokens[index]
        if index > range.lowerBound, reading.isA(.subordinator, at: index), !reading.isA(.preposition, at: index) {
            return true
        }
        return reading.isA(.relative, at: index) || token.isSign(":") || token.isSign("…") || token.isSign("?")
            || token.isSign("!") || token.isSign("=") || token.isSign("_")
            || reading.isSign("/", at: index) && reading.isGlued(index)
            || range.count > 1
                && (reading.isA(.speaker, at: index) || reading.isOne(of: pronouns, at: index))
            || token.isCyrillic && reading.isRussianVerb(index)
            || token.isDash && token.isSpaced
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
}

extension Reading {
    /// Without the conjunctions and adverbs around it, and the article before it.
    func withoutAdverbs(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while range.count > 1, let first = range.first,
            isConjunction(first) || isA(.adverb, at: first) || !tokens[first].isWord && !tokens[first].isDigits
                || tokens[first].isCapital && ends("ly", at: first) && tokens[first].range.count > 5
        { range = range.dropFirst().indices }
        while range.count > 1, let last = range.last,
            isAdverb(last) || isSign("\"", at: last) && !range.dropLast().contains(where: { isSign("\"", at: $0) })
        { range = range.dropLast().indices }
        return range
    }

    func withoutArticle(_ range: Range<Int>) -> Range<Int> {
        range.count > 1 && says(["the", "a", "an"], at: range.lowerBound) ? range.dropFirst().indices : range
    }
}

private let pronouns: WordSet = ["he", "she", "it", "they"]
