import HTML

/// Writes the blocks of an article out: as plain text, one paragraph a line, and as Markdown (CommonMark with GitHub's
/// tables).
struct ArticleText: Sendable {
    var plain = ""
    var markdown = ""
    /// The byte of `plain` at which each block begins.
    private(set) var starts: [Int] = []

    /// All of a piece of HTML.
    init(html: String) {
        let tree = Tree(utf8: Array(html.utf8))
        let layout = LayoutWalk.run(tree)
        self.init(layout, tree, MainText(blocks: Array(layout.blocks.indices), container: 0, confidence: 1))
    }

    init(_ layout: Layout, _ tree: Tree, _ main: MainText) {
        var blocks: [String] = []
        var rowNode: Int?
        var cells: [TableRows.Piece] = []
        var tableNode: Int?
        var table = TableRows()
        var rows: [[String]] = []

        func add(_ fields: [[TableRows.Piece]], to written: inout ArticleText) {
            if !written.plain.isEmpty { written.plain += "\n" }
            for (field, pieces) in fields.enumerated() {
                if field > 0 { written.plain += "\t" }
                for (number, piece) in pieces.enumerated() {
                    if number > 0 { written.plain += " " }
                    written.starts[piece.block] = written.plain.utf8.count
                    written.plain += piece.text
                }
            }
        }
        func endRow(_ written: inout ArticleText) {
            guard let node = rowNode else { return }
            let owner = ArticleText.ancestor(node, .table, tree)
            if tableNode != owner { endTable() }
            tableNode = owner
            let fields = table.fields(of: node, cells, tree)
            add(fields, to: &written)
            rows.append(fields.map { $0.map(\.text).joined(separator: " ") })
            cells.removeAll()
            rowNode = nil
        }
        func endTable() {
            if !rows.isEmpty { blocks.append(ArticleText.table(rows)) }
            rows.removeAll()
            table = TableRows()
            tableNode = nil
        }

        starts = Array(repeating: 0, count: main.blocks.count)
        for (number, index) in main.blocks.enumerated() {
            let block = layout.blocks[index]
            let text = layout.string(block)
            let isCell = block.kind == .cell
            let piece = TableRows.Piece(
                block: number, node: Int(block.node), text: isCell ? ArticleText.unbroken(text) : text)
            if isCell {
                let line = ArticleText.ancestor(Int(block.node), .tr, tree)
                if rowNode != line { endRow(&self) }
                rowNode = line
                cells.append(piece)
                continue
            }
            endRow(&self)
            endTable()
            add([[piece]], to: &self)
            blocks.append(ArticleText.markdown(text, block))
        }
        endRow(&self)
        endTable()
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

    /// A row stays on its line, and every byte in its place.
    private static func unbroken(_ text: String) -> String {
        text.utf8.contains(0x0A) ? String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self) : text
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
