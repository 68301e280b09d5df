import HTML

/// Names in the page itself: `rel=author`, `itemprop=author`, elements named for a byline.
enum Byline {
    /// Bytes of an element's text beyond which it is no byline.
    private static let longest = 160
    private static let candidates = 60

    static func find(_ tree: Tree, accept: (String) -> [String]?) -> (value: [String], source: String)? {
        var best: (rank: Int, value: [String], source: String)?
        var seen = 0
        for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty && seen < candidates {
            guard let (rank, source) = rank(index, tree), rank < best?.rank ?? 9 else { continue }
            seen += 1
            guard !isApart(index, tree) else { continue }
            let text = tree.content(of: index)
            guard text.utf8.count <= longest, let names = accept(text), names.count <= 6 else { continue }
            guard rank < 2 || names.allSatisfy(looksLikeName) else { continue }
            best = (rank, names, source)
            if rank == 0 { break }
        }
        return best.map { ($0.value, $0.source) }
    }

    /// A short block around the beginning of the article that opens with "By" and holds nothing but names.
    static func inText(
        _ layout: Layout, _ main: MainText, accept: (String) -> [String]?
    ) -> (value: [String], source: String)? {
        guard let first = main.blocks.first else { return nil }
        let lead = main.blocks.prefix(VisibleDate.within)
        for index in lead + (max(0, first - VisibleDate.before)..<first).reversed() {
            let block = layout.blocks[index]
            guard block.length < 80, !block.hidden else { continue }
            let text =
                layout.string(block).split(whereSeparator: { "|•·–—\n".contains($0) || $0.isNumber }).first.map(
                    String.init) ?? ""
            guard let prefix = openings.first(where: { text.lowercased().hasPrefix($0) }) else { continue }
            if let names = accept(String(text.dropFirst(prefix.count))), names.allSatisfy(looksLikeName) {
                return (names, "text")
            }
        }
        return nil
    }

    /// "By" where bylines open with it.
    static let openings = [
        "by ", "von ", "par ", "por ", "door ", "written by ", "posted by ", "author: ", "autor: ", "автор: ", "text: ",
        "текст: ",
    ]

    private static func rank(_ index: Int, _ tree: Tree) -> (Int, String)? {
        if let item = tree.attribute(.itemprop, of: index),
            item.containsASCII("author") || item.containsASCII("creator")
        {
            return tree.nodes[index].tag == .meta ? nil : (1, "itemprop")
        }
        if let rel = tree.attribute(.rel, of: index), rel.containsASCII("author") { return (0, "rel") }
        for name in [Attribute.Name.class, .id, .dataTestID] {
            guard let value = tree.attribute(name, of: index), value.count < 200 else { continue }
            if value.containsASCII("author-name") || value.containsASCII("authorname")
                || value.containsASCII("author__name") || value.containsASCII("author_name")
            {
                return (1, "byline")
            }
            if value.containsASCII("byline") { return (2, "byline") }
            if value.containsASCII("author") || value.containsASCII("autor") { return (3, "byline") }
        }
        return nil
    }

    /// In comments, lists of other articles or boxes at the side.
    private static func isApart(_ index: Int, _ tree: Tree) -> Bool {
        var node = index
        while node > 0 {
            switch tree.nodes[node].tag {
            case .aside, .footer, .nav, .li: return true
            default: break
            }
            if !Hints.of(node, in: tree).isDisjoint(with: [.comment, .related, .sidebar, .footer, .list]) {
                return true
            }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    /// Two to four words, each with a capital where its script has them.
    static func looksLikeName(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        if let first = name.unicodeScalars.first, first.value >= 0x2E80 {
            return words.count <= 3 && name.unicodeScalars.count <= 12
        }
        return (2...4).contains(words.count)
            && words.allSatisfy { word in
                guard let first = word.unicodeScalars.first else { return false }
                return first.properties.isUppercase || particles.contains(String(word))
            }
    }

    private static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "al", "bin", "el", "dos", "du", "zu",
    ]
}
