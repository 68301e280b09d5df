/// Every figure of a claim against every figure of a source.
struct AgreementTable: Sendable {
    /// `comparisons[i][j]`: figure `i` of the claim, figure `j` of the source.
    let comparisons: [[Comparison]]
    /// Whether a figure of the source agrees with some figure of the claim.
    let isSpoken: [Bool]
    /// For each sentence of the source, the figures of the claim that agree with one in it.
    private let bySentence: [Int: Set<Int>]
    private let years: [Bool]
    /// Whether two figures of the claim measure the same kind of thing.
    private let alike: [[Bool]]

    init(
        _ claimed: [Figure], _ found: [FigureReader.Placed], _ units: UnitTable, things: CountedThings,
        tables: TableReading
    ) {
        let comparisons = claimed.map { figure in
            found.map { placed -> Comparison in
                let comparison = Comparison(claimed: figure, found: placed.figure, units: units)
                if placed.isInRow { return tables.comparison(figure, placed, comparison) }
                // "First" bears out "1st", and is grammar otherwise.
                if placed.figure.isFirst, !comparison.isSame { return .unrelated }
                // 210 engineers say nothing against 34 wells.
                return comparison == .differs && things.areOther(figure, placed.figure) ? .unrelated : comparison
            }
        }
        var bySentence: [Int: Set<Int>] = [:]
        var isSpoken = Array(repeating: false, count: found.count)
        for (mine, row) in comparisons.enumerated() {
            for (theirs, comparison) in row.enumerated() where comparison.isSame {
                bySentence[found[theirs].sentence, default: []].insert(mine)
                if comparison == .agrees { isSpoken[theirs] = true }
            }
        }
        let foundYears = Set(found.compactMap(\.figure.year))
        years = claimed.map { $0.year.map(foundYears.contains) ?? false }
        alike = claimed.map { figure in
            claimed.map { Comparison(claimed: figure, found: $0, units: units) != .unrelated }
        }
        self.comparisons = comparisons
        self.isSpoken = isSpoken
        self.bySentence = bySentence
    }

    /// The sentences of the source that have figure `mine`.
    func sentences(_ mine: Int) -> [Int] { bySentence.filter { $0.value.contains(mine) }.map(\.key) }

    /// How many of the figures next to figure `mine` agree with those next to figure `theirs`: 0, 1 or 2.
    func neighbours(_ mine: Int, _ theirs: Int, _ found: [FigureReader.Placed]) -> Double {
        var count = 0.0
        for step in [-1, 1] {
            let (left, right) = (mine + step, theirs + step)
            guard comparisons.indices.contains(left), found.indices.contains(right),
                abs(found[right].sentence - found[theirs].sentence) <= 1
            else { continue }
            if comparisons[left][right].isSame { count += 1 }
        }
        return count
    }

    /// The share of the claim's other figures that the sentence agrees with; -1 where there are none.
    func anchor(_ mine: Int, sentence: Int) -> Double {
        guard comparisons.count > 1 else { return -1 }
        let others = bySentence[sentence, default: []].subtracting([mine])
        return Double(others.count) / Double(comparisons.count - 1)
    }

    /// The figure that is left over where a sentence has other figures of the claim, and claim and sentence have each one more of a
    /// kind that the other lacks: "17.4 minutes, 7.3 points and 2.9 rebounds" against 17.4, 5.6 and 2.9. With the number of those that
    /// both have; the sentence that shares the most of them is asked.
    func leftOver(_ mine: Int, _ claimed: [Figure], _ found: [FigureReader.Placed]) -> (index: Int, shared: Int)? {
        var best: (index: Int, shared: Int)?
        for (sentence, spoken) in bySentence.sorted(by: { $0.key < $1.key }) where !spoken.contains(mine) {
            guard spoken.count > best?.shared ?? 0,
                claimed.indices.allSatisfy({ $0 == mine || !alike[mine][$0] || spoken.contains($0) })
            else { continue }
            let others = found.indices.filter {
                found[$0].sentence == sentence && !isSpoken[$0] && comparisons[mine][$0] == .differs
            }
            guard others.count == 1, let other = others.first,
                claimed[mine].isDate || claimed[mine].distance(to: found[other].figure) < Self.furthest
            else { continue }
            best = (other, spoken.count)
        }
        return best
    }

    /// A factor of ten: further apart, two amounts are hardly the same thing told otherwise.
    private static let furthest = 2.31

    /// Whether the year of a date is named anywhere: 1 or 0.
    func yearFound(_ mine: Int) -> Double { years[mine] ? 1 : 0 }
}

/// The two words on either side of a figure.
struct Surroundings {
    private let before: [UInt64]
    private let after: [UInt64]

    init(_ words: ArraySlice<Word>, _ bytes: Range<Int>) {
        before = Array(words.filter { Int($0.end) <= bytes.lowerBound }.suffix(2).map(\.stem).reversed())
        after = Array(words.lazy.filter { Int($0.start) >= bytes.upperBound }.prefix(2).map(\.stem))
    }

    func shared(with other: Surroundings) -> Double {
        Double(zip(before, other.before).count { $0 == $1 } + zip(after, other.after).count { $0 == $1 })
    }
}
