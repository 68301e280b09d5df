import HTML

/// Where on the page the article lies. What stands by itself near it speaks of it; what stands in a box of its own does not.
struct ArticlePlace: Sendable {
    /// Blocks: the headline, and the first and last of the text.
    var headline: Int
    var first: Int
    var last: Int
    /// Elements of the headline, of the first block and of the middle of the text.
    private var nodes: [Int]
    private var hasText: Bool

    /// Length of a text that is more than a headline.
    private static let leastText = 200

    /// nil for a page that has neither a text nor its title anywhere.
    init?(_ layout: Layout, _ main: MainText, title: String?) {
        let first = main.blocks.first
        let headline = title.flatMap { ArticlePlace.headline($0, layout, before: first) }
        guard let start = headline ?? first else { return nil }
        self.first = first ?? start
        self.headline = start
        hasText = main.blocks.reduce(0) { $0 + layout.blocks[$1].length } >= ArticlePlace.leastText
        last = main.blocks.last ?? start
        let middle = main.blocks.isEmpty ? start : main.blocks[main.blocks.count / 2]
        nodes = [start, self.first, middle].map { Int(layout.blocks[$0].node) }
    }

    /// The block that reads as the title: the nearest above the text or just below its beginning; the topmost heading
    /// where there is no text.
    private static func headline(_ title: String, _ layout: Layout, before first: Int?) -> Int? {
        let title = Title.fold(title)
        guard !title.isEmpty else { return nil }
        let isTitle = { (index: Int) in
            let block = layout.blocks[index]
            return block.text.count <= title.utf8.count * 2 + 40 && !block.hidden
                && Title.fold(layout.string(block)) == title
        }
        guard let first else {
            return layout.blocks.indices.first { layout.blocks[$0].kind == .heading && isTitle($0) }
        }
        let near = 0..<min(layout.blocks.count, first + 4)
        return near.last { layout.blocks[$0].kind == .heading && isTitle($0) } ?? near.last(where: isTitle)
    }

    /// Whether an element lies in comments, in a list of other articles, in a box at the side, or in the page's own foot:
    /// anything that the article is not part of.
    func isApart(_ index: Int, _ tree: Tree) -> Bool {
        var node = index
        var foot = false
        while node > 0, !nodes.contains(where: { node <= $0 && $0 < Int(tree.nodes[node].end) }) {
            switch tree.nodes[node].tag {
            case .aside, .nav, .article: return true
            case .footer: foot = true
            default: break
            }
            if let item = tree.attribute(.itemprop, of: node), ArticlePlace.answers.contains(where: item.elementsEqual)
            {
                return true
            }
            // Names alone are believed only where a text shows what the box is apart from.
            if hasText, !Hints.of(node, in: tree).isDisjoint(with: [.comment, .related, .sidebar]) { return true }
            node = Int(tree.nodes[node].parent)
        }
        // The foot of an article holds its own particulars.
        return foot && !isInside(.article, node, tree)
    }

    /// What readers say of the page is a part of its own in schema.org's terms.
    private static let answers = ["review", "comment"].map { Array($0.utf8) }

    private func isInside(_ tag: Tag, _ index: Int, _ tree: Tree) -> Bool {
        var node = index
        while node > 0 {
            if tree.nodes[node].tag == tag { return true }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }
}
