import HTML

/// A date in an element that says it holds one: `time`, `itemprop=datePublished`, RDFa's `property`, classes named for dates.
struct MarkedDate {
    /// Bytes of an element's text beyond which it holds more than a date.
    private static let longest = 350
    /// Elements looked at, and nodes of one beyond which it is a part of the page.
    private static let candidates = 300
    private static let mostNodes = 60
    /// The least rank of an element that is named for something else as often.
    static let weak = 3
    static let weakest = 5

    let tree: Tree
    let layout: Layout
    let place: ArticlePlace?
    let dates: (String) -> [DateText.Mention]
    private let marks: [Mark]

    /// An element that is marked, how plainly, 0 best, and which date it holds.
    private struct Mark {
        let node: Int
        let rank: Int
        let label: DateLabel?
    }

    init(tree: Tree, layout: Layout, place: ArticlePlace?, dates: @escaping (String) -> [DateText.Mention]) {
        self.tree = tree
        self.layout = layout
        self.place = place
        self.dates = dates
        marks = tree.nodes.indices.compactMap { node in
            guard !tree.nodes[node].attributes.isEmpty || tree.nodes[node].tag == .time,
                let (rank, label) = MarkedDate.rank(node, tree)
            else { return nil }
            return Mark(node: node, rank: rank, label: label)
        }
    }

    /// The best marked, of those the first under the headline, else the last above it.
    /// - Parameter ranks: how plainly the elements must be marked.
    func find(_ label: DateLabel, _ ranks: Range<Int>) -> Dates.Found? {
        let headline = place.map { Int(layout.blocks[$0.headline].node) } ?? 0
        var best: (rank: Int, found: Dates.Found)?
        var seen = 0
        for mark in marks where ranks.contains(mark.rank) {
            let (index, rank, own) = (mark.node, mark.rank, mark.label)
            guard Int(tree.nodes[index].end) - index <= MarkedDate.mostNodes else { continue }
            seen += 1
            guard seen <= MarkedDate.candidates else { break }
            let above = index < headline
            let order = rank * 2 + (above ? 1 : 0)
            guard order < best?.rank ?? Int.max || (above && order == best?.rank), (own ?? label) == label,
                place?.isApart(index, tree) != true, let date = date(at: index, label, own: own),
                rank < MarkedDate.weak || isNear(index) && !isListed(index, date)
            else { continue }
            best = (order, (date, tree.nodes[index].tag == .time ? "time" : "class"))
            if order == ranks.lowerBound * 2 { break }
        }
        return best?.found
    }

    private func date(at index: Int, _ label: DateLabel, own: DateLabel?) -> CalendarDate? {
        let content = tree.content(of: index)
        guard content.utf8.count <= MarkedDate.longest else { return nil }
        let attributes = [Attribute.Name.datetime, .content, .title].compactMap { tree.string($0, of: index) }
        for text in attributes + [content] {
            let mentions = dates(text)
            if let mention = mentions.first(where: { ($0.label ?? own ?? .published) == label }) {
                return isLabelledOtherwise(index, label) ? nil : mention.date
            }
            if !mentions.isEmpty, own == nil { return nil }
        }
        return nil
    }

    /// Whether an element lies between the headline and the end of the text, or little above or behind.
    private func isNear(_ index: Int) -> Bool {
        guard let place else { return true }
        let above = Int(layout.blocks[max(0, place.headline - VisibleDate.above)].node)
        let behind = Int(layout.blocks[min(layout.blocks.count - 1, place.last + VisibleDate.behind)].node)
        return above <= index && index <= behind
    }

    /// Whether the next or the last element of the same name holds another date: a list of other articles, of comments.
    private func isListed(_ index: Int, _ date: CalendarDate) -> Bool {
        let style = Styles.signature(index, tree)
        let near = max(1, index - MarkedDate.span)..<min(tree.nodes.count, index + MarkedDate.span)
        return near.contains { other in
            other != index && tree.nodes[other].tag == tree.nodes[index].tag && Styles.signature(other, tree) == style
                && dates(tree.content(of: other)).contains { $0.date != date }
        }
    }

    /// Nodes before and behind that are searched for a list.
    private static let span = 150

    /// `Updated <time>…</time>`: the words right before an element speak of its date.
    private func isLabelledOtherwise(_ index: Int, _ label: DateLabel) -> Bool {
        var node = index
        while node > 0 {
            let parent = Int(tree.nodes[node].parent)
            if node > parent + 1, tree.nodes[node - 1].tag == .text {
                let text = String(decoding: tree.text(node - 1).suffix(60), as: UTF8.self)
                return DateLabel.last(in: text).map { $0 != label } ?? false
            }
            guard node == parent + 1, parent > 0 else { return false }
            node = parent
        }
        return false
    }

    /// How plainly an element is marked, 0 best, and which date it holds.
    private static func rank(_ index: Int, _ tree: Tree) -> (Int, DateLabel?)? {
        for name in [Attribute.Name.itemprop, .property] {
            guard let value = tree.attribute(name, of: index) else { continue }
            if value.containsASCII("datepublished") { return (0, .published) }
            if value.containsASCII("datecreated") || value.containsASCII("dateposted") { return (1, .published) }
            if value.containsASCII("datemodified") { return (0, .modified) }
        }
        if tree.nodes[index].tag == .time {
            return tree.attribute(.pubdate, of: index) != nil ? (0, .published) : (2, classed(index, tree)?.label)
        }
        guard tree.nodes[index].tag != .a else { return nil }
        return classed(index, tree)
    }

    /// In every name that `classed` knows: most elements hold none of them.
    private static let marks = ASCIIWords("date datum modif publish byline time posted meta submitted")

    private static func classed(_ index: Int, _ tree: Tree) -> (rank: Int, label: DateLabel?)? {
        for name in [Attribute.Name.class, .id] {
            guard let value = tree.attribute(name, of: index), value.count < 200, value.containsASCII(anyOf: marks)
            else { continue }
            if value.containsASCII("update") || value.containsASCII("modif") { return (3, .modified) }
            if value.containsASCII("publish") || value.containsASCII("pubdate") || value.containsASCII("entry-date") {
                return (2, .published)
            }
            if value.containsASCII("date") || value.containsASCII("datum") || value.containsASCII("byline") {
                return (3, nil)
            }
            if value.containsASCII("time") || value.containsASCII("posted") || value.containsASCII("meta")
                || value.containsASCII("submitted")
            {
                return (4, nil)
            }
        }
        return nil
    }
}
