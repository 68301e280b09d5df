/// Which rows, or which columns, of a table a claim names.
struct Naming: Sendable {
    /// Those that have the most of the claim's words: none is here of whose words another has all and more.
    let named: Set<Int>
    /// Whether one of them is named in full, so that others are not meant.
    let isSure: Bool
    /// The only one, where the claim has every word of it.
    let only: Int?

    /// - Parameter labels: for each row or column, its number and the bytes that name it.
    init(_ labels: [(number: Int, bytes: [Range<Int>])], _ claim: Claim, _ source: Source) {
        var best: [(number: Int, terms: Set<Int>, isNamed: Bool, isWhole: Bool)] = []
        for (number, bytes) in labels {
            var terms: Set<Int> = []
            var named = 0
            var parts = 0
            for range in bytes {
                var words = 0
                var found = 0
                for word in source.words(in: Self.core(range, source.text.utf8)) where word.isContent || word.isNumber {
                    words += 1
                    guard let term = Hits.term(of: word, claim, source) else { continue }
                    found += 1
                    terms.insert(term)
                }
                guard words > 0 else { continue }
                parts += 1
                if found == words { named += 1 }
            }
            guard !terms.isEmpty, !best.contains(where: { terms.isStrictSubset(of: $0.terms) }) else { continue }
            best.removeAll { $0.terms.isStrictSubset(of: terms) }
            best.append((number, terms, named > 0, named == parts))
        }
        named = Set(best.map(\.number))
        isSure = best.contains(where: \.isNamed)
        // "Ferries" is meant where "Fast ferries" stands beside it and the claim has "ferries" alone.
        let whole = best.filter(\.isWhole)
        only =
            whole.count == 1 && best.allSatisfy { $0.isWhole || $0.terms.isSubset(of: whole[0].terms) }
            ? whole[0].number : nil
    }

    /// Whether the claim speaks of another row or column.
    func excludes(_ number: Int) -> Bool { isSure && !named.contains(number) }

    /// The words before a bracket or comma, after which units and notes stand.
    private static func core(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
        let end = text[range].firstIndex { [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ",")].contains($0) }
        return end.map { $0 > range.lowerBound ? range.lowerBound..<$0 : range } ?? range
    }
}
