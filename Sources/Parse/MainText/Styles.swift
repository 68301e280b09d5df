import HTML

/// Blocks that look alike: the same tag and class, in parents of the same tag and class. The body of an article is
/// mostly set in one style.
struct Styles: Sendable {
    struct Total: Sendable {
        var length = 0
        var links = 0
        var count = 0
    }

    /// The style of each block.
    var of: [Int] = []
    var totals: [Total] = []
    private var length = 0

    init(_ layout: Layout, _ tree: Tree) {
        var known: [UInt64: Int] = [:]
        for block in layout.blocks {
            let key = Styles.signature(Int(block.node), tree)
            let style = known[key] ?? totals.count
            if style == totals.count {
                known[key] = style
                totals.append(Total())
            }
            of.append(style)
            totals[style].length += block.length
            totals[style].links += block.linkLength
            totals[style].count += 1
            length += block.length
        }
    }

    func share(_ style: Int) -> Float { Float(totals[style].length) / Float(max(1, length)) }

    func linkDensity(_ style: Int) -> Float { Float(totals[style].links) / Float(max(1, totals[style].length)) }

    static func signature(_ node: Int, _ tree: Tree) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for element in [node, Int(tree.nodes[node].parent)] {
            hash = (hash ^ UInt64(tree.nodes[element].tag.rawValue)) &* 1_099_511_628_211
            for byte in tree.attribute(.class, of: element)?.prefix(200) ?? [] {
                // Numbers in classes tell siblings apart, not styles.
                if byte >= 0x30, byte <= 0x39 { continue }
                hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
            }
        }
        return hash
    }
}

/// Blocks whose text has stood on the page before.
struct Repeats: Sendable {
    var isRepeat: [Bool] = []

    init(_ layout: Layout) {
        var seen: Set<UInt64> = []
        for block in layout.blocks {
            isRepeat.append(!seen.insert(Shingles.hash(layout.text(block))).inserted)
        }
    }
}
