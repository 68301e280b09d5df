/// Path patterns with `*` and a final `$`. Linear in the path for each `*`, whatever the pattern.
enum RobotsPattern {
    static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let body = isAnchored ? pattern.dropLast() : pattern[...]
        var pieces = body.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        let first = pieces.removeFirst()
        guard path.starts(with: first) else { return false }
        var position = first.count
        guard let last = pieces.popLast() else { return !isAnchored || position == path.count }
        for piece in pieces where !piece.isEmpty {
            guard let found = find(piece, in: path, from: position) else { return false }
            position = found + piece.count
        }
        if isAnchored { return path.count - last.count >= position && path.suffix(last.count).elementsEqual(last) }
        return last.isEmpty || find(last, in: path, from: position) != nil
    }

    private static func find(_ piece: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
        guard let first = piece.first, path.count >= piece.count else { return nil }
        var position = start
        while position <= path.count - piece.count {
            if path[position] == first, path[position..<(position + piece.count)].elementsEqual(piece) {
                return position
            }
            position += 1
        }
        return nil
    }
}
