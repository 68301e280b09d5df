import Language
import Records

extension Page {
    /// "The meeting between A and B", "the statement made by A on 8 August", "Norway's adoption of the treaty": events that
    /// are nouns. Somebody must have it, two must share it, or it must have a date: else too little is known of it.
    func addNominalEvents(in sentence: Range<Int>, to out: inout [Reasoned]) {
        let range = tokens(sentence)
        var at = range.lowerBound
        while at < range.upperBound {
            guard reading.mayBegin(Role.action.bit, at: at), reading.tokens[at].isWord,
                let match = reading.match(.action, at: at),
                reading.isNominal(match, in: range)
            else {
                at += 1
                continue
            }
            let end = nominalEnd(from: match.end, to: range.upperBound)
            if let found = nominalEvent(at..<end, noun: reading.withoutLink(match.range)) { out.append(found) }
            at = max(end, at + 1)
        }
    }

    private func nominalEvent(_ range: Range<Int>, noun: Range<Int>) -> Reasoned? {
        let bytes = reading.bytes(range)
        let names = within(bytes, analysis.names, \.bytes)
        let date = within(bytes, analysis.dates, \.bytes).first
        let owner = owner(before: bytes.lowerBound)
        let isShared = reading.isShared(noun) && !reading.says("with", at: noun.upperBound)
        guard noun.upperBound < range.upperBound,
            let subject = owner?.canonical
                ?? (isShared ? names.first?.canonical : date.map { _ in reading.string(noun) })
        else { return nil }
        let fact = Fact(
            kind: .event, subject: subject, property: reading.string(noun), time: date?.edtf, place: place(in: bytes),
            participants: participants((owner.map { [$0] } ?? []) + names),
            object: reading.string(noun.upperBound..<range.upperBound), evidence: text.passage(bytes, in: doc),
            lang: analysis.lang, rule: "noun/action")
        return Reasoned(
            fact: fact,
            reasons: because([
                Reason(field: "kind", rule: "a noun of action", bytes: reading.bytes(noun)),
                Reason(
                    field: "subject",
                    rule: owner == nil ? "the first name of the phrase, or its noun" : "the name that owns it",
                    bytes: owner?.bytes ?? names.first?.bytes),
            ]))
    }

    /// "Norway's", "the EU’s" right before `place`.
    private func owner(before place: Int) -> Name? {
        guard
            let name = within(max(0, place - Self.longestName)..<place, analysis.names, \.bytes).last,
            name.bytes.upperBound < place, place - name.bytes.upperBound < Self.longestEnding
        else { return nil }
        let end = token(at: name.bytes.upperBound)
        return reading.isSign("'", at: end) && reading.isGlued(end) ? name : nil
    }

    /// Bytes of the longest name that is looked back for, and of the "’s " behind it.
    private static let longestName = 120
    private static let longestEnding = 8

    /// Where the phrase of a noun of action ends: at a verb, a comma, or a clause of its own.
    private func nominalEnd(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, at - start < 24, !reading.isSign(",", at: at), !reading.isSign(";", at: at),
            !reading.isSign(":", at: at), !reading.tokens[at].isSign(".") || reading.isGlued(at + 1),
            !reading.isA(.relative, at: at), !reading.says("that", at: at), !endsPhrase(at, from: start)
        { at += 1 }
        while at > start,
            reading.isA(.preposition, at: at - 1) || reading.isConjunction(at - 1)
                || reading.isA(.determiner, at: at - 1)
        { at -= 1 }
        // "On Jan. 24": a date that the point of an abbreviation did not end.
        let place = reading.bytes(start..<max(at, start + 1)).upperBound
        let date = within(max(0, place - Self.longestName)..<place, analysis.dates, \.bytes).last
        return date.map { max(at, token(at: $0.bytes.upperBound)) } ?? at
    }

    /// A verb that is no participle: "the meeting lasted", not "the statement made by".
    private func endsPhrase(_ index: Int, from start: Int) -> Bool {
        guard let form = reading.verbForm(at: index, from: start) else { return false }
        return form != .pastOrParticiple || !reading.isA(.preposition, at: index + 1)
    }
}
