import Language

/// What a paragraph speaks of, for the pronouns that point back to it.
struct Topic {
    var subject: String
    var type: Name.Kind?
    var isPlural = false
    /// Where it was last named.
    var bytes: Range<Int>
}

extension Page {
    /// Who a clause speaks of: its own subject, or what a pronoun or nothing at all stands for. Nil where that is not sure.
    func subject(of clause: Clause, after topic: Topic?) -> Found<Topic>? {
        // «…, сказала Смирнова»: who said it comes behind the verb.
        if clause.subject.isEmpty || clause.subject.upperBound < clause.verb.lowerBound, let verb = clause.verb.first,
            reading.tokens[verb].isCyrillic, reading.isA(.speech, at: verb), clause.range.lowerBound == verb
        {
            return nil
        }
        guard let first = clause.subject.first else {
            guard let topic, topic.type != .person || !reading.isPluralRussian(clause.verb) else { return nil }
            return Found(value: topic, rule: "left out: as in the clause before", bytes: nil)
        }
        let words = reading.bytes(clause.subject)
        guard let proper = properSubject(clause.subject), reading.agrees(clause.verb, with: proper) else { return nil }
        if proper.count <= 2, reading.isA(.pronoun, at: proper.lowerBound),
            proper.count == 1 || reading.tokens[proper.lowerBound].isCyrillic
        {
            return antecedent(of: proper.lowerBound, topic)
        }
        if let type = reading.pointsBack(at: proper.lowerBound, upTo: proper.upperBound) {
            // «Страны подписали договор»: many, not the one named before.
            if reading.isPluralRussian(clause.verb) { return nil }
            return nameBefore(words.lowerBound, of: type).map {
                Found(
                    value: Topic(subject: $0.canonical, type: type, bytes: $0.bytes),
                    rule: "words that point back to a \(type.rawValue)", bytes: words)
            }
        }
        if proper.count == 2, reading.says("the", at: first), reading.says(["facility", "plant"], at: first + 1) {
            return plantBefore(words.lowerBound).map {
                Found(value: $0, rule: "words that point back to a plant", bytes: words)
            }
        }
        if reading.isA(.demonstrative, at: proper.lowerBound)
            || reading.says("aforementioned", at: proper.lowerBound + 1)
        {
            return nil
        }
        if reading.isA(.possessive, at: proper.lowerBound) { return owned(proper, topic) }
        let bare = reading.withoutArticle(proper)
        let bytes = reading.bytes(bare)
        // "Foreign Minister Ann Smith" is Ann Smith.
        if let name = within(bytes, analysis.names, \.bytes).last, name.bytes.upperBound == bytes.upperBound,
            !reading.isRussianKin(before: token(at: name.bytes.lowerBound)),
            name.bytes.count * 3 >= bytes.count * 2
                || name.type == .person && reading.match(.title, before: token(at: name.bytes.lowerBound)) != nil
                    && !bare.contains(where: { reading.isA(.preposition, at: $0) || reading.isConjunction($0) })
        {
            // «Смирнова нашли»: one person is no subject of a verb of many.
            if name.type == .person, reading.isPluralRussian(clause.verb) { return nil }
            return Found(
                value: Topic(subject: name.canonical, type: name.type, bytes: bytes), rule: "the name before the verb",
                bytes: name.bytes)
        }
        // "The group", "plans": too little to tell what it was.
        guard
            bare.count > 1 || bare != proper && !reading.says("the", at: proper.lowerBound)
                || !within(bytes, analysis.names, \.bytes).isEmpty || isPlainPlural(bare)
        else { return nil }
        return Found(
            value: Topic(
                subject: text[bytes], type: nil, isPlural: reading.ends("s", at: bare.upperBound - 1), bytes: bytes),
            rule: "the words before the verb", bytes: bytes)
    }

    private func isPlainPlural(_ range: Range<Int>) -> Bool {
        guard range.count == 1, let only = range.first, only > 0 else { return false }
        return reading.tokens[only].isCyrillic || reading.ends("s", at: only) && !reading.says("the", at: only - 1)
    }

    /// "It", "she", «они»: the topic, where it is of the right kind.
    private func antecedent(of pronoun: Int, _ topic: Topic?) -> Found<Topic>? {
        guard let topic else { return nil }
        let isPerson = topic.type == .person
        let fits =
            if reading.says(["he", "she"], at: pronoun)
                || reading.tokens[pronoun].isCyrillic && isOneOf(["он", "она"], pronoun)
            {
                isPerson
            } else if reading.says("it", at: pronoun) {
                topic.type != nil && !isPerson
            } else if reading.says("they", at: pronoun) || isOneOf(["они"], pronoun) {
                topic.isPlural && topic.type == nil
            } else {
                false
            }
        return fits
            ? Found(
                value: topic, rule: "a pronoun: as in the clause before", bytes: reading.bytes(pronoun..<(pronoun + 1)))
            : nil
    }

    private func isOneOf(_ words: [String], _ index: Int) -> Bool {
        words.contains(reading.string(index..<(index + 1)).lowercased())
    }

    /// "its liberation" of Dabiq is "Dabiq's liberation"; left out where the owner is not the topic for certain.
    private func owned(_ range: Range<Int>, _ topic: Topic?) -> Found<Topic>? {
        guard let topic, let type = topic.type, range.count > 1,
            reading.says(["his", "her"], at: range.lowerBound) && type == .person
                || reading.says("its", at: range.lowerBound) && type != .person,
            !range.dropFirst().contains(where: { reading.isA(.possessive, at: $0) })
        else { return nil }
        let words = reading.string((range.lowerBound + 1)..<range.upperBound)
        return Found(
            value: Topic(subject: topic.subject + "’s " + words, type: nil, bytes: reading.bytes(range)),
            rule: "what a pronoun says belongs to \(topic.subject)", bytes: reading.bytes(range))
    }

    /// The last name of a type in the paragraph before `place`.
    func nameBefore(_ place: Int, of type: Name.Kind) -> Name? {
        within(paragraphStart(place)..<place, analysis.names, \.bytes).last { $0.type == type }
    }

    /// The last thing built that the paragraph names in more than its head word: "the first nuclear power plant".
    func plantBefore(_ place: Int) -> Topic? {
        let range = tokens(paragraphStart(place)..<place)
        for head in range.reversed() where reading.isA(.plant, at: head) {
            var start = head
            while start > range.lowerBound, head - start < 8,
                reading.tokens[start - 1].isWord || reading.tokens[start - 1].isSign("'"),
                !reading.isA(.determiner, at: start - 1), !reading.isA(.preposition, at: start - 1),
                reading.verbForm(at: start - 1, from: range.lowerBound) == nil, !reading.isConjunction(start - 1)
            { start -= 1 }
            if head - start > 0 {
                let bytes = reading.bytes(start..<(head + 1))
                return Topic(subject: text[bytes], type: .other, bytes: bytes)
            }
        }
        return nil
    }

    /// Where the paragraph begins that holds `place`, or the reach of a pointer back.
    func paragraphStart(_ place: Int) -> Int {
        var at = place
        while at > 0, place - at < Self.paragraph, text.utf8[at - 1] != 0x0A { at -= 1 }
        return at
    }

    /// How far back, in bytes, such words may point.
    private static let paragraph = 2000
}
