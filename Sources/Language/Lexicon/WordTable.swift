/// Numbers by 64-bit keys, in an open table: words by the hash of their folded spelling, and the steps of phrases.
///
/// Spellings are not kept: with 50,000 words the chance that any word of a text meets another's hash is below 1e-14 a
/// word, and the cost of a meeting is one wrong word, never a trap.
struct WordTable: Sendable {
    private struct Slot {
        var key: UInt64 = 0
        var number: Int32 = -1
    }

    private var slots = Array(repeating: Slot(), count: 64)
    private(set) var count = 0

    @inline(__always) func find(_ key: UInt64) -> Int32 {
        let mask = slots.count &- 1
        var place = Self.place(key) & mask
        while slots[place].number >= 0 {
            if slots[place].key == key { return slots[place].number }
            place = (place &+ 1) & mask
        }
        return -1
    }

    /// The number of a key, which is the next one where the key is new.
    mutating func add(_ key: UInt64) -> Int32 {
        let known = find(key)
        if known >= 0 { return known }
        let number = Int32(count)
        insert(key, number)
        return number
    }

    /// Adds a key that is not in the table.
    mutating func insert(_ key: UInt64, _ number: Int32) {
        if count * 2 >= slots.count { grow() }
        put(Slot(key: key, number: number))
        count += 1
    }

    @inline(__always) private static func place(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32)
    }

    private mutating func put(_ slot: Slot) {
        let mask = slots.count - 1
        var place = Self.place(slot.key) & mask
        while slots[place].number >= 0 { place = (place + 1) & mask }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 4)
        for slot in old where slot.number >= 0 { put(slot) }
    }
}
