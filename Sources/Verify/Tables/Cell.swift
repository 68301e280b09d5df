/// A place in a table of a source.
struct Cell: Sendable, Hashable {
    let table: Int
    let row: Int
    let column: Int
}

extension Source {
    /// The cell that holds a byte of the text; nil outside of tables, and in what names a row or column.
    func cell(at byte: Int) -> Cell? {
        let table = tables.partitioningIndex { ($0.rows.last?.line.upperBound ?? 0) > byte }
        guard table < tables.count else { return nil }
        let rows = tables[table].rows
        let row = rows.partitioningIndex { $0.line.upperBound > byte }
        guard row < rows.count, rows[row].line.contains(byte), !rows[row].isHead,
            let column = rows[row].fields.firstIndex(where: { $0.contains(byte) }), column > 0,
            !rows[row].labels.contains(where: { $0.contains(byte) })
        else { return nil }
        return Cell(table: table, row: row, column: column)
    }

    /// The sentences that hold a stretch of bytes.
    func sentences(over bytes: Range<Int>) -> Range<Int> {
        let first = sentences.partitioningIndex { $0.upperBound > bytes.lowerBound }
        let end = sentences.partitioningIndex { $0.lowerBound >= bytes.upperBound }
        return first..<max(first, end)
    }

    /// The words within a stretch of bytes.
    func words(in bytes: Range<Int>) -> ArraySlice<Word> {
        let first = words.partitioningIndex { Int($0.start) >= bytes.lowerBound }
        let end = words.partitioningIndex { Int($0.start) >= bytes.upperBound }
        return words[first..<max(first, end)]
    }

    /// For people: row “Ferries”, column “2024”.
    func description(of cell: Cell) -> String {
        let table = tables[cell.table]
        func named(_ what: String, _ ranges: [Range<Int>]) -> String? {
            ranges.isEmpty ? nil : what + " “" + ranges.map { text[$0] }.joined(separator: ", ") + "”"
        }
        let heads = cell.column < table.heads.count ? table.heads[cell.column] : []
        return [named("row", table.rows[cell.row].labels), named("column", heads)].compactMap(\.self)
            .joined(separator: ", ")
    }
}
