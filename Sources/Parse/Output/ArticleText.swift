import HTML

/// Writes the blocks of an article out: as plain text, one paragraph a line, and as Markdown (CommonMark with GitHub's
/// tables).
struct ArticleText: Sendable {
    var plain = ""
    var markdown = ""

    /// All of a piece of HTML.
    init(html: String) {
        let tree = Tree(utf8: Array(html.utf8))
        let layout = LayoutWalk.run(tree)
        self.init(layout, tree, MainText(blocks: Array(layout.blocks.indices), container: 0, confidence: 1))
    }

    init(_ layout: Layout, _ tree: Tree, _ main: MainText) {
        var lines: [String] = []
        var blocks: [String] = []
        var rowNode: Int?
        var cells: [String] = []
        var tableNode: Int?
        var rows: [[String]] = []

        func endRow() {
            guard let node = rowNode else { return }
            lines.append(cells.joined(separator: "\t"))
            let owner = ArticleText.ancestor(node, .table, tree)
            if tableNode != owner { endTable() }
            tableNode = owner
            rows.append(cells)
            cells.removeAll()
            rowNode = nil
        }
        func endTable() {
            if !rows.isEmpty { blocks.append(ArticleText.table(rows)) }
            rows.removeAll()
            tableNode = nil
        }

        for index in main.blocks {
            let block = layout.blocks[index]
            let text = layout.string(block)
            if block.kind == .cell {
                let line = ArticleText.ancestor(Int(block.node), .tr, tree)
                if rowNode != line { endRow() }
                rowNode = line
                cells.append(text)
                continue
            }
            endRow()
            endTable()
            lines.append(text)
            blocks.append(ArticleText.markdown(text, block))
        }
        endRow()
        endTable()
        plain = lines.joined(separator: "\n")
        markdown = blocks.joined(separator: "\n\n")
    }

    private static func ancestor(_ node: Int, _ tag: Tag, _ tree: Tree) -> Int {
        var current = node
        while current > 0, tree.nodes[current].tag != tag { current = Int(tree.nodes[current].parent) }
        return current
    }

    private static func markdown(_ text: String, _ block: Block) -> String {
        switch block.kind {
        case .heading: String(repeating: "#", count: Int(max(1, block.level))) + " " + oneLine(text)
        case .item: String(repeating: "  ", count: Int(min(8, max(1, block.level))) - 1) + "- " + oneLine(text)
        case .quote: text.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
        case .preformatted: "```\n" + text + "\n```"
        case .caption: "*" + oneLine(text) + "*"
        default: text.utf8.contains(0x0A) ? text.split(separator: "\n").joined(separator: "  \n") : text
        }
    }

    private static let widest = 100

    private static func oneLine(_ text: String) -> String {
        text.utf8.contains(0x0A) ? text.split(separator: "\n").joined(separator: " ") : text
    }

    private static func table(_ rows: [[String]]) -> String {
        let width = rows.map(\.count).max() ?? 0
        // A table of very unequal rows would be padded without bound.
        guard width > 1, width <= widest else {
            return rows.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
        }
        var lines: [String] = []
        for (index, row) in rows.enumerated() {
            let cells = row.map { oneLine($0).split(separator: "|").joined(separator: "\\|") }
            lines.append(
                "| " + (cells + Array(repeating: "", count: width - row.count)).joined(separator: " | ") + " |")
            if index == 0 { lines.append("|" + String(repeating: " --- |", count: width)) }
        }
        return lines.joined(separator: "\n")
    }
}
