/// The names of a claim: what a source that bears the claim out would have to speak of.
struct Anchors: Sendable {
    struct Name: Sendable {
        /// Bytes of the claim.
        let bytes: Range<Int>
        let words: Int
        /// Some sentence of the source has it.
        let isFound: Bool
        /// The evidence has it.
        let isShown: Bool
    }

    let names: [Name]
    /// Content words of the claim.
    let contentWords: Int

    var missing: [Name] { names.filter { !$0.isFound } }
    var shown: [Name] { names.filter(\.isShown) }

    init(_ claim: Claim, _ hits: Hits, shown: [Bool]) {
        names = Self.runs(claim).map { run in
            let terms = run.map { claim.termOfWord[$0] }.filter { $0 >= 0 }
            // Between two languages one of two parts is enough: a given name is often spelled beyond recognition.
            let needed = claim.sounds == nil ? terms.count : (terms.count + 1) / 2
            return Name(
                bytes: Int(claim.words[run.lowerBound].start)..<Int(claim.words[run.upperBound - 1].end),
                words: run.count, isFound: terms.count { hits.frequency[$0] > 0 } >= needed,
                isShown: terms.count { shown[$0] } >= needed)
        }
        contentWords = claim.words.count { $0.isContent }
    }

    /// Runs of capitalised words. One capital at the start of a sentence is no name.
    private static func runs(_ claim: Claim) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        var isInitial = true
        func close(_ end: Int) {
            if let from = start, !isInitial || end - from > 1 { runs.append(from..<end) }
            start = nil
        }
        var last = 0
        for (position, word) in claim.words.enumerated() {
            let gap = claim.text.utf8[min(last, Int(word.start))..<Int(word.start)]
            last = Int(word.end)
            if start != nil, !isJoint(gap) { close(position) }
            guard word.isCapital, word.isContent, !word.isNumber else {
                close(position)
                continue
            }
            if start == nil {
                start = position
                isInitial = position == 0 || gap.contains(where: endsSentence)
            }
        }
        close(claim.words.count)
        return runs
    }

    private static func isJoint(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.elementsEqual([0x20]) || gap.elementsEqual([UInt8(ascii: "-")])
    }

    private static func endsSentence(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == 0x0A
    }
}
