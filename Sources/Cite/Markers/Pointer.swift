/// A place in the running text that points to a note.
struct Pointer {
    let label: String
    /// Bytes of the marker.
    let range: Range<Int>
}

/// The notes' own bytes, to be left out when the running text is read.
struct Exclusions {
    private let ranges: [Range<Int>]

    init(_ ranges: [Range<Int>]) { self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound } }

    /// The stretches of `0..<count` outside the ranges.
    func rest(of count: Int) -> [Range<Int>] {
        var rest: [Range<Int>] = []
        var start = 0
        for range in ranges {
            if range.lowerBound > start { rest.append(start..<range.lowerBound) }
            start = max(start, range.upperBound)
        }
        if start < count { rest.append(start..<count) }
        return rest
    }
}
