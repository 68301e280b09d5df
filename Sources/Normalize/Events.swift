import Language
import Records

extension Page {
    /// What the clauses of the text say of names: an event where the verb is one of action, else a relation.
    func events() -> [Fact] {
        var out: [Fact] = []
        for sentence in analysis.sentences {
            var last: (subject: String, object: String)?
            for clause in clauses(of: sentence) {
                guard let fact = fact(of: clause, in: sentence, after: last?.subject) else { continue }
                if !clause.isDependent || last == nil { last = (fact.subject ?? "", fact.object ?? "") }
                out.append(fact)
            }
            out += nominalEvents(in: sentence)
        }
        return out
    }

    private func fact(of clause: Clause, in sentence: Range<Int>, after earlier: String?) -> Fact? {
        let bytes = reading.bytes(clause.range)
        let names = within(bytes, analysis.names, \.bytes)
        let dates = within(bytes, analysis.dates, \.bytes)
        guard !names.isEmpty, bytes.count < Self.longest else { return nil }
        let own = reading.bytes(clause.subject)
        let subject = clause.subject.isEmpty ? earlier : within(own, analysis.names, \.bytes).last?.canonical ?? text[own]
        guard let subject, !subject.isEmpty else { return nil }
        let isAction = clause.range.contains { reading.match(.action, at: $0) != nil }
        return Fact(
            kind: isAction ? .event : .relation, subject: subject, property: reading.string(clause.verb),
            status: status(of: reading.bytes(clause.verb.lowerBound..<clause.range.upperBound), in: reading.bytes(clause.range.lowerBound..<clause.verb.upperBound)),
            time: dates.first?.edtf ?? within(sentence, analysis.dates, \.bytes).first?.edtf, place: place(in: bytes), participants: participants(names),
            object: clause.object.isEmpty ? nil : reading.string(clause.object), evidence: text.passage(bytes, in: doc), lang: analysis.lang,
            rule: clause.isDependent ? "clause/participle" : isAction ? "clause/action" : "clause/verb")
    }

    /// Longest clause in bytes that is still one statement.
    private static let longest = 600

    /// "The meeting between A and B", "the statement made by A on 8 August": events that are nouns.
    private func nominalEvents(in sentence: Range<Int>) -> [Fact] {
        var out: [Fact] = []
        let range = tokens(sentence)
        var at = range.lowerBound
        while at < range.upperBound {
            guard let noun = reading.match(.action, at: at), reading.tokens[at].isWord, reading.isNominal(noun, in: range) else {
                at += 1
                continue
            }
            var end = noun.end
            while end < range.upperBound, end - noun.end < 24, !reading.tokens[end].isSign(","), !reading.tokens[end].isSign(".") || reading.isGlued(end + 1) { end += 1 }
            // "…, Name" behind a title belongs to the event still.
            let bytes = reading.bytes(at..<end)
            let names = within(bytes, analysis.names, \.bytes)
            if !names.isEmpty {
                let before = within(sentence.lowerBound..<bytes.lowerBound, analysis.names, \.bytes).last
                let nearest = before.map { bytes.lowerBound - $0.bytes.upperBound < 8 } == true ? before : nil
                out.append(
                    Fact(
                        kind: .event, subject: nearest?.canonical ?? reading.string(noun.range), property: reading.string(noun.range),
                        time: within(bytes, analysis.dates, \.bytes).first?.edtf, place: place(in: bytes),
                        participants: participants(names) + (nearest.map { participants([$0]) } ?? []), object: reading.string(noun.end..<end),
                        evidence: text.passage(bytes, in: doc), lang: analysis.lang, rule: "noun/action"))
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

    private func place(in bytes: Range<Int>) -> String? { within(bytes, analysis.names, \.bytes).last { $0.type == .place }?.canonical }

    /// The office or title right before a person's name.
    func title(before name: Name) -> String? {
        guard name.type == .person, let match = reading.match(.title, before: token(at: name.bytes.lowerBound)) else { return nil }
        return reading.string(match.range)
    }
}
