import Language
import Records

extension Page {
    /// A fact for every figure that measures or counts something.
    func observations() -> [Fact] {
        var out: [Fact] = []
        var next = 0
        for sentence in analysis.sentences {
            while next < analysis.quantities.count, analysis.quantities[next].bytes.lowerBound < sentence.lowerBound {
                next += 1
            }
            while next < analysis.quantities.count, analysis.quantities[next].bytes.lowerBound < sentence.upperBound {
                if let fact = observation(of: analysis.quantities[next], in: sentence) { out.append(fact) }
                next += 1
            }
        }
        return out
    }

    private func observation(of quantity: Quantity, in sentence: Range<Int>) -> Fact? {
        guard quantity.kind != .ordinal, quantity.kind != .number else { return nil }
        let phrase = measured(quantity, in: sentence)
        let status = status(of: quantity.bytes, in: sentence)
        let place = within(near(quantity.bytes.lowerBound, in: sentence), analysis.names, \.bytes).last {
            $0.type == .country && $0.bytes.lowerBound < quantity.bytes.lowerBound
        }
        return Fact(
            kind: .observation, subject: subject(of: quantity.bytes, in: sentence), property: phrase.property,
            value: quantity.value, min: quantity.min,
            max: quantity.max, bound: quantity.bound, unit: quantity.unit, unitText: quantity.unitText, of: phrase.of,
            trend: quantity.trend,
            measure: quantity.measure, status: status, time: time(of: quantity.bytes, in: sentence),
            place: place?.canonical, evidence: text.passage(quantity.bytes, in: doc),
            lang: analysis.lang, rule: "figure/" + quantity.kind.rawValue)
    }

    /// What is measured: the counted noun, the noun behind "of" or "in", or the phrase before the verb.
    private func measured(_ quantity: Quantity, in sentence: Range<Int>) -> (property: String, of: String?) {
        let after = tokens(quantity.bytes.upperBound..<sentence.upperBound)
        if let first = after.first, reading.match(.of, at: first) != nil || reading.says("in", at: first) {
            let phrase = nounPhrase(from: first + 1, to: after.upperBound)
            if !phrase.isEmpty { return quantity.kind == .percent ? ("share of " + phrase, phrase) : (phrase, nil) }
        }
        if quantity.kind == .count, let name = quantity.unitName { return (name, nil) }
        let before = tokens(near(quantity.bytes.lowerBound, in: sentence))
        let phrase = lastNounPhrase(in: before)
        return (phrase.isEmpty ? quantity.kind.rawValue : phrase, nil)
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
        { end -= 1 }
        var start = end
        while start > range.lowerBound, end - start < 6 {
            let token = reading.tokens[start - 1]
            let isLink = reading.match(.of, at: start - 1) != nil && start > range.lowerBound + 1
            guard token.isWord || token.isDash && reading.isGlued(start - 1), !reading.isStop(start - 1) || isLink
            else { break }
            start -= 1
        }
        return start < end ? reading.string(start..<end) : ""
    }

    /// Who or what the figure is about: the last name before it in the sentence, else the last country of the paragraph.
    func subject(of bytes: Range<Int>, in sentence: Range<Int>) -> String? {
        let names = within(
            near(bytes.lowerBound, in: sentence).lowerBound..<min(sentence.upperBound, bytes.upperBound + Self.reach),
            analysis.names, \.bytes)
        if let name = names.last(where: { $0.bytes.lowerBound < bytes.lowerBound && $0.type != .place })
            ?? names.first(where: { $0.type != .place })
        {
            return name.canonical
        }
        let paragraph = max(0, sentence.lowerBound - 2000)..<sentence.lowerBound
        return within(paragraph, analysis.names, \.bytes).last { $0.type == .country || $0.type == .organisation }?
            .canonical
    }

    /// How far a figure's words may lie from it, in bytes: a sentence without end must not be read for each figure.
    private static let reach = 1000

    /// The part of the sentence before `place` that lies within reach.
    private func near(_ place: Int, in sentence: Range<Int>) -> Range<Int> {
        max(sentence.lowerBound, min(place, place - Self.reach))..<max(sentence.lowerBound, place)
    }

    func status(of bytes: Range<Int>, in sentence: Range<Int>) -> Fact.Status {
        let range = tokens(sentence.lowerBound..<bytes.lowerBound)
        for at in range.suffix(8).reversed() {
            guard let cue = reading.match(.status, at: at) else { continue }
            return [.actual, .estimate, .forecast, .target, .possible][min(4, max(0, Int(cue.value)))]
        }
        return .actual
    }
}
