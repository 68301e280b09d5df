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

    private let firstTokens: [Int32]
    private let isExplained: Bool

    init(_ text: Text, doc: String, lang: String?, reference: String?, analyzer: Analyzer, isExplained: Bool = false) {
        self.isExplained = isExplained
        self.text = text
        self.doc = doc
        reading = analyzer.read(text, lang: lang)
        firstTokens = Self.firstTokens(of: reading)
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
        let stretch = min(max(0, byte) &>> Self.stretch, firstTokens.count &- 1)
        var at = Int(firstTokens[stretch])
        while at < reading.tokens.count, Int(reading.tokens[at].start) < byte { at &+= 1 }
        return at
    }

    /// Per 32 bytes of the text: the first token that begins there or behind.
    private static func firstTokens(of reading: Reading) -> [Int32] {
        var out: [Int32] = []
        out.reserveCapacity(reading.text.utf8.count >> stretch + 2)
        for (place, token) in reading.tokens.enumerated() {
            while out.count << stretch <= Int(token.start) { out.append(Int32(place)) }
        }
        out.append(Int32(reading.tokens.count))
        return out
    }

    private static let stretch = 5

    /// Tokens of a range of bytes.
    func tokens(_ bytes: Range<Int>) -> Range<Int> {
        let start = token(at: bytes.lowerBound)
        return start..<max(start, token(at: bytes.upperBound))
    }
}
