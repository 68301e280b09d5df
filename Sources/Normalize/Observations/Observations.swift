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
        let quantity = asAge(written) ?? asLevel(written) ?? written
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
            } else if endsMovement(quantity, of: last, in: sentence) {
                phrase = Found(
                    value: (last.property, last.of), rule: "where the figure before it led to", bytes: figure)
                subject = inherited
            } else if last.unit == quantity.unit || quantity.unit == "%" && ["pp", "bp"].contains(last.unit),
                quantity.kind != .count, !hasOwnClause(quantity, after: figure),
                isElliptic(phrase.value.property, in: sentence, after: last, quantity)
                    || reading.isHeldAgainst(token(at: quantity.bytes.lowerBound))
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

    /// "Profit rose by 12% to $3.4 billion": the level that a change led to.
    private func endsMovement(_ quantity: Quantity, of last: Fact, in sentence: Range<Int>) -> Bool {
        let before = token(at: quantity.bytes.lowerBound) - 1
        let figure = text.bytes(last.evidence.span)
        return last.measure == .change && figure.lowerBound >= sentence.lowerBound && quantity.kind != .count
            && quantity.kind != .duration && quantity.measure != .change
            && reading.says(["to", "до"], at: before) && before - token(at: figure.upperBound) <= 1
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
}
