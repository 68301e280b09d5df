/// Phrases as paths of word numbers, with the senses of each.
///
/// The first word finds its root by index, later words by a hash of (node, word), so a look-up costs one step a word.
struct Phrases: Sendable {
    private(set) var senses: [Sense] = []
    /// Per word: its root node, or -1.
    private var roots: [Int32] = []
    /// Per word: every role of the phrases it begins.
    private(set) var roles: [UInt64] = []
    private var heads: [Int32] = []
    private var hasMore: [Bool] = []
    private var edges = WordTable()

    mutating func add(_ words: [Int32], _ sense: Sense) {
        guard let first = words.first else { return }
        while roots.count <= Int(first) {
            roots.append(-1)
            roles.append(0)
        }
        if roots[Int(first)] < 0 { roots[Int(first)] = node() }
        var at = roots[Int(first)]
        for word in words.dropFirst() {
            let key = Self.key(at, word)
            var next = edges.find(key)
            if next < 0 {
                next = node()
                edges.insert(key, next)
                hasMore[Int(at)] = true
            }
            at = next
        }
        roles[Int(first)] |= sense.role.bit
        var sense = sense
        sense.next = heads[Int(at)]
        heads[Int(at)] = Int32(senses.count)
        senses.append(sense)
    }

    @inline(__always) func roles(of word: Int32) -> UInt64 {
        word >= 0 && Int(word) < roles.count ? roles[Int(word)] : 0
    }

    @inline(__always) func root(of word: Int32) -> Int32 {
        word >= 0 && Int(word) < roots.count ? roots[Int(word)] : -1
    }

    @inline(__always) func step(from node: Int32, by word: Int32) -> Int32 {
        guard word >= 0, hasMore[Int(node)] else { return -1 }
        return edges.find(Self.key(node, word))
    }

    @inline(__always) func firstSense(at node: Int32) -> Int32 { heads[Int(node)] }

    private mutating func node() -> Int32 {
        heads.append(-1)
        hasMore.append(false)
        return Int32(heads.count - 1)
    }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }
}
