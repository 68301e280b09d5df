import HTML

/// Finds the element that holds the article.
enum Container {
    static func find(_ outline: Outline, _ tree: Tree) -> Int {
        var best = 0
        var bestScore: Float = 0
        for index in 1..<max(1, tree.nodes.count) where outline.score[index] > 0 {
            let hints = outline.own[index]
            var score = outline.score[index] * Float(1 - outline.linkDensity(index))
            if !hints.isDisjoint(with: [.article, .content, .body]) { score *= 1.25 }
            if tree.nodes[index].tag == .article || tree.nodes[index].tag == .main { score *= 1.25 }
            if !outline.inherited[index].isDisjoint(with: [.comment, .related, .sidebar, .footer]) { score *= 0.5 }
            if score > bestScore {
                bestScore = score
                best = index
            }
        }
        return widen(best, outline, tree)
    }

    /// Share of a parent's prose below which the child does not stand for it.
    static let enough = 0.75

    /// Climbs while the parent holds much more prose and hardly more links.
    private static func widen(_ start: Int, _ outline: Outline, _ tree: Tree) -> Int {
        var node = start
        var current = start
        while current > 0 {
            let parent = Int(tree.nodes[current].parent)
            guard parent > 0, tree.nodes[parent].tag != .body else { break }
            let share = Double(outline.prose[node]) / Double(max(1, outline.prose[parent]))
            if share < enough, outline.linkDensity(parent) < 0.25,
                outline.own[parent].isDisjoint(with: Hints.boilerplate)
            {
                node = parent
            }
            current = parent
        }
        return node
    }
}
