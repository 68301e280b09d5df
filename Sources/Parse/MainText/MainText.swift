import HTML

/// The blocks of a page that are its article, in order.
struct MainText: Sendable {
    /// Indices into `Layout.blocks`.
    var blocks: [Int]
    var container: Int

    static func find(_ layout: Layout, _ tree: Tree) -> MainText {
        let outline = Outline(layout, tree)
        let container = Container.find(outline, tree)
        let range = container..<Int(tree.nodes[container].end)
        var kept: [Int] = []
        for (index, block) in layout.blocks.enumerated() where range.contains(Int(block.node)) {
            if belongs(block, below: container, outline, tree) { kept.append(index) }
        }
        while let last = kept.last, layout.blocks[last].kind == .heading { kept.removeLast() }
        return MainText(blocks: kept, container: container)
    }

    private static func belongs(_ block: Block, below container: Int, _ outline: Outline, _ tree: Tree) -> Bool {
        if block.linkDensity > 0.5, block.length < 200 { return false }
        var node = Int(block.node)
        while node != container {
            switch tree.nodes[node].tag {
            case .nav, .aside, .footer, .form: return false
            default: break
            }
            let hints = outline.own[node].intersection(Hints.boilerplate)
            if !hints.isEmpty, outline.prose[node] * 2 < outline.prose[container] { return false }
            node = Int(tree.nodes[node].parent)
        }
        return true
    }
}
