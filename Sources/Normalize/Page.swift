import Language
import Records

/// A text with everything read from it, ready for facts to be put together.
final class Page {
    let text: Text
    let doc: String
    let reading: Reading
    let analysis: Analysis
    /// The clauses of the text that state something of a subject that is known.
    private(set) var statedClauses: [Stated] = []

    private let isExplained: Bool

    init(_ text: Text, doc: String, lang: String?, reference: String?, analyzer: Analyzer, isExplained: Bool = false) {
        self.isExplained = isExplained
        self.text = text
        self.doc = doc
        reading = analyzer.read(text, lang: lang)
        analysis = analyzer.analyze(reading, reference: reference)
        statedClauses = stated()
    }

    /// Everything the text states, by kind of rule.
    func statements() -> [Reasoned] {
        var out: [Reasoned] = []
        out.reserveCapacity(analysis.quantities.count + statedClauses.count)
        addObservations(to: &out)
        addEvents(to: &out)
        addOffices(to: &out)
        addAbbreviations(to: &out)
        return out
    }

    /// The reasons of a fact, which only an explanation asks for.
    func because(_ reasons: @autoclosure () -> [Reason]) -> [Reason] { isExplained ? reasons() : [] }

    /// Mentions of one kind inside `bytes`, by binary search on their starts.
    func within<Mention>(_ bytes: Range<Int>, _ mentions: [Mention], _ range: (Mention) -> Range<Int>) -> ArraySlice<
        Mention
    > {
        let low = firstIndex(mentions) { range($0).lowerBound >= bytes.lowerBound }
        let high = firstIndex(mentions) { range($0).lowerBound >= bytes.upperBound }
        return mentions[low..<max(low, high)]
    }

    private func firstIndex<Mention>(_ mentions: [Mention], where isPast: (Mention) -> Bool) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if isPast(mentions[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The token that begins at or after `byte`.
    func token(at byte: Int) -> Int {
        let tokens = reading.tokens
        var low = 0
        var count = tokens.count
        while count > 0 {
            let half = count &>> 1
            // Without a branch, which no processor could guess.
            let isBefore = Int(tokens[low &+ half].start) < byte
            low = isBefore ? low &+ half &+ 1 : low
            count = isBefore ? count &- half &- 1 : half
        }
        return low
    }

    /// Tokens of a range of bytes.
    func tokens(_ bytes: Range<Int>) -> Range<Int> {
        let start = token(at: bytes.lowerBound)
        return start..<max(start, token(at: bytes.upperBound))
    }
}
