import Language
import Records

extension Page {
    /// What the clauses of the text say of names: an event where the verb is one of action, else a relation.
    func events() -> [Reasoned] {
        var out: [Reasoned] = []
        var last: String?
        var end = 0
        for sentence in analysis.sentences {
            // A new paragraph starts without a subject to lean on.
            if text.utf8[end..<max(end, sentence.lowerBound)].contains(0x0A) { last = nil }
            end = sentence.upperBound
            for clause in clauses(of: sentence) {
                guard let found = statement(of: clause, in: sentence, after: last) else { continue }
                last = found.fact.subject
                out.append(found)
            }
            out += nominalEvents(in: sentence)
        }
        return out
    }

    private func statement(of clause: Clause, in sentence: Range<Int>, after earlier: String?) -> Reasoned? {
        let bytes = reading.bytes(clause.range)
        let names = within(bytes, analysis.names, \.bytes)
        let dates = within(bytes, analysis.dates, \.bytes)
        guard bytes.count < Self.longest, !isExpletive(clause), let subject = subject(of: clause, after: earlier) else {
            return nil
        }
        let leans = clause.subject.isEmpty || reading.isPronoun(clause.subject)
        guard
            !names.isEmpty || clause.object.count >= Self.fewest && (leans ? earlier != nil : clause.subject.count >= 2)
        else { return nil }
        guard
            clause.object.contains(where: { reading.isWord(at: $0) }) || clause.verb.count > 1
                || !names.isEmpty && reading.tokens[clause.verb.lowerBound].isCyrillic,
            !isFigure(clause)
        else { return nil }
        let action = clause.verb.first { reading.match(.action, at: $0) != nil }
        let time =
            dates.first.map { Found(value: $0.edtf, rule: "the first date of the clause", bytes: $0.bytes) }
            ?? time(of: bytes, in: sentence)
        let status = status(of: clause)
        let fact = Fact(
            kind: action == nil ? .relation : .event, subject: subject.value, property: reading.string(clause.verb),
            status: status.value, time: time?.value, place: place(in: bytes),
            participants: participants(names) + nationalities(in: clause.range, besides: names),
            object: object(of: clause), evidence: text.passage(bytes, in: doc), lang: analysis.lang,
            rule: clause.isDependent ? "clause/participle" : action == nil ? "clause/verb" : "clause/action")
        return Reasoned(
            fact: fact,
            reasons: [
                Reason(
                    field: "kind", rule: action == nil ? "its verb is none of action" : "a word of action",
                    bytes: action.map { reading.bytes($0..<($0 + 1)) }),
                Reason(field: "property", rule: "the verbs of the clause", bytes: reading.bytes(clause.verb)),
                subject.reason(for: "subject"), status.reason(for: "status"),
            ] + (time.map { [$0.reason(for: "time")] } ?? []))
    }

    /// "51.8 percent went to …", "this rate fell to 38.5 percent": the figure is an observation already.
    private func isFigure(_ clause: Clause) -> Bool {
        let figures = within(reading.bytes(clause.range), analysis.quantities, \.bytes)
        return figures.contains { figure in
            figure.kind != .ordinal && figure.kind != .number
                && (clause.subject.first.map { figure.bytes.contains(Int(reading.tokens[$0].start)) } == true
                    || !clause.object.isEmpty && figure.bytes == reading.bytes(clause.object))
        }
    }

    /// How far back, in bytes, such a phrase may point.
    private static let paragraph = 2000

    /// Words that an object needs where the clause names nobody.
    private static let fewest = 4

    /// The canonical name where the subject is one, its words where it is more, the subject before where it is a pronoun.
    private func subject(of clause: Clause, after earlier: String?) -> Found<String>? {
        let inherited = earlier.map {
            Found(
                value: $0, rule: "a pronoun, or left out: as in the clause before", bytes: reading.bytes(clause.subject)
            )
        }
        guard let first = clause.subject.first, !reading.isPronoun(clause.subject) else { return inherited }
        if let type = reading.pointsBack(at: first, upTo: clause.subject.upperBound) {
            let before = reading.bytes(first..<(first + 1)).lowerBound
            let earlier = within(max(0, before - Self.paragraph)..<before, analysis.names, \.bytes)
            let words = reading.bytes(clause.subject)
            return earlier.last { $0.type == type }.map {
                Found(value: $0.canonical, rule: "words that point back to a \(type.rawValue)", bytes: words)
            } ?? Found(value: text[words], rule: "the words before the verb", bytes: words)
        }
        guard let proper = properSubject(clause.subject) else { return nil }
        if reading.isPronoun(proper) { return inherited }
        let bytes = reading.bytes(reading.withoutArticle(proper))
        if let name = within(bytes, analysis.names, \.bytes).last, name.bytes.count * 3 >= bytes.count * 2,
            name.bytes.upperBound == bytes.upperBound
        {
            return Found(value: name.canonical, rule: "the name before the verb", bytes: name.bytes)
        }
        return Found(value: text[bytes], rule: "the words before the verb", bytes: bytes)
    }

    /// What follows the verb, without the signs around it and a footnote's mark.
    private func object(of clause: Clause) -> String? {
        var range = clause.object
        while let first = range.first, reading.tokens[first].kind == .sign, !reading.tokens[first].isSign("\""),
            !reading.tokens[first].isDash
        { range = range.dropFirst().indices }
        while let last = range.last,
            reading.isSign("]", at: last) || reading.isSign(".", at: last)
                || reading.isSign("[", at: last) || reading.isDigits(at: last) && reading.isSign("[", at: last - 1)
        { range = range.dropLast().indices }
        return range.isEmpty ? nil : reading.string(range)
    }

    private func status(of clause: Clause) -> Found<Fact.Status> {
        // "The aim is to …".
        if clause.subject.count <= 3,
            let aim = clause.subject.first(where: { reading.match(.status, at: $0)?.value == 3 })
        {
            return Found(value: .target, rule: "a cue before it", bytes: reading.bytes(aim..<(aim + 1)))
        }
        let verb = reading.bytes(clause.verb)
        return status(of: verb.upperBound..<verb.upperBound, in: verb)
    }

    /// Longest clause in bytes that is still one statement.
    private static let longest = 600

    /// "The meeting between A and B", "the statement made by A on 8 August": events that are nouns.
    private func nominalEvents(in sentence: Range<Int>) -> [Reasoned] {
        var out: [Reasoned] = []
        let range = tokens(sentence)
        var at = range.lowerBound
        while at < range.upperBound {
            guard reading.tokens[at].isWord, let noun = reading.match(.action, at: at),
                reading.isNominal(noun, in: range)
            else {
                at += 1
                continue
            }
            var end = noun.end
            while end < range.upperBound, end - noun.end < 24, !reading.tokens[end].isSign(","),
                !reading.tokens[end].isSign(".") || reading.isGlued(end + 1)
            { end += 1 }
            // "…, Name" behind a title belongs to the event still.
            let bytes = reading.bytes(at..<end)
            let names = within(bytes, analysis.names, \.bytes)
            let before = within(
                sentence.lowerBound..<max(sentence.lowerBound, bytes.lowerBound), analysis.names, \.bytes
            ).last
            let isNear =
                before.map {
                    (0..<8).contains(bytes.lowerBound - $0.bytes.upperBound)
                        && !text[$0.bytes.upperBound..<bytes.lowerBound].contains(",")
                } ?? false
            let owner = isNear ? before : nil
            if !names.isEmpty || owner != nil {
                let noun = reading.withoutLink(noun.range)
                let fact =
                    Fact(
                        kind: .event,
                        subject: owner?.canonical ?? (reading.isShared(noun) ? names.first?.canonical : nil)
                            ?? reading.string(noun),
                        property: reading.string(noun),
                        time: within(bytes, analysis.dates, \.bytes).first?.edtf, place: place(in: bytes),
                        participants: participants((owner.map { [$0] } ?? []) + names),
                        object: reading.string(noun.upperBound..<end),
                        evidence: text.passage(bytes, in: doc), lang: analysis.lang, rule: "noun/action")
                out.append(
                    Reasoned(
                        fact: fact,
                        reasons: [
                            Reason(field: "kind", rule: "a noun of action", bytes: reading.bytes(noun)),
                            Reason(
                                field: "subject",
                                rule: owner == nil
                                    ? "the first name of the phrase, or its noun" : "the name that owns it",
                                bytes: owner?.bytes ?? names.first?.bytes),
                        ]))
            }
            at = max(end, at + 1)
        }
        return out
    }

    func participants(_ names: some Sequence<Name>) -> [Fact.Participant] {
        var seen: Set<String> = []
        return names.filter { $0.type != .place && seen.insert($0.canonical).inserted }
            .map { Fact.Participant(name: $0.canonical, type: $0.type.rawValue, id: $0.id, role: title(before: $0)) }
    }

    /// Countries named by an adjective: "Russian ports".
    private func nationalities(in range: Range<Int>, besides names: some Sequence<Name>) -> [Fact.Participant] {
        var seen = Set(names.map(\.canonical))
        return range.compactMap { at in
            guard let country = reading.nationality(at: at), seen.insert(country.canonical).inserted else { return nil }
            return Fact.Participant(name: country.canonical, type: Name.Kind.country.rawValue, id: country.id)
        }
    }

    private func place(in bytes: Range<Int>) -> String? {
        within(bytes, analysis.names, \.bytes).last { $0.type == .place }?.canonical
    }

    /// The office or title right before a person's name.
    func title(before name: Name) -> String? {
        guard name.type == .person, let match = reading.match(.title, before: token(at: name.bytes.lowerBound)) else {
            return nil
        }
        return reading.string(match.range)
    }
}
