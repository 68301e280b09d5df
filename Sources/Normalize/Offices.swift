import Language
import Records

extension Page {
    /// "Deputy Minister Anna Schmidt", "the Ambassador to Norway, Ann Smith": who holds which office.
    func addOffices(to out: inout [Reasoned]) {
        for name in analysis.names where name.type == .person {
            if let found = office(of: name) { out.append(found) }
        }
    }

    private func office(of name: Name) -> Reasoned? {
        let person = token(at: name.bytes.lowerBound)
        if reading.tokens.indices.contains(person), reading.tokens[person].isCyrillic,
            isPossessor(name, person) || reading.isInflected(name: person)
        {
            return nil
        }
        let title = reading.match(.title, before: person)
        guard title.map({ $0.value == 1 || !reading.tokens[person].isCyrillic }) ?? true,
            let found = title?.range ?? titleInApposition(before: person),
            !reading.isA(.honorific, at: found.lowerBound)
        else { return nil }
        var start = found.lowerBound
        // "Foreign Secretary", "Major General": capitals before a title belong to it.
        while !reading.isRussian, start > 0, reading.isWord(at: start - 1), reading.tokens[start - 1].isCapital,
            reading.tokens[start].isSpaced, !reading.tokens[start].startsLine, !reading.isSentenceStart(start - 1),
            !within(0..<reading.bytes(start..<(start + 1)).lowerBound, analysis.names, \.bytes).suffix(1).contains(
                where: {
                    $0.bytes.upperBound == Int(reading.tokens[start - 1].end) && $0.type != .other
                })
        { start -= 1 }
        // The country or body whose office it is stands right before: "Kazakhstan's Deputy Minister".
        if let owner = within(
            max(0, name.bytes.lowerBound - 120)..<reading.bytes(start..<(start + 1)).lowerBound, analysis.names,
            \.bytes
        ).last, !reading.isRussian,
            (0...6).contains(reading.bytes(start..<(start + 1)).lowerBound - owner.bytes.upperBound),
            !(token(at: owner.bytes.upperBound)..<start).contains(where: {
                reading.isSign(".", at: $0) || reading.isSign(",", at: $0) || reading.isSign(":", at: $0)
                    || reading.isWord(at: $0) && !reading.isPossessiveEnding($0) || reading.tokens[$0].startsLine
            }), !reading.tokens[start].startsLine
        {
            start = token(at: owner.bytes.lowerBound)
        }
        let bytes = reading.bytes(start..<(person + 1)).lowerBound..<name.bytes.upperBound
        let names = within(bytes, analysis.names, \.bytes)
        let fact = Fact(
            kind: .relation, subject: name.canonical, property: "holds office",
            participants: participants(names), object: reading.string(start..<person).trimmed,
            evidence: text.passage(bytes, in: doc), lang: analysis.lang, rule: "office")
        return Reasoned(
            fact: fact,
            reasons: because([
                Reason(field: "subject", rule: "the person's name", bytes: name.bytes),
                Reason(field: "object", rule: "the title before it", bytes: reading.bytes(found)),
            ]))
    }

    /// «Тренер Смирнова»: a title in the nominative, and the surname of someone else in the genitive.
    private func isPossessor(_ name: Name, _ person: Int) -> Bool {
        guard name.bytes.upperBound == Int(reading.tokens[person].end), person > 0,
            ["ова", "ева", "ина", "ого", "его"].contains(where: { reading.ends($0, at: person) })
        else { return false }
        return ["р", "т", "ь", "к", "г", "н", "л", "ц"].contains { reading.ends($0, at: person - 1) }
    }

    /// A title with its "of …" or "to …" and a comma before the name.
    private func titleInApposition(before person: Int) -> Range<Int>? {
        guard reading.isSign(",", at: person - 1) else { return nil }
        for start in max(0, person - 8)..<(person - 1) {
            guard let match = reading.match(.title, at: start), match.end < person else { continue }
            let rest = match.end..<(person - 1)
            guard rest.allSatisfy({ reading.tokens[$0].isWord || reading.tokens[$0].isDash }),
                rest.isEmpty || ["to", "of", "for"].contains(reading.string(rest.lowerBound..<(rest.lowerBound + 1)))
            else { continue }
            return start..<(person - 1)
        }
        return nil
    }

    /// "Association of Retail Companies (ARC)": a name and its short form.
    func addAbbreviations(to out: inout [Reasoned]) {
        for name in analysis.names where name.type != .person {
            if let found = abbreviation(of: name) { out.append(found) }
        }
    }

    private func abbreviation(of name: Name) -> Reasoned? {
        let open = token(at: name.bytes.upperBound)
        guard reading.isSign("(", at: open), reading.isWord(at: open + 1), reading.tokens[open + 1].isUpper,
            reading.isSign(")", at: open + 2),
            name.canonical.utf8.count > reading.tokens[open + 1].range.count,
            // «Детройт (США)»: where it is, not what it is called.
            !within(reading.bytes((open + 1)..<(open + 2)), analysis.names, \.bytes).contains(where: {
                $0.canonical != name.canonical && ($0.type == .country || $0.type == .place)
            })
        else { return nil }
        let bytes = name.bytes.lowerBound..<reading.bytes(open..<(open + 3)).upperBound
        let fact = Fact(
            kind: .relation, subject: name.canonical, property: "abbreviated as",
            participants: participants([name]), object: reading.string((open + 1)..<(open + 2)),
            evidence: text.passage(bytes, in: doc), lang: analysis.lang, rule: "abbreviation")
        return Reasoned(
            fact: fact,
            reasons: because([Reason(field: "object", rule: "capitals in brackets behind a name", bytes: bytes)])
        )
    }
}

extension String {
    fileprivate var trimmed: String {
        var out = self[...]
        while let last = out.last, last == " " || last == "," { out.removeLast() }
        return String(out)
    }
}
