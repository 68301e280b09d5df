/// Numbered lines that count up to the last of them: a list of notes, not lines that begin with a number by chance.
struct NoteChain {
    /// Indices into the lines given, in the order of the text.
    private(set) var members: [Int] = []

    /// A note may be missing from a list; more than so many, and it is another list.
    private static let widestGap = 3
    /// A second note of the same number stands within so many lines of the first.
    private static let nearestTwin = 6

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
        var current = lines.count - 1
        var chain = [current]
        while true {
            let ordinal = lines[current].ordinal
            if let twin = before(current, ordinal: ordinal), lines[current].line - lines[twin].line <= Self.nearestTwin,
                twin == current - 1
            {
                chain.append(twin)
                current = twin
                continue
            }
            guard
                let next = (1...Self.widestGap).lazy.compactMap({ before(current, ordinal: ordinal - $0) }).first
            else {
                // Another chapter's list may end above this one.
                guard ordinal == 1, current > 0, lines[current - 1].ordinal > 1 else { break }
                current -= 1
                chain.append(current)
                continue
            }
            chain.append(next)
            current = next
        }
        members = chain.reversed()
    }
}
