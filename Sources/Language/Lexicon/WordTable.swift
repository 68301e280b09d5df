/// Numbers for words, found by the 64-bit hash of their folded spelling.
///
/// Spellings are not kept: with 50,000 words the chance that any word of a text meets another's hash is below 1e-14 a
/// word, and the cost of a meeting is one wrong word, never a trap.
struct WordTable: Sendable {
    private var hashes: [UInt64] = Array(repeating: 0, count: 1024)
    private var numbers: [Int32] = Array(repeating: -1, count: 1024)
    private(set) var count = 0

    @inline(__always) func find(_ hash: UInt64) -> Int32 {
        let mask = hashes.count - 1
        var slot = Self.slot(hash) & mask
        while numbers[slot] >= 0 {
            if hashes[slot] == hash { return numbers[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }

    mutating func add(_ hash: UInt64) -> Int32 {
        let known = find(hash)
        if known >= 0 { return known }
        if count * 2 >= hashes.count { grow() }
        let number = Int32(count)
        put(hash, number)
        count += 1
        return number
    }

    @inline(__always) private static func slot(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash ^ (hash >> 29))
    }

    private mutating func put(_ hash: UInt64, _ number: Int32) {
        let mask = hashes.count - 1
        var slot = Self.slot(hash) & mask
        while numbers[slot] >= 0 { slot = (slot + 1) & mask }
        hashes[slot] = hash
        numbers[slot] = number
    }

    private mutating func grow() {
        let old = (hashes, numbers)
        hashes = Array(repeating: 0, count: old.0.count * 2)
        numbers = Array(repeating: -1, count: old.0.count * 2)
        for (hash, number) in zip(old.0, old.1) where number >= 0 { put(hash, number) }
    }
}
