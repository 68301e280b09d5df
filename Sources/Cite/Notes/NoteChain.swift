/// Numbered lines that count up to the last of them: a list of notes, not lines that begin with a number by chance.
struct NoteChain {
    /// Indices into the lines given, in the order of the text.
    private(set) var members: [Int] = []

    /// A note may be missing from a list; more than so many, and it is another list.
    private static let widestGap = 3
    /// A second note of the same number stands within so many lines of the first.
    private static let nearestTwin = 6

    /// Numbered lines that belong to no list, between two lists or below the last.
    private static let strays = 8

    /// `lines` are line numbers and the ordinals they begin with.
    init(_ lines: [(line: Int, ordinal: Int)]) {
        guard !lines.isEmpty else { return }
        var positions: [Int: [Int]] = [:]
        for (index, line) in lines.enumerated() { positions[line.ordinal, default: []].append(index) }
        func before(_ index: Int, ordinal: Int) -> Int? {
            guard let all = positions[ordinal] else { return nil }
            var (low, high) = (0, all.count)
            while low < high {
                let middle = (low + high) / 2
                if all[middle] < index { low = middle + 1 } else { high = middle }
            }
            return low > 0 ? all[low - 1] : nil
        }
        func chain(endingAt last: Int) -> [Int] {
            var chain = [last]
            var current = last
            while true {
                let ordinal = lines[current].ordinal
                if current > 0, lines[current - 1].ordinal == ordinal,
                    lines[current].line - lines[current - 1].line <= Self.nearestTwin
                {
                    current -= 1
                } else if let next = (1...Self.widestGap).lazy.compactMap({ before(current, ordinal: ordinal - $0) })
                    .first
                {
                    current = next
                } else {
                    return chain
                }
                chain.append(current)
            }
        }
        // A stray number below the list would hide most of it: the longest chain of those that end last.
        let ends = lines.indices.suffix(Self.strays)
        let chains = ends.map(chain)
        guard var list = chains.max(by: { $0.count < $1.count }), let end = list.first else { return }
        // Below it may stand a shorter list of its own, counted from 1.
        let below = chains.filter { ($0.last ?? 0) > end && lines[$0[$0.count - 1]].ordinal == 1 }
        var found = (below.max { $0.count < $1.count } ?? []) + list
        // Another chapter's list may end above this one; it must count down to 1.
        var tries = 0
        while lines[list[list.count - 1]].ordinal == 1, var last = list.last, last > 0, tries < Self.strays {
            last -= 1
            list = chain(endingAt: last)
            while lines[list[list.count - 1]].ordinal != 1, last > 0, tries < Self.strays {
                last -= 1
                tries += 1
                list = chain(endingAt: last)
            }
            if lines[list[list.count - 1]].ordinal == 1 { found += list }
        }
        members = found.reversed()
    }
}
