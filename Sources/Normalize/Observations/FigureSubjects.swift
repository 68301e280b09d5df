import Language
import Records

extension Page {
    /// Who or what the figure is about: the subject of its clause, or whom what is measured belongs to.
    func subject(of quantity: Quantity, in sentence: Range<Int>) -> Found<String>? {
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
        // "Some 45% of voters backed it, down from 52%": a figure is no one that another is about.
        guard
            within(reading.bytes(clause.subject), analysis.quantities, \.bytes).allSatisfy({
                $0.kind == .ordinal || $0.kind == .number
            })
        else { return nil }
        return Found(value: stated.subject.value.subject, rule: stated.subject.rule, bytes: stated.subject.bytes)
    }

    /// Words behind a verb within which its subject is what a figure is about.
    private static let sway = 10

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
    static let owned = 60
}
