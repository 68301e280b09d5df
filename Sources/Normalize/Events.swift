import Language
import Records

extension Page {
    /// An event for every clause with a verb of action and a name, dated where a date stands in it.
    func events() -> [Fact] {
        var out: [Fact] = []
        for sentence in analysis.sentences {
            for clause in clauses(of: sentence) {
                if let event = event(in: clause, of: sentence) { out.append(event) }
            }
        }
        return out
    }

    private func event(in clause: Range<Int>, of sentence: Range<Int>) -> Fact? {
        let range = tokens(clause)
        guard let verb = range.first(where: { reading.match(.action, at: $0) != nil }),
            let match = reading.match(.action, at: verb)
        else { return nil }
        let names = within(clause, analysis.names, \.bytes)
        let bytes = reading.bytes(range)
        let dates = within(clause, analysis.dates, \.bytes)
        guard !names.isEmpty || !dates.isEmpty else { return nil }
        let before = names.last { $0.bytes.upperBound <= Int(reading.tokens[verb].start) }
        return Fact(
            kind: .event, subject: before?.canonical ?? subject(of: bytes, in: sentence),
            property: reading.string(match.range),
            status: status(of: Int(reading.tokens[verb].start)..<bytes.upperBound, in: sentence),
            time: dates.first?.edtf ?? within(sentence, analysis.dates, \.bytes).first?.edtf,
            place: names.last { $0.type == .place }?.canonical,
            participants: names.filter { $0.type != .place }.map {
                Fact.Participant(name: $0.canonical, type: $0.type.rawValue, id: $0.id)
            },
            object: match.end < range.upperBound ? reading.string(match.end..<range.upperBound) : nil,
            evidence: text.passage(bytes, in: doc), lang: analysis.lang, rule: "event/action")
    }

    /// The parts of a sentence between commas, semicolons and dashes, where commas inside dates and lists do not part.
    private func clauses(of sentence: Range<Int>) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var start = sentence.lowerBound
        let range = tokens(sentence)
        for at in range {
            let token = reading.tokens[at]
            guard token.isSign(",") || token.isSign(";"), !reading.isGlued(at + 1) else { continue }
            let place = Int(token.start)
            if analysis.dates.contains(where: { $0.bytes.contains(place) }) { continue }
            if place > start { out.append(start..<place) }
            start = Int(token.end)
        }
        if start < sentence.upperBound { out.append(start..<sentence.upperBound) }
        return out
    }
}
