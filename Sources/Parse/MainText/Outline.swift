import HTML

/// What each element holds in all, and what its names and those of its ancestors say.
struct Outline: Sendable {
    /// Hints of the element alone.
    var own: [Hints]
    /// Hints of the element and its ancestors, the page's own `html` and `body` left out.
    var inherited: [Hints]
    /// Visible length of the subtree.
    var length: [Int32]
    var linkLength: [Int32]
    /// Visible length in paragraphs: blocks of prose, few links in them.
    var prose: [Int32]
    var score: [Float]
    var depth: [Int16]

    /// Length from which a block with few links counts as prose (readability's 25 characters).
    static let proseLength = 25
    static let proseLinkDensity = 0.5

    init(_ layout: Layout, _ tree: Tree) {
        let count = tree.nodes.count
        own = [Hints](repeating: [], count: count)
        inherited = own
        length = [Int32](repeating: 0, count: count)
        linkLength = length
        prose = length
        score = [Float](repeating: 0, count: count)
        depth = [Int16](repeating: 0, count: count)
        for index in 1..<max(1, count) {
            let node = tree.nodes[index]
            let parent = Int(node.parent)
            depth[index] = depth[parent] &+ 1
            if node.tag != .text, !node.attributes.isEmpty, node.tag != .body, node.tag != .html {
                own[index] = Hints.of(index, in: tree)
            }
            inherited[index] = inherited[parent].union(own[index])
        }
        for block in layout.blocks {
            let node = Int(block.node)
            length[node] &+= Int32(clamping: block.length)
            linkLength[node] &+= Int32(clamping: block.linkLength)
            if !block.hidden, block.length >= Outline.proseLength, block.linkDensity < Outline.proseLinkDensity,
                block.kind != .heading
            {
                prose[node] &+= Int32(clamping: block.length - block.linkLength)
                spread(block, from: node, in: tree)
            }
        }
        var index = count - 1
        while index > 0 {
            let parent = Int(tree.nodes[index].parent)
            length[parent] &+= length[index]
            linkLength[parent] &+= linkLength[index]
            prose[parent] &+= prose[index]
            index -= 1
        }
    }

    /// Readability's vote: a paragraph speaks for its parent, half for its grandparent, less for those above.
    private mutating func spread(_ block: Block, from node: Int, in tree: Tree) {
        let points = 1 + Float(min(block.stops, 10)) + Float(min(block.length / 100, 3))
        let bare = tree.nodes[node].tag
        var target = bare == .p || bare == .pre || bare == .blockquote ? Int(tree.nodes[node].parent) : node
        for share in [Float(1), 0.5, 0.33, 0.25] {
            score[target] += points * share
            if target == 0 { return }
            target = Int(tree.nodes[target].parent)
        }
    }

    func linkDensity(_ node: Int) -> Double {
        length[node] > 0 ? Double(linkLength[node]) / Double(length[node]) : 0
    }
}
