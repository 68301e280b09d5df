/// The items of the lists in a claim: "terrorism, border security, disinformation and shared water".
struct ListItems: Sendable {
    /// Words of the claim.
    let items: [Range<Int>]

    /// Two commas or a comma and a conjunction make a list; fewer items are a clause as often as a list.
    static let fewest = 3
    /// Longer stretches between commas are clauses.
    static let longest = 4

    /// The lists of a claim, one after another.
    static func lists(of claim: Claim) -> [ListItems] {
        var lists: [ListItems] = []
        var items: [Range<Int>] = []
        func close() {
            if items.count >= fewest { lists.append(ListItems(items: items)) }
            items = []
        }
        var start = 0
        for position in claim.words.indices {
            let word = claim.words[position]
            let isLast = position + 1 == claim.words.count
            let next = isLast ? claim.text.utf8.count : Int(claim.words[position + 1].start)
            let gap = claim.text.utf8[Int(word.end)..<max(Int(word.end), next)]
            let endsItem = gap.contains(UInt8(ascii: ",")) || isLast || (!isLast && isAnd(claim, position + 1))
            let endsList = gap.contains { $0 == 0x2E || $0 == 0x3B || $0 == 0x3A || $0 == 0x21 || $0 == 0x3F }
            guard endsItem || endsList else { continue }
            let afterAnd = start <= position && isAnd(claim, start)
            if afterAnd { start += 1 }
            if start <= position {
                let isFirst = items.isEmpty
                if isFirst || isItem(claim, start...position, isLast: afterAnd) {
                    items.append(start..<position + 1)
                } else {
                    close()
                    items.append(start..<position + 1)
                }
            }
            start = position + 1
            if endsList { close() }
        }
        close()
        return lists
    }

    /// The item after "and" may be longer, so long as it has no more content.
    private static func isItem(_ claim: Claim, _ words: ClosedRange<Int>, isLast: Bool) -> Bool {
        words.count <= longest
            || (isLast && words.count <= 2 * longest && words.count { claim.words[$0].isContent } <= longest)
    }

    private static func isAnd(_ claim: Claim, _ position: Int) -> Bool {
        let word = claim.text.utf8[claim.words[position].bytes]
        return word.elementsEqual("and".utf8) || word.elementsEqual("и".utf8)
    }

    /// The source must have so many items of a list for the others to be missing from it: else it may tell the same in
    /// other words.
    static let known = 3

    /// Whether some sentence of the source, or it and the next, has half of the words.
    private static func isSomewhere(_ terms: Set<Int>, _ hits: Hits) -> Bool {
        var last: Set<Int> = []
        return hits.first.indices.dropLast().contains { sentence in
            let here = Set(hits.of(sentence).lazy.map { Int($0.term) }.filter(terms.contains))
            defer { last = here }
            return !here.isEmpty && here.union(last).count * 2 >= terms.count
        }
    }

    /// Items of which no sentence of the source has half the words.
    static func missing(_ claim: Claim, _ hits: Hits) -> [Range<Int>] {
        var missing: [Range<Int>] = []
        for list in lists(of: claim) {
            var found = 0
            var lost: [Range<Int>] = []
            // The first item runs back to the start of its sentence, so it is never the one that is missing.
            for item in list.items {
                let terms = item.filter { claim.words[$0].isContent }.map { claim.termOfWord[$0] }.filter { $0 >= 0 }
                guard !terms.isEmpty else { continue }
                if isSomewhere(Set(terms), hits) {
                    found += 1
                } else if item != list.items.first {
                    lost.append(Int(claim.words[item.lowerBound].start)..<Int(claim.words[item.upperBound - 1].end))
                }
            }
            if found >= known { missing += lost }
        }
        return missing
    }
}
