import Language
import Records

extension Page {
    /// «Ему было 85 лет», «Кейну 65 лет»: years that somebody has lived.
    func asAge(_ quantity: Quantity) -> Quantity? {
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

    /// "The population grew to 1.1 million", "the average age of farmers is 57": a bare number that its subject and verb make a count
    /// or an age.
    func asLevel(_ quantity: Quantity) -> Quantity? {
        guard quantity.kind == .number, quantity.unitText == nil, let stated = stated(around: quantity.bytes),
            stated.subject.value.type == nil, let verb = stated.clause.verb.last,
            reading.isMovement(verb) || reading.isA(.level, at: verb)
        else { return nil }
        let subject = stated.clause.subject
        let first = token(at: quantity.number.lowerBound)
        let isTold = subject.contains { reading.isA(.tally, at: $0) }
        guard verb < first,
            (verb + 1..<first).allSatisfy({
                reading.isA(.filler, at: $0) || reading.isAdverb($0) || reading.isA(.preposition, at: $0)
            }),
            isTold
                || !reading.isA(.link, at: verb)
                    && max(quantity.value ?? 0, quantity.min ?? 0, quantity.max ?? 0) >= Self.fewest
        else { return nil }
        var level = quantity
        let isAge = subject.contains { reading.says(["age", "возраст"], at: $0) }
        level.kind = isAge ? .age : .count
        level.unit = isAge ? "a{age}" : "1"
        return level
    }

    /// Smaller bare numbers behind a verb are scores, grades and places.
    private static let fewest = 100.0

    private func isDativeName(_ index: Int) -> Bool {
        let place = Int(reading.tokens[index].start)
        return ["у", "ю"].contains { reading.ends($0, at: index) }
            && within(max(0, place - Self.owned)..<(place + 1), analysis.names, \.bytes).contains {
                $0.type == .person && $0.bytes.contains(place)
            }
    }

    /// «28-летняя Анна Смирнова», "Ann Smith, 28": the person whose age it is.
    func nameOfAge(_ quantity: Quantity) -> Found<String>? {
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
}
