import HTML

/// Lays the rows of one table out in columns: a cell that spans columns or rows leaves the fields it covers empty, and so does a
/// cell without text (HTML Standard, "Forming a table").
struct TableRows: Sendable {
    /// For each column, how many rows further down the cell above reaches.
    private var covered: [Int] = []

    /// Spans beyond this are mistakes or malice.
    private static let widest = 100
    private static let deepest = 1_000

    /// A block of a row, with the block-level element it stands in.
    struct Piece: Sendable {
        let block: Int
        let node: Int
        let text: String
    }

    /// The fields of a row, each with the pieces of its cell, empty fields at the end left out.
    mutating func fields(of row: Int, _ pieces: [Piece], _ tree: Tree) -> [[Piece]] {
        var texts: [Int: [Piece]] = [:]
        for piece in pieces { texts[Self.cell(of: piece.node, in: row, tree), default: []].append(piece) }
        var fields: [[Piece]] = []
        func skip(_ covered: inout [Int]) {
            while fields.count < covered.count, covered[fields.count] > 0 {
                covered[fields.count] -= 1
                fields.append([])
            }
        }
        var node = row + 1
        let end = Int(tree.nodes[row].end)
        while node < end {
            defer { node = max(node + 1, Int(tree.nodes[node].end)) }
            guard tree.nodes[node].tag == .td || tree.nodes[node].tag == .th else { continue }
            skip(&covered)
            let columns = min(Self.number(.colspan, of: node, tree), max(1, Self.widest - fields.count))
            let rows = min(Self.number(.rowspan, of: node, tree), Self.deepest)
            for column in 0..<columns {
                if rows > 1 {
                    while covered.count <= fields.count { covered.append(0) }
                    covered[fields.count] = rows - 1
                }
                fields.append(column == 0 ? texts.removeValue(forKey: node) ?? [] : [])
            }
        }
        skip(&covered)
        // What stands in a row outside of its cells.
        for node in texts.keys.sorted() { fields.append(texts[node] ?? []) }
        while fields.last?.isEmpty == true { fields.removeLast() }
        return fields
    }

    /// The cell of a row that a node stands in, or the node itself.
    private static func cell(of node: Int, in row: Int, _ tree: Tree) -> Int {
        var current = node
        while current > row, Int(tree.nodes[current].parent) != row { current = Int(tree.nodes[current].parent) }
        return current > row ? current : node
    }

    private static func number(_ name: Attribute.Name, of node: Int, _ tree: Tree) -> Int {
        max(1, tree.string(name, of: node).flatMap { Int($0) } ?? 1)
    }
}
