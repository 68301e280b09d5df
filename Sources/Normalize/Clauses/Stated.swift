import Language

/// A clause, its sentence in bytes, and who it speaks of.
struct Stated {
    var clause: Clause
    var sentence: Range<Int>
    var subject: Found<Topic>
}

extension Page {
    /// Every clause whose subject is known, in the order of the text.
    func stated() -> [Stated] {
        var out: [Stated] = []
        var topic: Topic?
        var end = 0
        for sentence in analysis.sentences {
            // A new paragraph starts without a subject to lean on.
            if text.utf8[end..<max(end, sentence.lowerBound)].contains(0x0A) { topic = nil }
            end = sentence.upperBound
            /// The subject that a clause without one shares; what was left unread is shared by nobody.
            var shared: Topic?
            for clause in clauses(of: sentence) {
                let leans = clause.subject.isEmpty || clause.isDependent && clause.subject.count == 0
                let found = isExpletive(clause) ? nil : subject(of: clause, after: leans ? shared : topic)
                if !clause.isRelative {
                    shared = found?.value
                    if let found, !clause.isDependent { topic = found.value }
                }
                guard let found, !isConditional(clause) else { continue }
                out.append(Stated(clause: clause, sentence: sentence, subject: found))
            }
        }
        return out
    }

    /// "There are three …": the subject stands for nothing.
    private func isExpletive(_ clause: Clause) -> Bool {
        clause.subject.count == 1 && reading.says(["there", "here"], at: clause.subject.lowerBound)
    }

    /// "If Norway joins": what is only thought of.
    private func isConditional(_ clause: Clause) -> Bool {
        guard let first = clause.range.first else { return true }
        return reading.isA(.subordinator, at: first) && !reading.isA(.adverb, at: first)
    }

    /// The clause that a figure stands in.
    func stated(around bytes: Range<Int>) -> Stated? {
        var low = 0
        var high = statedClauses.count
        while low < high {
            let middle = (low + high) / 2
            if reading.bytes(statedClauses[middle].clause.range).lowerBound <= bytes.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0 else { return nil }
        let found = statedClauses[low - 1]
        return reading.bytes(found.clause.range).upperBound >= bytes.upperBound ? found : nil
    }
}

extension Reading {
    func isQuotation(_ index: Int) -> Bool { isSign("\"", at: index) }

    /// « or ».
    func isGuillemet(_ index: Int, opening: Bool) -> Bool {
        guard isQuotation(index) else { return false }
        let start = Int(tokens[index].start)
        return text.utf8[start] == 0xC2 && text.utf8[start + 1] == (opening ? 0xAB : 0xBB)
    }

    /// Without the signs and the mark of a footnote that end it.
    func withoutFootnote(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = range.last,
            ["]", "[", ".", "!", ",", ";"].contains(where: { isSign($0, at: last) }) || isConjunction(last)
                || isDigits(at: last) && isSign("[", at: last - 1)
        { range = range.dropLast().indices }
        return range
    }

    func isCurrencySign(_ index: Int) -> Bool { mayBegin(Role.currency.bit, at: index) }
}
