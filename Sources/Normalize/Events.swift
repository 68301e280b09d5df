import Language
import Records

extension Page {
    /// What the clauses of the text say of names: an event where the verb is one of action, else a relation.
    func addEvents(to out: inout [Reasoned]) {
        for stated in statedClauses {
            if let found = statement(of: stated.clause, in: stated.sentence, about: stated.subject) {
                out.append(found)
            }
        }
        for sentence in analysis.sentences { addNominalEvents(in: sentence, to: &out) }
    }

    private func statement(of clause: Clause, in sentence: Range<Int>, about subject: Found<Topic>) -> Reasoned? {
        let bytes = reading.bytes(reading.withoutFootnote(clause.range))
        let names = within(bytes, analysis.names, \.bytes)
        guard bytes.count < Self.longest, !isQuestion(sentence),
            !names.isEmpty || subject.value.type != nil
                || clause.subject.count >= 2 && clause.object.count + clause.subject.count >= Self.fewest,
            !clause.object.isEmpty || reading.isRussian || clause.verb.count > 1,
            !isFigure(clause), let object = object(of: clause)
        else { return nil }
        // "The number of shells dropped in each" says of nobody that they did it.
        if subject.value.type == nil, isPassiveInPlace(clause), within(bytes, analysis.dates, \.bytes).isEmpty {
            return nil
        }
        // What was not done is no event.
        let isDenied = clause.verb.contains { reading.isA(.negation, at: $0) }
        let action = isDenied ? nil : clause.verb.first { reading.match(.action, at: $0)?.value == 0 }
        let time = time(of: clause, in: sentence)
        let status = status(of: clause)
        let named = status.value == .actual ? namedRelation(of: clause, about: subject) : nil
        var participants = participants(names)
        addNationalities(in: clause.range, besides: names, to: &participants)
        let fact = Fact(
            kind: action == nil ? .relation : .event, subject: subject.value.subject,
            property: reading.string(named?.property ?? clause.verb), status: status.value, time: time?.value,
            place: place(in: bytes),
            participants: participants,
            object: named?.object.canonical ?? (object.isEmpty ? nil : object), evidence: text.passage(bytes, in: doc),
            lang: analysis.lang,
            rule: named != nil
                ? "clause/role"
                : clause.isDependent ? "clause/participle" : action == nil ? "clause/verb" : "clause/action")
        return Reasoned(
            fact: fact,
            reasons: because(
                [
                    Reason(
                        field: "kind",
                        rule: action == nil ? "its verb tells of a state, not of an action" : "a verb of action",
                        bytes: reading.bytes(action.map { $0..<($0 + 1) } ?? clause.verb)),
                    Reason(
                        field: "property", rule: named == nil ? "the verbs of the clause" : "what one is to the other",
                        bytes: reading.bytes(named?.property ?? clause.verb)),
                    subject.reason(for: "subject"), status.reason(for: "status"),
                ] + (time.map { [$0.reason(for: "time")] } ?? [])))
    }

    private func isQuestion(_ sentence: Range<Int>) -> Bool { text.utf8[sentence].last == 0x3F }

    /// The first date of the clause, else the one that its sentence opens with.
    private func time(of clause: Clause, in sentence: Range<Int>) -> Found<String>? {
        let bytes = reading.bytes(clause.range)
        if let first = within(bytes, analysis.dates, \.bytes).first(where: { !isInRemark($0) }) {
            return Found(value: first.edtf, rule: "the first date of the clause", bytes: first.bytes)
        }
        let opening = within(sentence.lowerBound..<max(sentence.lowerBound, bytes.lowerBound), analysis.dates, \.bytes)
        guard let date = opening.first else { return nil }
        let words = tokens(sentence.lowerBound..<date.bytes.lowerBound)
        guard
            words.count <= Self.opening
                || reading.isA(.preposition, at: words.lowerBound)
                    && !words.contains(where: { reading.isSign(",", at: $0) })
        else { return nil }
        return Found(value: date.edtf, rule: "the date the sentence opens with", bytes: date.bytes)
    }

    /// Tokens before a date that opens a sentence: "In the medium and long term (2027–2030)".
    private static let opening = 8

    /// "(born 23 March 1972)": a date that a remark in brackets is about.
    private func isInRemark(_ date: DateMention) -> Bool {
        var at = token(at: date.bytes.lowerBound) - 1
        let first = at
        while at >= 0, first - at < 6, !reading.isSign("(", at: at), !reading.isSign(")", at: at) { at -= 1 }
        return reading.isSign("(", at: at) && at < first
    }

    /// "51.8 percent went to …", "this rate fell to 38.5 percent": the figure is an observation already.
    private func isFigure(_ clause: Clause) -> Bool {
        let figures = within(reading.bytes(clause.range), analysis.quantities, \.bytes)
        return figures.contains { figure in
            figure.kind != .ordinal && figure.kind != .number
                && (clause.subject.first.map { figure.bytes.contains(Int(reading.tokens[$0].start)) } == true
                    || !clause.object.isEmpty && figure.bytes == reading.bytes(reading.withoutFootnote(clause.object)))
        }
    }

    /// Words that subject and object need where the clause names nobody.
    private static let fewest = 6

    /// What follows the verb, without the signs around it and a footnote's mark. Nil where a pronoun, or half a phrase, is
    /// all there is.
    private func object(of clause: Clause) -> String? {
        var range = clause.object
        while let first = range.first, reading.tokens[first].kind == .sign, !reading.isQuotation(first),
            !reading.tokens[first].isDash, !reading.isCurrencySign(first)
        { range = range.dropFirst().indices }
        range = reading.withoutFootnote(range)
        // A quotation that ends elsewhere.
        if let last = range.last, reading.isQuotation(last), range.filter({ reading.isQuotation($0) }).count % 2 == 1 {
            range = range.dropLast().indices
        }
        guard let last = range.last else { return "" }
        if range.count == 1, reading.isA(.pronoun, at: last) || reading.isA(.oblique, at: last) { return nil }
        if reading.isA(.determiner, at: last),
            !reading.says(["more", "most", "some", "both", "another", "others"], at: last)
        {
            return nil
        }
        return reading.string(range)
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

    func participants(_ names: some Sequence<Name>) -> [Fact.Participant] {
        var out: [Fact.Participant] = []
        for name in names where name.type != .place && !out.contains(where: { $0.name == name.canonical }) {
            out.append(
                Fact.Participant(name: name.canonical, type: name.type.rawValue, id: name.id, role: title(before: name))
            )
        }
        return out
    }

    /// Countries named by an adjective: "Russian ports".
    private func addNationalities(
        in range: Range<Int>, besides names: some Sequence<Name>, to out: inout [Fact.Participant]
    ) {
        for at in range where reading.mayBegin(Role.nationality.bit, at: at) {
            guard let country = reading.nationality(at: at),
                !names.contains(where: { $0.canonical == country.canonical }),
                !out.contains(where: { $0.name == country.canonical })
            else { continue }
            out.append(
                Fact.Participant(name: country.canonical, type: Name.Kind.country.rawValue, id: country.id))
        }
    }

    func place(in bytes: Range<Int>) -> String? {
        within(bytes, analysis.names, \.bytes).last(where: isLocative)?.canonical
    }

    /// The office or title right before a person's name.
    func title(before name: Name) -> String? {
        guard name.type == .person, let match = reading.match(.title, before: token(at: name.bytes.lowerBound)) else {
            return nil
        }
        if reading.isRussianKin(before: token(at: name.bytes.lowerBound)) { return nil }
        return reading.string(match.range)
    }
}
