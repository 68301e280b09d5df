import Language
import Records

/// Why a fact is what it is: for each field the rule and the words that made it.
public struct Explanation: Sendable {
    public struct Line: Sendable {
        /// The field of the fact, or the list of the lexicon.
        public var name: String
        public var value: String
        public var because: String
    }

    public var fact: Fact
    /// What the rule of the fact reads, in words.
    public var summary: String
    public var sentence: String
    /// Figures, dates and names of the sentence.
    public var mentions: [Line]
    public var fields: [Line]
    /// Entries of the lexicon that were met in the words the rules leaned on.
    public var entries: [Line]
}

extension Normalizer {
    /// The facts of a text in its order, each with its explanation. The same facts as `facts(in:doc:lang:reference:)` gives.
    public func explanations(of text: Text, doc: String, lang: String?, reference: String?) -> [Explanation] {
        let page = page(text, doc: doc, lang: lang, reference: reference, isExplained: true)
        let statements = page.statements()
        return Self.order(of: statements).map { page.explained(statements[$0]) }
    }
}

extension Page {
    func explained(_ statement: Reasoned) -> Explanation {
        let bytes = text.bytes(statement.fact.evidence.span)
        let sentence = analysis.sentences.last { $0.lowerBound <= bytes.lowerBound } ?? bytes
        let leaned = [bytes] + statement.reasons.compactMap(\.bytes)
        return Explanation(
            fact: statement.fact, summary: Self.summary(of: statement.fact.rule), sentence: text[sentence],
            mentions: mentions(in: sentence), fields: fields(of: statement, in: bytes), entries: entries(in: leaned))
    }

    static func summary(of rule: String) -> String {
        switch rule {
        case "clause/action": "a clause whose verb tells of an action"
        case "clause/verb": "a clause with a subject, a verb and names"
        case "clause/role": "a clause that says what one name is to another"
        case "clause/participle": "a participle that leans on the clause before it"
        case "noun/action": "a noun of action and the names around it"
        case "office": "a title and the person who bears it"
        case "abbreviation": "a name and the capitals in brackets behind it"
        default: "a figure with a unit or a counted noun"
        }
    }

    private func mentions(in sentence: Range<Int>) -> [Explanation.Line] {
        let figures = within(sentence, analysis.quantities, \.bytes).map {
            Explanation.Line(
                name: "figure", value: Self.amount(value: $0.value, min: $0.min, max: $0.max, unit: $0.unit),
                because: text[$0.bytes])
        }
        let dates = within(sentence, analysis.dates, \.bytes).map {
            Explanation.Line(name: "date", value: $0.edtf, because: text[$0.bytes])
        }
        let names = within(sentence, analysis.names, \.bytes).map {
            Explanation.Line(name: $0.type.rawValue, value: $0.canonical, because: text[$0.bytes])
        }
        return figures + dates + names
    }

    private static func amount(value: Double?, min: Double?, max: Double?, unit: String?) -> String {
        let number = { (number: Double) in
            number.rounded() == number && abs(number) < 1e15 ? String(Int(number)) : String(number)
        }
        let text = value.map(number) ?? [min, max].map { $0.map(number) ?? "" }.joined(separator: "…")
        return unit.map { text + " " + $0 } ?? text
    }

    private func fields(of statement: Reasoned, in bytes: Range<Int>) -> [Explanation.Line] {
        let fact = statement.fact
        let reasons = Dictionary(statement.reasons.map { ($0.field, $0) }) { first, _ in first }
        let because = { (field: String) in
            reasons[field].map { reason in
                reason.rule + (reason.bytes.map { ": “\(self.text[$0])”" } ?? "")
            }
        }
        let isFigure = fact.kind == .observation
        let trend = [fact.trend?.rawValue, fact.measure?.rawValue].compactMap { $0 }.joined(separator: " ")
        let rows: [(String, String?, String)] = [
            ("kind", fact.kind.rawValue, because("kind") ?? Self.summary(of: fact.rule)),
            (
                "value", isFigure ? Self.amount(value: fact.value, min: fact.min, max: fact.max, unit: nil) : nil,
                because("value") ?? ""
            ),
            ("unit", fact.unit, fact.unitText.map { "the unit or noun as written: “\($0)”" } ?? "no unit: a count"),
            ("bound", fact.bound?.rawValue, bound(fact, in: bytes)),
            ("trend", trend.isEmpty ? nil : trend, "a word of movement before it"),
            ("status", fact.status.rawValue, because("status") ?? "no cue before it"),
            ("time", fact.time, because("time") ?? "the first date of the phrase"),
            ("subject", fact.subject, because("subject") ?? "the name in it"),
            ("property", fact.property, because("property") ?? "the words of the rule"),
            ("place", fact.place, because("place") ?? "the last place in it"),
            ("object", fact.object, because("object") ?? "what follows the verb"),
        ]
        return rows.compactMap { name, value, because in
            value.map { Explanation.Line(name: name, value: $0, because: because) }
        }
    }

    private func bound(_ fact: Fact, in bytes: Range<Int>) -> String {
        if fact.bound == .range { return "two ends" }
        let cue = reading.entries(in: tokens(bytes)).first { $0.list == "bound" || $0.list == "boundAfter" }
        return cue.map { "a word that limits it: “\(text[$0.bytes])”" } ?? "no word that limits it"
    }

    private func entries(in ranges: [Range<Int>]) -> [Explanation.Line] {
        var seen: Set<String> = []
        return ranges.flatMap { reading.entries(in: tokens($0)) }.compactMap { entry in
            let line = Explanation.Line(name: entry.list, value: entry.meaning, because: text[entry.bytes])
            return seen.insert(line.name + line.because).inserted ? line : nil
        }
    }
}
