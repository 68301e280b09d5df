/// What stands elsewhere and belongs to a sentence: the head and the caption of a table to each of its rows, the sentence that
/// introduces a list to each of its items.
enum SentenceContext {
    /// A list of more items than this is a page's body.
    static let mostItems = 60
    /// Sentences in the cells of one row that are looked at.
    static let mostInRow = 8

    /// For each sentence that has some, the sentences that say what it is about.
    static func all(_ sentences: [Range<Int>], tables: [TextTable], _ text: [UInt8]) -> [Int: [Int]] {
        var context: [Int: [Int]] = [:]
        func over(_ bytes: Range<Int>) -> Range<Int> {
            let first = sentences.partitioningIndex { $0.upperBound > bytes.lowerBound }
            return first..<max(first, sentences.partitioningIndex { $0.lowerBound >= bytes.upperBound })
        }
        for table in tables {
            let heads =
                table.rows.filter(\.isHead).flatMap { over($0.line) } + (table.caption.map(over).map(Array.init) ?? [])
            for row in table.rows where !row.isHead {
                let here = over(row.line)
                let group = row.group.map(over).map(Array.init) ?? []
                for sentence in here {
                    context[sentence] = here.prefix(mostInRow).filter { $0 != sentence } + group + heads
                }
            }
        }
        var introduction: Int?
        var items = 0
        for (number, sentence) in sentences.enumerated() {
            let last = lastSign(text[sentence])
            if let opening = introduction, startsLine(sentence, text), items < mostItems {
                context[number, default: []].append(opening)
                items += 1
                if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") {
                    introduction = nil
                }
            } else {
                introduction = nil
            }
            if last == UInt8(ascii: ":") {
                introduction = number
                items = 0
            }
        }
        return context
    }

    private static func lastSign(_ sentence: ArraySlice<UInt8>) -> UInt8? { sentence.last { $0 > 0x20 } }

    private static func startsLine(_ sentence: Range<Int>, _ text: [UInt8]) -> Bool {
        var index = sentence.lowerBound - 1
        while index >= 0, text[index] == 0x20 || text[index] == 0x09 { index -= 1 }
        return index < 0 || text[index] == 0x0A
    }
}
