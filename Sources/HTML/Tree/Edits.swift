/// How one text became another: which stretches were replaced, in order. Leads from places in the new text back to the old.
struct Edits: Sendable {
    private struct Edit: Sendable {
        var old: Range<Int32>
        var new: Range<Int32>
    }

    private var list: [Edit] = []

    var isEmpty: Bool { list.isEmpty }

    /// Notes that bytes `old` of the old text became bytes `new` of the new one. Must be called in order.
    mutating func replace(_ old: Range<Int>, by new: Range<Int>) {
        list.append(
            Edit(
                old: Int32(clamping: old.lowerBound)..<Int32(clamping: old.upperBound),
                new: Int32(clamping: new.lowerBound)..<Int32(clamping: new.upperBound)))
    }

    /// The bytes of the old text from which a stretch of the new one came, whole replacements included.
    func old(of new: Range<Int>) -> Range<Int> {
        let start = start(of: new.lowerBound)
        return start..<max(start, end(of: new.upperBound))
    }

    private func start(of place: Int) -> Int {
        guard let edit = last(where: { $0.new.lowerBound <= place }) else { return place }
        if place < edit.new.upperBound { return Int(edit.old.lowerBound) }
        return Int(edit.old.upperBound) + place - Int(edit.new.upperBound)
    }

    private func end(of place: Int) -> Int {
        guard let edit = last(where: { $0.new.lowerBound < place }) else { return place }
        if place < edit.new.upperBound { return Int(edit.old.upperBound) }
        return Int(edit.old.upperBound) + place - Int(edit.new.upperBound)
    }

    /// The last edit of those that satisfy a predicate which, once false, stays false.
    private func last(where holds: (Edit) -> Bool) -> Edit? {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if holds(list[middle]) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? list[low - 1] : nil
    }
}
