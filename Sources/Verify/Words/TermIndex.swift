/// A small hash table from stem to number. Open addressing at half load: the inner loop of every scan of a source.
struct TermIndex: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: -1, count: size)
        mask = size - 1
    }

    subscript(stem: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: stem ^ (stem >> 32)) & mask
        while values[slot] >= 0 {
            if keys[slot] == stem { return Int(values[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds a stem that is not yet there. The caller keeps to the capacity.
    mutating func insert(_ stem: UInt64, _ value: Int) {
        var slot = Int(truncatingIfNeeded: stem ^ (stem >> 32)) & mask
        while values[slot] >= 0 { slot = (slot + 1) & mask }
        keys[slot] = stem
        values[slot] = Int32(value)
    }
}
