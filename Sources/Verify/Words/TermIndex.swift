/// A small hash table from stem to number. Open addressing at half load: the inner loop of every scan of a source.
struct TermIndex: Sendable {
    private struct Slot: Sendable {
        var key: UInt64 = 0
        /// -1 where there is none.
        var value: Int32 = -1
    }

    private var slots: [Slot]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        mask = size - 1
    }

    subscript(stem: UInt64) -> Int? {
        var place = Int(truncatingIfNeeded: stem ^ (stem >> 32)) & mask
        while true {
            let slot = slots[place]
            if slot.value < 0 { return nil }
            if slot.key == stem { return Int(slot.value) }
            place = (place + 1) & mask
        }
    }

    /// Adds a stem that is not yet there. The caller keeps to the capacity.
    mutating func insert(_ stem: UInt64, _ value: Int) {
        var place = Int(truncatingIfNeeded: stem ^ (stem >> 32)) & mask
        while slots[place].value >= 0 { place = (place + 1) & mask }
        slots[place] = Slot(key: stem, value: Int32(value))
    }
}
