import HTML

/// Tables that hold data: headed, of rows and columns, with little in a cell. Tables that only lay a page out are none.
struct DataTables: Sendable {
    /// The blocks of each, in order.
    private(set) var blocks: [Range<Int>] = []

    private static let leastRows = 2
    /// Mean length of a cell beyond which it holds prose.
    private static let longestCell = 80
    private static let linkDensity = 0.5

    private struct Shape {
        var rows = 0
        var cells = 0
        var isHeaded = false
        var isLayout = false
    }

    init(_ layout: Layout, _ tree: Tree) {
        guard tree.nodes.contains(where: { $0.tag == .table }) else { return }
        var owner = [Int32](repeating: -1, count: tree.nodes.count)
        var shapes: [Int32: Shape] = [:]
        for index in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[index]
            owner[index] = owner[Int(node.parent)]
            let table = owner[index]
            switch node.tag {
            case .table:
                shapes[table]?.isLayout = true
                owner[index] = Int32(index)
                shapes[Int32(index)] = Shape()
            case .form, .ul, .ol, .p: shapes[table]?.isLayout = true
            case .tr: shapes[table]?.rows += 1
            case .td: shapes[table]?.cells += 1
            case .th, .thead, .caption: shapes[table]?.isHeaded = true
            default: break
            }
        }
        var start = 0
        while start < layout.blocks.count {
            let table = owner[Int(layout.blocks[start].node)]
            var end = start + 1
            while end < layout.blocks.count, owner[Int(layout.blocks[end].node)] == table { end += 1 }
            if let shape = shapes[table], DataTables.holdsData(shape, layout.blocks[start..<end]) {
                blocks.append(start..<end)
            }
            start = end
        }
    }

    private static func holdsData(_ shape: Shape, _ blocks: ArraySlice<Block>) -> Bool {
        var length = 0
        var links = 0
        for block in blocks {
            guard !block.hidden else { return false }
            length += block.length
            links += block.linkLength
        }
        return shape.isHeaded && !shape.isLayout && shape.rows >= leastRows && shape.cells >= shape.rows
            && Double(links) <= linkDensity * Double(length) && length <= longestCell * blocks.count
    }
}
