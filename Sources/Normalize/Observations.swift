import Language
import Records

extension Page {
    /// A fact for every figure that measures or counts something.
    func addObservations(to out: inout [Reasoned]) {
        let figures = analysis.quantities
        var next = 0
        var last: Fact?
        var end = 0
        for sentence in analysis.sentences {
            // Nothing is inherited across paragraphs.
            if text.utf8[end..<max(end, sentence.lowerBound)].contains(0x0A) { last = nil }
            end = sentence.upperBound
            while next < figures.count, figures[next].bytes.lowerBound < sentence.lowerBound { next += 1 }
            while next < figures.count, figures[next].bytes.lowerBound < sentence.upperBound {
                if let found = observation(of: figures[next], in: sentence, after: last) {
                    last = found.fact
                    out.append(found)
                }
                next += 1
            }
        }
    }

    private func observation(of written: Quantity, in sentence: Range<Int>, after last: Fact?) -> Reasoned? {
        let quantity = asAge(written) ?? written
        guard quantity.kind != .ordinal, quantity.kind != .number, !pointsBack(quantity), !isDistance(quantity),
            !isTitle(quantity)
        else { return nil }
        var phrase = measured(quantity, in: sentence)
        var subject = subject(of: quantity, in: sentence)
        if let last {
            let figure = text.bytes(last.evidence.span)
            let inherited = last.subject.map { Found(value: $0, rule: "as for the figure before it", bytes: figure) }
            if isInBrackets(quantity, after: last) {
                phrase = Found(
                    value: (last.property, last.of), rule: "the same in another unit, in brackets", bytes: figure)
            } else if last.unit == quantity.unit, quantity.kind != .count, !hasOwnClause(quantity, after: figure),
                isElliptic(phrase.value.property, in: sentence, after: last, quantity)
            {
                phrase = Found(
                    value: (last.property, last.of), rule: "left out: as for the figure before it", bytes: figure)
                subject = inherited ?? subject
            }
            // A list goes on about the same: "a lead of 5 km, 3 km and 2 km".
            if subject == nil, figure.lowerBound >= sentence.lowerBound, last.unit == quantity.unit {
                subject = inherited
            }
        }
        if subject?.value == phrase.value.property { subject = nil }
        let place = within(near(quantity.bytes.lowerBound, in: sentence), analysis.names, \.bytes).last(
            where: isLocative)
        let time = time(of: quantity.bytes, in: sentence)
        let status = status(of: quantity.bytes, in: sentence)
        let fact = Fact(
            kind: .observation, subject: subject?.value, property: phrase.value.property, value: quantity.value,
            min: quantity.min, max: quantity.max, bound: quantity.bound, unit: quantity.unit,
            unitText: quantity.unitText,
            of: phrase.value.of, trend: quantity.trend, measure: quantity.measure, status: status.value,
            time: time?.value,
            place: place?.canonical, evidence: text.passage(quantity.bytes, in: doc), lang: analysis.lang,
            rule: "figure/" + quantity.kind.rawValue)
        return Reasoned(
            fact: fact,
            reasons: because(
                [
                    Reason(field: "value", rule: "the number with its scale", bytes: quantity.number),
                    phrase.reason(for: "property"), status.reason(for: "status"),
                ]
                    + [
                        subject?.reason(for: "subject"), time?.reason(for: "time"),
                        place.map {
                            Reason(field: "place", rule: "the last place with a preposition of place", bytes: $0.bytes)
                        },
                    ].compactMap { $0 }))
    }

    /// Whether a figure stands in a clause with a subject of its own, behind the figure before it.
    private func hasOwnClause(_ quantity: Quantity, after figure: Range<Int>) -> Bool {
        guard let stated = stated(around: quantity.bytes), let first = stated.clause.subject.first else { return false }
        return Int(reading.tokens[first].start) >= figure.upperBound && stated.subject.value.type != nil
    }

    /// "2.4 million yen ($22,480)": the same in another unit.
    private func isInBrackets(_ quantity: Quantity, after last: Fact) -> Bool {
        let end = text.bytes(last.evidence.span).upperBound
        return end < quantity.bytes.lowerBound && quantity.bytes.lowerBound - end <= 3
            && text[end..<quantity.bytes.lowerBound].contains("(")
    }

    /// "One of the firms" and "the two countries" count nothing new.
    private func pointsBack(_ quantity: Quantity) -> Bool {
        // "Four times the number" counts nothing.
        if quantity.kind == .count, reading.says("times", at: token(at: quantity.bytes.upperBound) - 1) {
            let next = token(at: quantity.bytes.upperBound)
            if reading.isA(.determiner, at: next) || reading.says(["as", "more", "higher", "larger", "what"], at: next)
            {
                return true
            }
        }
        guard quantity.kind == .count, let value = quantity.value, value <= 10 else { return false }
        let first = token(at: quantity.bytes.lowerBound)
        return value == 1 && reading.isWord(at: first)
            || reading.says(["the", "these", "those", "both", "эти"], at: first - 1)
            || reading.says(["both", "оба", "обе"], at: first)
    }

    /// Whether a figure measures what the one before it did: "in 2023, 54 percent", "this rate fell to …", "with the target of …".
    private func isElliptic(_ property: String, in sentence: Range<Int>, after last: Fact, _ quantity: Quantity) -> Bool
    {
        let words = property.split(separator: " ").map { $0.lowercased() }
        if let head = words.first, Self.pointers.contains(head) { return true }
        if words.isEmpty || property == quantity.kind.rawValue { return true }
        guard quantity.kind == .percent, last.of != nil || last.property.hasPrefix("share") else { return false }
        // Only a period stands between the two figures.
        let start = text.span(quantity.bytes).start
        return last.evidence.end <= start && start - last.evidence.end < Self.shortest && !property.hasPrefix("share")
    }

    private static let pointers: Set<String> = [
        "rate", "figure", "share", "indicator", "target", "goal", "aim", "level", "показатель", "доля",
    ]

    /// Code points between two figures of one series: "45 percent of coal exports, in 2023, 54 percent".
    private static let shortest = 60

    /// What is measured: the counted noun, the noun behind "of" or "in", or the words the figure leans on.
    private func measured(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)> {
        if let behind = nounBehindOf(quantity, in: sentence) { return behind }
        if quantity.kind == .count, let name = quantity.unitName {
            return Found(value: (name, nil), rule: "the noun that is counted", bytes: quantity.bytes)
        }
        if quantity.kind == .age { return Found(value: ("age", nil), rule: "the kind of the figure", bytes: nil) }
        if let noun = describedNoun(quantity, in: sentence) {
            return Found(value: (reading.string(noun), nil), rule: "the noun it describes", bytes: reading.bytes(noun))
        }
        return nounBefore(quantity, in: sentence)
            ?? Found(value: (quantity.kind.rawValue, nil), rule: "the kind of the figure", bytes: nil)
    }

    /// "45 percent of the exports", "2 billion dollars in revenue".
    private func nounBehindOf(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)>?
    {
        let after = tokens(behind(quantity.bytes.upperBound, in: sentence))
        guard let first = after.first,
            reading.match(.of, at: first) != nil
                && (quantity.kind != .duration && quantity.kind != .count && quantity.kind != .age)
                || reading.says("in", at: first) && quantity.kind != .count && quantity.kind != .duration
                    && quantity.kind != .age
                    && quantity.measure != .change
                    && !isCapital(first + 1),
            !startsWithDate(first + 1)
        else { return nil }
        let hasArticle = reading.says(["the", "a", "an"], at: first + 1) || reading.isA(.possessive, at: first + 1)
        let start = hasArticle ? first + 2 : first + 1
        let end = nounPhraseEnd(from: start, to: after.upperBound)
        guard end > start, !reading.isA(.pronoun, at: start),
            !reading.mayBegin(Role.direction.bit | Role.month.bit, at: start)
        else { return nil }
        let phrase = reading.string(start..<end)
        let isShare = quantity.kind == .percent && !reading.says("in", at: first) && quantity.measure != .change
        return Found(
            value: isShare ? ("share of " + phrase, phrase) : (phrase, nil), rule: "the noun behind \"of\"",
            bytes: reading.bytes(start..<end))
    }

    /// "a $150,000 contract", «150-летнему юбилею»: the noun right behind a figure that describes it.
    private func describedNoun(_ quantity: Quantity, in sentence: Range<Int>) -> Range<Int>? {
        let start = token(at: quantity.bytes.upperBound)
        let isCompound = quantity.unitText?.hasPrefix("-") == true
        guard start < reading.tokens.count, Int(reading.tokens[start].start) < sentence.upperBound,
            quantity.kind == .money || quantity.kind == .percent || isCompound || quantity.kind == .temperature,
            !reading.isRussian || isCompound, reading.isWord(at: start), !reading.isStop(start),
            !reading.tokens[start].isCapital,
            !reading.isA(.preposition, at: start), !reading.isAdverb(start),
            reading.verbForm(at: start, from: start - 1) != .finite,
            !reading.mayBegin(Role.ago.bit | Role.month.bit | Role.weekday.bit, at: start)
        else { return nil }
        let end = nounPhraseEnd(from: start, to: min(start + 4, tokens(sentence).upperBound))
        return end > start && !reading.endsWithAdjective(start..<end) && !reading.ends("er", at: end - 1)
            && !reading.says(["worth"], at: start)
            ? start..<end : nil
    }

    /// What stands before the figure: "a cost of 5 dollars", "exports rose by 5%", "paid 5 dollars".
    private func nounBefore(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)>? {
        var lean = near(quantity.bytes.lowerBound, in: sentence)
        // What stands before another figure belongs to that.
        if let other = within(lean, analysis.quantities, \.bytes).last, other.kind != .ordinal,
            other.bytes.upperBound <= lean.upperBound
        {
            lean = other.bytes.upperBound..<lean.upperBound
        }
        let range = tokens(lean)
        var at = range.upperBound
        while at > range.lowerBound, reading.isA(.filler, at: at - 1) || reading.isAdverb(at - 1) { at -= 1 }
        let hasPreposition = at > range.lowerBound && reading.isA(.preposition, at: at - 1)
        let isAdjacent = at == range.upperBound && !hasPreposition && !reading.isRussian
        if hasPreposition { at -= 1 }
        while at > range.lowerBound, reading.isAdverb(at - 1) { at -= 1 }
        // «Цена — 5 рублей».
        if at - 1 > range.lowerBound, reading.isDash(at: at - 1) || reading.isSign(":", at: at - 1) { at -= 1 }
        guard at > range.lowerBound, reading.isWord(at: at - 1) || reading.isSign(")", at: at - 1) else { return nil }
        let clause = stated(around: quantity.bytes)
        let verb = clause?.clause.verb
        if let verb, verb.contains(at - 1) || reading.isMovement(at - 1) && verb.upperBound >= at - 2 {
            let carries = reading.isMovement(verb.upperBound - 1) || reading.isA(.level, at: verb.upperBound - 1)
            if carries, let clause, clause.subject.value.type == nil || clause.clause.subject.count > 1,
                let subject = properSubject(clause.clause.subject)
            {
                let bare = reading.withoutArticle(subject)
                return Found(
                    value: (reading.string(bare), nil), rule: "the subject of its verb", bytes: reading.bytes(bare))
            }
            return Found(
                value: (reading.string(verb), nil), rule: "the verb it stands behind", bytes: reading.bytes(verb))
        }
        // "a standard 3.5-liter engine": what stands right before describes what comes behind.
        guard !isAdjacent else { return nil }
        let phrase = nounPhrase(
            endingAt: at, from: max(range.lowerBound, verb.map { $0.upperBound <= at ? $0.upperBound : 0 } ?? 0))
        guard !phrase.isEmpty, !reading.isFrame(phrase.lowerBound - 1), !reading.endsWithAdjective(phrase),
            !phrase.contains(where: { reading.match(.ongoing, at: $0) != nil || reading.match(.period, at: $0) != nil })
        else { return nil }
        let bytes = reading.bytes(phrase)
        // A name is who it is about, not what is measured.
        guard !within(bytes, analysis.names, \.bytes).contains(where: { $0.bytes.count * 3 >= bytes.count * 2 }) else {
            return nil
        }
        return Found(value: (reading.string(phrase), nil), rule: "the noun phrase before it", bytes: bytes)
    }

    /// «Двенадцать стульев»: a name in quotation marks counts nothing.
    private func isTitle(_ quantity: Quantity) -> Bool {
        let first = token(at: quantity.bytes.lowerBound)
        return reading.isQuotation(first - 1) && reading.isGlued(first)
            && (reading.isQuotation(token(at: quantity.bytes.upperBound))
                || reading.isWord(at: first) && reading.tokens[first].isCapital)
    }

    /// "Three days ago", "over the past two years", «через 6 дней»: how far off something is, not how long.
    private func isDistance(_ quantity: Quantity) -> Bool {
        guard quantity.kind == .duration else { return false }
        let first = token(at: quantity.bytes.lowerBound)
        let end = token(at: quantity.bytes.upperBound)
        // «в 12 часов», «в 41 год»: when, not how long.
        if reading.isRussian, reading.says("в", at: first - 1), !reading.mayBegin(Role.bound.bit, at: first) {
            return true
        }
        let isLastOrNext = reading.match(.direction, before: first).map {
            !reading.says("to", at: $0.range.lowerBound - 1)
        }
        return reading.match(.ago, at: end) != nil || isLastOrNext == true
            || reading.match(.ahead, before: first) != nil || reading.says(["after", "before"], at: end)
    }

    private func isCapital(_ index: Int) -> Bool {
        let at = reading.says(["the", "a", "an"], at: index) ? index + 1 : index
        return at < reading.tokens.count && reading.tokens[at].isCapital
    }

    private func startsWithDate(_ index: Int) -> Bool {
        guard index < reading.tokens.count else { return true }
        return reading.tokens[index].isDigits
    }

    /// The end of the words from `start` up to a verb, a date or a sign.
    private func nounPhraseEnd(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, at - start < 8 {
            let token = reading.tokens[at]
            let isPossessive = token.isSign("'") && reading.isGlued(at)
            guard token.isWord || token.isDash && reading.isGlued(at) || isPossessive,
                at == start || !reading.isStop(at) && reading.verbForm(at: at, from: start) == nil || isPossessive
                    || reading.isPossessiveEnding(at),
                !reading.mayBegin(Role.month.bit | Role.weekday.bit, at: at) || reading.says(["may", "march"], at: at)
            else { break }
            at += 1
        }
        while at > start, !reading.tokens[at - 1].isWord || reading.isA(.adverb, at: at - 1) { at -= 1 }
        return at
    }

    /// The noun phrase that ends before `end`: back to a verb, a sign or a word that begins one.
    private func nounPhrase(endingAt end: Int, from lower: Int) -> Range<Int> {
        var start = end
        while start > lower, end - start < 10 {
            let at = start - 1
            let token = reading.tokens[at]
            // "the share of e-commerce in retail": links stay inside the phrase.
            let isLink =
                start < end && at > lower
                && (reading.says("of", at: at) || reading.says("in", at: at) || reading.isRussianLink(at))
                && !reading.isStop(at - 1) && reading.isWord(at: at - 1)
            let isPossessive = token.isSign("'") && reading.isGlued(at) || reading.isPossessiveEnding(at)
            guard
                isLink || isPossessive || token.isDash && reading.isGlued(at) && reading.isGlued(start)
                    || token.isWord && !reading.isStop(at) && !reading.isA(.preposition, at: at)
                        && !reading.isMovement(at)
                        && !reading.isConjunction(at) && reading.verbForm(at: at, from: lower) == nil
            else { break }
            start -= 1
        }
        while start < end, !reading.tokens[start].isWord || reading.isAdverb(start) || reading.isPossessiveEnding(start)
        {
            start += 1
        }
        return start..<end
    }

    /// Who or what the figure is about: the subject of its clause, or whom what is measured belongs to.
    private func subject(of quantity: Quantity, in sentence: Range<Int>) -> Found<String>? {
        let bytes = quantity.bytes
        if quantity.kind == .age { return nameOfAge(quantity) }
        let words = tokens(near(bytes.lowerBound, in: sentence)).suffix(12)
        let after = within(
            bytes.upperBound..<max(bytes.upperBound, min(sentence.upperBound, bytes.upperBound + Self.owned)),
            analysis.names,
            \.bytes)
        // "45 percent of Norway's exports".
        if reading.match(.of, at: token(at: bytes.upperBound)) != nil, let owner = after.first, owner.type != .other,
            !reading.isRussian || quantity.kind != .count,
            token(at: owner.bytes.lowerBound) <= token(at: bytes.upperBound) + 2
        {
            return Found(value: owner.canonical, rule: "the name behind \"of\"", bytes: owner.bytes)
        }
        if let pointer = words.first(where: {
            // «Страны» that begin a sentence are many.
            !(reading.isRussian && reading.tokens[$0].isCapital)
                && (reading.pointsBack(at: $0, upTo: $0 + 1) == .country
                    || reading.pointsBack(at: $0, upTo: $0 + 2) == .country)
        }),
            let country = nameBefore(bytes.lowerBound, of: .country)
        {
            return Found(
                value: country.canonical, rule: "words that point back to a country",
                bytes: reading.bytes(pointer..<(pointer + 1)))
        }
        guard let stated = stated(around: bytes) else { return nameBefore(figure: quantity, in: sentence) }
        let clause = stated.clause
        let first = token(at: bytes.lowerBound)
        guard clause.verb.lowerBound < first, first - clause.verb.upperBound <= Self.sway else { return nil }
        // "Norway's exports rose 5%": what is measured is the exports, and they are Norway's.
        if stated.subject.value.type == nil,
            let name = within(reading.bytes(clause.subject), analysis.names, \.bytes).first(where: isOwner)
        {
            return Found(value: name.canonical, rule: "the name that owns the subject of its verb", bytes: name.bytes)
        }
        return Found(value: stated.subject.value.subject, rule: stated.subject.rule, bytes: stated.subject.bytes)
    }

    /// «Ему было 85 лет», «Кейну 65 лет»: years that somebody has lived.
    private func asAge(_ quantity: Quantity) -> Quantity? {
        guard quantity.kind == .duration, quantity.unit == "a", reading.isRussian else { return nil }
        var before = token(at: quantity.bytes.lowerBound) - 1
        let isBirthday = reading.isA(.birthday, at: before)
        if reading.isA(.auxiliary, at: before) || isBirthday { before -= 1 }
        // «позволили Смирнову 15 лет скрываться».
        guard before >= 0, !reading.isRussianInfinitive(token(at: quantity.bytes.upperBound)),
            isBirthday || reading.isA(.dative, at: before) || isDativeName(before)
        else { return nil }
        var age = quantity
        age.kind = .age
        age.unit = "a{age}"
        return age
    }

    private func isDativeName(_ index: Int) -> Bool {
        let place = Int(reading.tokens[index].start)
        return ["у", "ю"].contains { reading.ends($0, at: index) }
            && within(max(0, place - Self.owned)..<(place + 1), analysis.names, \.bytes).contains {
                $0.type == .person && $0.bytes.contains(place)
            }
    }

    /// Words behind a verb within which its subject is what a figure is about.
    private static let sway = 10

    /// «28-летняя Анна Смирнова», "Ann Smith, 28": the person whose age it is.
    private func nameOfAge(_ quantity: Quantity) -> Found<String>? {
        let end = token(at: quantity.bytes.upperBound)
        let start = token(at: quantity.bytes.lowerBound)
        let around = max(0, quantity.bytes.lowerBound - Self.owned)..<(quantity.bytes.upperBound + Self.owned)
        let name = within(around, analysis.names, \.bytes).first {
            $0.type == .person
                && (token(at: $0.bytes.lowerBound) == end
                    || token(at: $0.bytes.upperBound) == start - 1 && reading.isSign(",", at: start - 1))
        }
        return name.map { Found(value: $0.canonical, rule: "the person beside it", bytes: $0.bytes) }
    }

    /// "Norway's exports", "the exports of Norway".
    private func isOwner(_ name: Name) -> Bool {
        reading.isSign("'", at: token(at: name.bytes.upperBound))
            || reading.match(.of, before: token(at: name.bytes.lowerBound)) != nil
    }

    /// «Анна Смирнова — 52 %»: a name and a dash or a colon right before the figure.
    private func nameBefore(figure quantity: Quantity, in sentence: Range<Int>) -> Found<String>? {
        let at = token(at: quantity.bytes.lowerBound) - 1
        guard reading.isDash(at: at) || reading.isSign(":", at: at),
            let name = within(near(quantity.bytes.lowerBound, in: sentence), analysis.names, \.bytes).last,
            token(at: name.bytes.upperBound) == at
        else { return nil }
        return Found(value: name.canonical, rule: "the name before it", bytes: name.bytes)
    }

    /// Bytes behind a figure within which its owner's name begins.
    private static let owned = 60

    /// "in Norway", "across Asia", «в Норвегии»: where something is.
    func isLocative(_ name: Name) -> Bool {
        guard name.type == .country || name.type == .place else { return false }
        var at = token(at: name.bytes.lowerBound) - 1
        if reading.says("the", at: at) { at -= 1 }
        // "near the North Sea coast" is not in the sea.
        let next = token(at: name.bytes.upperBound)
        let isPart =
            !reading.isRussian && reading.isWord(at: next) && !reading.isStop(next)
            && !reading.isA(.preposition, at: next) && !reading.isAdverb(next)
            && reading.verbForm(at: next, from: next - 1) == nil
        return reading.isA(.locative, at: at) && !isPart
    }

    /// How far a figure's words may lie from it, in bytes: a sentence without end must not be read for each figure.
    private static let reach = 1000

    /// The part of the sentence behind `place` that lies within reach.
    private func behind(_ place: Int, in sentence: Range<Int>) -> Range<Int> {
        place..<max(place, min(sentence.upperBound, place + Self.reach))
    }

    /// The part of the sentence before `place` that lies within reach.
    private func near(_ place: Int, in sentence: Range<Int>) -> Range<Int> {
        max(sentence.lowerBound, min(place, place - Self.reach))..<max(sentence.lowerBound, place)
    }

    func status(of bytes: Range<Int>, in sentence: Range<Int>) -> Found<Fact.Status> {
        let range = tokens(sentence.lowerBound..<bytes.lowerBound)
        for at in range.suffix(8).reversed() {
            guard let cue = reading.match(.status, at: at) else { continue }
            // "195 goals" are no aim.
            if at > range.lowerBound, reading.isDigits(at: at - 1) || reading.mayBegin(Role.numeral.bit, at: at - 1) {
                continue
            }
            // "May" of a date is a month, not a possibility.
            let cueBytes = reading.bytes(at..<cue.end)
            let dates = within(
                max(0, cueBytes.lowerBound - Self.longestDate)..<cueBytes.upperBound, analysis.dates, \.bytes)
            if dates.contains(where: { $0.bytes.overlaps(cueBytes) }) { continue }
            let status =
                [.actual, .estimate, .forecast, .target, .possible][min(4, max(0, Int(cue.value)))] as Fact.Status
            return Found(value: status, rule: "a cue before it", bytes: cueBytes)
        }
        return Found(value: .actual, rule: "no cue before it", bytes: nil)
    }

    /// Bytes of the longest date that is looked back over.
    private static let longestDate = 80
}
