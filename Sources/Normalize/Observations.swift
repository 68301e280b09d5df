import Language
import Records

extension Page {
    /// A fact for every figure that measures or counts something.
    func observations() -> [Reasoned] {
        var out: [Reasoned] = []
        var next = 0
        var last: Fact?
        var end = 0
        for sentence in analysis.sentences {
            // Nothing is inherited across paragraphs.
            if text.utf8[end..<max(end, sentence.lowerBound)].contains(0x0A) { last = nil }
            end = sentence.upperBound
            while next < analysis.quantities.count, analysis.quantities[next].bytes.lowerBound < sentence.lowerBound {
                next += 1
            }
            while next < analysis.quantities.count, analysis.quantities[next].bytes.lowerBound < sentence.upperBound {
                if let found = observation(of: analysis.quantities[next], in: sentence, after: last) {
                    out.append(found)
                    last = found.fact
                }
                next += 1
            }
        }
        return out
    }

    private func observation(of quantity: Quantity, in sentence: Range<Int>, after last: Fact?) -> Reasoned? {
        guard quantity.kind != .ordinal, quantity.kind != .number, !pointsBack(quantity) else { return nil }
        var phrase = measured(quantity, in: sentence)
        var subject = subject(of: quantity.bytes, in: sentence)
        if let last {
            let figure = text.bytes(last.evidence.span)
            let inherited = last.subject.map { Found(value: $0, rule: "as for the figure before it", bytes: figure) }
            if isInBrackets(quantity, after: last) {
                phrase = Found(
                    value: (last.property, last.of), rule: "the same in another unit, in brackets", bytes: figure)
            } else if last.unit == quantity.unit, quantity.kind != .count,
                isElliptic(phrase.value.property, in: sentence, after: last, quantity)
            {
                phrase = Found(
                    value: (last.property, last.of), rule: "left out: as for the figure before it", bytes: figure)
                subject = inherited ?? subject
            }
            if figure.lowerBound >= sentence.lowerBound,
                !hasName(besideFigureAt: quantity.bytes.lowerBound, in: sentence)
            {
                // A sentence goes on about the same unless the part with the figure names somebody.
                subject = inherited ?? subject
            }
        }
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
            reasons: [
                Reason(field: "value", rule: "the number with its scale", bytes: quantity.number),
                phrase.reason(for: "property"), status.reason(for: "status"),
            ]
                + [
                    subject?.reason(for: "subject"), time?.reason(for: "time"),
                    place.map {
                        Reason(field: "place", rule: "the last place with a preposition of place", bytes: $0.bytes)
                    },
                ].compactMap { $0 })
    }

    /// "2.4 million yen ($22,480)": the same in another unit.
    private func isInBrackets(_ quantity: Quantity, after last: Fact) -> Bool {
        let end = text.bytes(last.evidence.span).upperBound
        return end < quantity.bytes.lowerBound && quantity.bytes.lowerBound - end <= 3
            && text[end..<quantity.bytes.lowerBound].contains("(")
    }

    /// Whether a name stands between the last comma and the figure.
    private func hasName(besideFigureAt place: Int, in sentence: Range<Int>) -> Bool {
        let before = tokens(near(place, in: sentence))
        let comma = before.last { reading.isSign(",", at: $0) || reading.isSign(";", at: $0) }
        let start = comma.map { Int(reading.tokens[$0].end) } ?? sentence.lowerBound
        return start < place && within(start..<place, analysis.names, \.bytes).contains { $0.type != .place }
    }

    /// "One of the firms" and "the two countries" count nothing new.
    private func pointsBack(_ quantity: Quantity) -> Bool {
        guard quantity.kind == .count, let value = quantity.value, value <= 10 else { return false }
        let first = token(at: quantity.bytes.lowerBound)
        return value == 1 && reading.isWord(at: first)
            || reading.says(["the", "these", "those", "both", "эти", "оба", "обе"], at: first - 1)
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

    /// What is measured: the counted noun, the noun behind "of" or "in", or the phrase before the verb.
    private func measured(_ quantity: Quantity, in sentence: Range<Int>) -> Found<(property: String, of: String?)> {
        let after = tokens(behind(quantity.bytes.upperBound, in: sentence))
        if let first = after.first,
            reading.match(.of, at: first) != nil || quantity.kind == .percent && reading.says("in", at: first),
            !startsWithDate(first + 1)
        {
            let start = reading.says(["the", "a", "an"], at: first + 1) ? first + 2 : first + 1
            let phrase = nounPhrase(from: start, to: after.upperBound)
            if !phrase.isEmpty {
                let bytes = reading.bytes(start..<after.upperBound).lowerBound
                return Found(
                    value: quantity.kind == .percent ? ("share of " + phrase, phrase) : (phrase, nil),
                    rule: "the noun behind \"of\"", bytes: bytes..<(bytes + phrase.utf8.count))
            }
        }
        if quantity.kind == .count, let name = quantity.unitName {
            return Found(value: (name, nil), rule: "the noun that is counted", bytes: quantity.bytes)
        }
        if quantity.kind == .age { return Found(value: ("age", nil), rule: "the kind of the figure", bytes: nil) }
        var before = near(quantity.bytes.lowerBound, in: sentence)
        // What stands before another figure belongs to that.
        if let other = within(before, analysis.quantities, \.bytes).last, other.kind != .ordinal,
            other.bytes.upperBound <= before.upperBound
        {
            before = other.bytes.upperBound..<before.upperBound
        }
        let phrase = lastNounPhrase(in: tokens(before))
        return phrase.isEmpty
            ? Found(value: (quantity.kind.rawValue, nil), rule: "the kind of the figure", bytes: nil)
            : Found(value: (phrase, nil), rule: "the noun phrase before it", bytes: nil)
    }

    private func startsWithDate(_ index: Int) -> Bool {
        guard index < reading.tokens.count else { return true }
        return reading.tokens[index].isDigits
    }

    /// Words from `start` up to a verb, a date or a sign.
    private func nounPhrase(from start: Int, to end: Int) -> String {
        var at = start
        while at < end, at - start < 8 {
            let token = reading.tokens[at]
            let isPossessive = token.isSign("'") && reading.isGlued(at)
            guard token.isWord || token.isDash && reading.isGlued(at) || isPossessive,
                at == start || !reading.isStop(at) || isPossessive
            else { break }
            at += 1
        }
        return at > start ? reading.string(start..<at) : ""
    }

    /// The noun phrase nearest before the figure, past its verb.
    private func lastNounPhrase(in range: Range<Int>) -> String {
        var end = range.upperBound
        while end > range.lowerBound,
            !reading.tokens[end - 1].isWord || reading.isStop(end - 1) || reading.isMovement(end - 1)
                || reading.ends("s", at: end - 1) && reading.tokens[end - 1].range.count == 1
                || reading.tokens[end - 1].isCyrillic && reading.isVerb(at: end - 1, in: range)
                || reading.isKnownVerb(end - 1) || reading.isFiller(end - 1)
        {
            end -= 1
        }
        var start = end
        while start > range.lowerBound, end - start < 8 {
            let token = reading.tokens[start - 1]
            // "the share of e-commerce in retail": links stay inside the phrase.
            let isLink =
                reading.says(["of", "in", "от", "в"], at: start - 1) && start > range.lowerBound + 1
                && !reading.isStop(start - 2) && !reading.isMovement(start - 2)
            guard
                token.isWord && (!reading.isStop(start - 1) || isLink) && !reading.isMovement(start - 1)
                    || token.isDash && reading.isGlued(start - 1)
            else { break }
            start -= 1
        }
        while start < end, !reading.tokens[start].isWord { start += 1 }
        return start < end ? reading.string(start..<end) : ""
    }

    /// Who or what the figure is about: the last name before it in the sentence, else the last country of the paragraph.
    func subject(of bytes: Range<Int>, in sentence: Range<Int>) -> Found<String>? {
        let before = within(near(bytes.lowerBound, in: sentence), analysis.names, \.bytes)
        let candidates = before.filter { $0.type != .place && $0.type != .other }
        if let name = candidates.last(where: { !isGoverned($0) }) ?? candidates.last {
            return Found(
                value: name.canonical, rule: "the last name before it that no preposition governs", bytes: name.bytes)
        }
        let earlier = within(paragraphStart(sentence.lowerBound)..<sentence.lowerBound, analysis.names, \.bytes)
        let country = earlier.last { $0.type == .country }.map {
            Found(value: $0.canonical, rule: "the last country of the paragraph", bytes: $0.bytes)
        }
        let words = tokens(near(bytes.lowerBound, in: sentence))
        if words.contains(where: {
            reading.says("country", at: $0) || reading.says("страну", at: $0) || reading.says("страна", at: $0)
        }), let country {
            return country
        }
        let after = within(
            bytes.lowerBound..<max(bytes.lowerBound, min(sentence.upperBound, bytes.upperBound + Self.reach)),
            analysis.names, \.bytes)
        let owner = after.first {
            $0.type != .place && reading.match(.of, before: token(at: $0.bytes.lowerBound)) != nil
        }
        return owner.map { Found(value: $0.canonical, rule: "the name behind \"of\"", bytes: $0.bytes) } ?? country
    }

    /// Where the paragraph begins that holds `place`, or the reach of a pointer back.
    private func paragraphStart(_ place: Int) -> Int {
        var at = place
        while at > 0, place - at < 2 * Self.reach, text.utf8[at - 1] != 0x0A { at -= 1 }
        return at
    }

    /// "in Norway", "across Asia", «в Норвегии»: where something is.
    private func isLocative(_ name: Name) -> Bool {
        guard name.type == .country || name.type == .place else { return false }
        var at = token(at: name.bytes.lowerBound) - 1
        if reading.says("the", at: at) { at -= 1 }
        return reading.says(["in", "within", "across", "inside", "throughout", "near", "в", "во", "на", "по"], at: at)
    }

    /// "together with Norway", "such as Norway", «для Норвегии»: a name that a preposition makes no subject.
    private func isGoverned(_ name: Name) -> Bool {
        var at = token(at: name.bytes.lowerBound) - 1
        if reading.says(["the", "a", "an"], at: at) { at -= 1 }
        return reading.says(Self.governors, at: at)
    }

    private static let governors = [
        "with", "by", "against", "like", "as", "including", "particularly", "especially", "for", "to", "from", "than",
        "via",
        "в", "во", "на", "с", "со", "от", "для", "из", "у", "о", "об", "по", "к", "ко", "через", "против", "перед",
        "под",
    ]

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
