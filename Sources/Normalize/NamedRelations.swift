import Language
import Records

extension Page {
    /// "X is the largest trading partner of Y", "X is Y's owner", "X is located in Y": a relation that has a name, between two
    /// that have one. Nil where the structure is not plain.
    func namedRelation(of clause: Clause, about subject: Found<Topic>) -> (
        property: Range<Int>, object: Name
    )? {
        guard subject.value.type != nil, !reading.isRussian, let last = clause.verb.last else { return nil }
        let names = within(reading.bytes(clause.object), analysis.names, \.bytes)
        // "is located in", "is based in".
        if reading.says(["located", "situated", "based", "headquartered"], at: last), let first = clause.object.first,
            reading.isA(.locative, at: first), let place = names.first, isBehind(place, first),
            place.type == .place || place.type == .country
        {
            return (last..<(first + 1), place)
        }
        guard reading.isA(.link, at: last),
            let noun = clause.object.first(where: { reading.isA(.kinship, at: $0) }),
            !clause.object.prefix(while: { $0 < noun }).contains(where: { reading.isA(.preposition, at: $0) })
        else { return nil }
        // "Y's largest partner".
        if let owner = names.first, owner.bytes.upperBound <= Int(reading.tokens[noun].start) {
            let end = token(at: owner.bytes.upperBound)
            guard reading.isSign("'", at: end) else { return nil }
            let start = reading.isPossessiveEnding(end + 1) ? end + 2 : end + 1
            return start <= noun ? (start..<(noun + 1), owner) : nil
        }
        // "the largest partner of Y".
        guard reading.says("of", at: noun + 1), let owner = names.first, isBehind(owner, noun + 1),
            let first = clause.object.first
        else { return nil }
        let start = reading.isA(.determiner, at: first) ? first + 1 : first
        return start <= noun ? (start..<(noun + 1), owner) : nil
    }

    /// Whether a name begins right behind `index`, but for an article.
    private func isBehind(_ name: Name, _ index: Int) -> Bool {
        let start = token(at: name.bytes.lowerBound)
        return start == index + 1 || start == index + 2 && reading.says("the", at: index + 1)
    }
}
