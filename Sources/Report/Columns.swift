/// A table for a terminal: left-aligned columns, two spaces apart.
public struct Columns: Sendable {
    public var header: [String]
    public var rows: [[String]]
    /// The widest a column may be; longer cells are cut. A missing entry means no limit.
    public var limits: [Int: Int]

    public init(header: [String], rows: [[String]], limits: [Int: Int] = [:]) {
        self.header = header
        self.rows = rows
        self.limits = limits
    }

    /// The lines, with `paint` called on each cell after it was padded: `paint(row, column, text)`; row -1 is the header.
    public func lines(paint: (Int, Int, String) -> String = { $2 }) -> [String] {
        let cells = ([header] + rows).map { row in
            row.enumerated().map { column, text in limits[column].map { TerminalText.cut(text, to: $0) } ?? text }
        }
        let widths = header.indices.map { column in
            cells.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return cells.enumerated().map { index, row in
            var line = ""
            for (column, text) in row.enumerated() {
                let isLast = column == row.count - 1
                line += paint(
                    index - 1, column, isLast ? text : text + String(repeating: " ", count: widths[column] - text.count)
                )
                if !isLast { line += "  " }
            }
            return line
        }
    }
}
