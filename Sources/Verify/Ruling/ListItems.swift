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
            if start <= position, isAnd(claim, start) { start += 1 }
            if start <= position {
                let isFirst = items.isEmpty
                if isFirst || position + 1 - start <= longest {
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

    private static func isAnd(_ claim: Claim, _ position: Int) -> Bool {
        let word = claim.text.utf8[claim.words[position].bytes]
        return word.elementsEqual("and".utf8) || word.elementsEqual("и".utf8)
    }

    /// The source must have so many items of a list for the others to be missing from it: else it may tell the same in
    /// other words.
    static let known = 3

    /// Items without one word that the source has anywhere.
    static func missing(_ claim: Claim, _ hits: Hits) -> [Range<Int>] {
        var missing: [Range<Int>] = []
        for list in lists(of: claim) {
            var found = 0
            var lost: [Range<Int>] = []
            // The first item runs back to the start of its sentence, so it is never the one that is missing.
            for item in list.items {
                let terms = item.filter { claim.words[$0].isContent }.map { claim.termOfWord[$0] }.filter { $0 >= 0 }
                guard !terms.isEmpty else { continue }
                if terms.contains(where: { hits.frequency[$0] > 0 }) {
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
