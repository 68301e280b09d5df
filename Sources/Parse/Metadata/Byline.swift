import HTML

/// Names in the page itself: `rel=author`, `itemprop=author`, elements named for a byline, links to an author's page.
struct Byline {
    typealias Found = (value: [String], source: String)

    /// Bytes of an element's text beyond which it is no byline.
    private static let longest = 160
    private static let candidates = 60
    /// Nodes of an element beyond which it is a part of the page.
    private static let mostNodes = 60
    private static let mostNames = 6

    let tree: Tree
    let layout: Layout
    let main: MainText
    let place: ArticlePlace?
    /// The people among the names in a text; nil for none.
    let accept: (String) -> [String]?

    /// The best marked byline, of those the first under the headline, else the last above it.
    func marked() -> Found? {
        let headline = place.map { Int(layout.blocks[$0.headline].node) } ?? 0
        var best: (order: Int, node: Int, value: [String], source: String)?
        var seen = 0
        for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty && seen < Byline.candidates {
            guard let (rank, source) = rank(index), Int(tree.nodes[index].end) - index <= Byline.mostNodes else {
                continue
            }
            let above = index < headline
            let order = rank * 2 + (above ? 1 : 0)
            guard order < best?.order ?? Int.max || (above && order == best?.order) else { continue }
            seen += 1
            guard place?.isApart(index, tree) != true, let names = names(index, rank) else { continue }
            best = (order, index, names, source)
            if order == 0 { break }
        }
        guard let best else { return nil }
        return (together(best.node, best.order / 2, best.value), best.source)
    }

    private func names(_ index: Int, _ rank: Int) -> [String]? {
        let text = inner(index) ?? tree.content(of: index)
        guard text.utf8.count <= Byline.longest,
            let names = accept(text)?.filter({ !Byline.endsInCalling($0) }), !names.isEmpty,
            names.count <= Byline.mostNames, rank < 2 || names.allSatisfy(Byline.looksLikeName)
        else { return nil }
        return names
    }

    /// The name alone, where an element for an author holds more: `itemprop=name` inside.
    private func inner(_ index: Int) -> String? {
        for node in index + 1..<max(index + 1, Int(tree.nodes[index].end)) {
            guard let item = tree.attribute(.itemprop, of: node), item.elementsEqual("name".utf8) else { continue }
            return tree.string(.content, of: node) ?? tree.content(of: node)
        }
        return nil
    }

    /// Those who are marked in the same way beside the first.
    private func together(_ index: Int, _ rank: Int, _ first: [String]) -> [String] {
        var names = first
        let parent = Int(tree.nodes[index].parent)
        let boxes = [Int(tree.nodes[parent].parent), parent]
        let fits = { (box: Int) in
            box > 0 && Int(tree.nodes[box].end) - box <= Byline.mostNodes
                && tree.content(of: box).utf8.count <= Byline.longest
        }
        guard let box = boxes.first(where: fits) else { return names }
        for node in index + 1..<max(index + 1, Int(tree.nodes[box].end)) where self.rank(node)?.0 == rank {
            for name in self.names(node, rank) ?? [] where !names.contains(name) && names.count < Byline.mostNames {
                names.append(name)
            }
        }
        return names
    }

    /// How plainly an element is marked, 0 best.
    private func rank(_ index: Int) -> (Int, String)? {
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
        if tree.nodes[index].tag == .a, let address = tree.attribute(.href, of: index), address.count < 300,
            address.containsASCII("/author/") || address.containsASCII("/authors/") || address.containsASCII("/autor/")
        {
            return (3, "byline")
        }
        return nil
    }

    /// A short block around the beginning of the article that opens with "By" and holds nothing but names.
    func inText() -> Found? {
        guard let place else { return nil }
        let begin = main.blocks.dropFirst(Byline.within - 1).first ?? place.last
        let under = place.headline...max(place.headline, begin)
        let over = max(0, place.headline - Byline.above)..<place.headline
        for index in Array(under) + over.reversed() {
            let block = layout.blocks[index]
            guard block.length < 80, !block.hidden else { continue }
            for part in layout.string(block).split(whereSeparator: { "|•·–—\n".contains($0) || $0.isNumber }) {
                let text = Spaces.collapse(String(part))
                guard let prefix = Byline.openings.first(where: { text.lowercased().hasPrefix($0) }) else { continue }
                let rest = Byline.dropMonth(text.dropFirst(prefix.count))
                if let names = accept(rest), names.allSatisfy(Byline.looksLikeName) { return (names, "text") }
            }
        }
        return nil
    }

    /// Blocks above the headline that are looked at, and blocks of the text's beginning.
    private static let above = 6
    private static let within = 3

    /// "By" where bylines open with it.
    static let openings = [
        "by ", "by: ", "von ", "par ", "por ", "door ", "written by ", "posted by ", "story by ", "author: ",
        "autor: ", "автор: ", "text: ", "текст: ", "text & fotos: ", "ein artikel von ", "ein beitrag von ",
        "ein gastbeitrag von ", "geschrieben von ", "veröffentlicht von ", "publié par ", "publicado por ",
        "escrito por ", "tekst: ", "foto & text: ",
    ]

    /// "Ann Lee December" stood before the day.
    private static func dropMonth(_ text: Substring) -> String {
        var words = text.split(separator: " ")
        while let last = words.last, words.count > 1, MonthNames.month(last.lowercased().filter(\.isLetter)) != nil {
            words.removeLast()
        }
        if let last = words.last, words.count > 1, ["on", "am", "le", "el", "op", "at"].contains(last.lowercased()) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private static func endsInCalling(_ name: String) -> Bool {
        let last = name.split(separator: " ").last.map { $0.lowercased() } ?? ""
        return callings.contains(last) || particles.contains(last)
    }

    /// Last words of what somebody is rather than is called, and words of links beside a name.
    private static let callings: Set<String> = [
        "editor", "writer", "reporter", "correspondent", "contributor", "reviewer", "journalist", "columnist", "staff",
        "team", "desk", "redakteur", "redakteurin", "redaktion", "journaliste", "periodista", "корреспондент",
        "журналист", "facebook", "twitter", "instagram", "linkedin", "whatsapp", "bio", "profile",
    ]

    /// Two to four words, each with a capital where its script has them.
    static func looksLikeName(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        if let first = name.unicodeScalars.first, first.value >= 0x2E80 {
            return words.count <= 3 && name.unicodeScalars.count <= 12
        }
        return (2...4).contains(words.count) && !particles.contains(String(words[words.count - 1]))
            && words.allSatisfy { word in
                guard let first = word.unicodeScalars.first else { return false }
                return first.properties.isUppercase || particles.contains(String(word))
            }
    }

    private static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "al", "bin", "el", "dos", "du", "zu",
    ]
}
