/// A table in the text of a source: lines of fields with a tab between, as parse writes them.
///
/// What a figure in it measures is said by the label of its row, the head of its column, and the line above the table.
struct TextTable: Sendable {
    /// Bytes of the source's text.
    struct Row: Sendable {
        let line: Range<Int>
        let fields: [Range<Int>]
        /// The line of one field above, which a group of rows stands under.
        let group: Range<Int>?
        /// Whether it names the columns.
        var isHead = false
        /// Bytes that name the row: its first field and those after it that hold no figure.
        var labels: [Range<Int>] = []
    }

    let rows: [Row]
    /// The line above the table.
    let caption: Range<Int>?
    /// For each column, bytes that name it, from the top.
    let heads: [[Range<Int>]]
    /// How far the fields of the head stand left of those of the rows: 1 where the corner was left out.
    private let shift: Int
    /// Columns of figures.
    let measures: Int

    /// A longer line above a table is a paragraph about something else.
    static let longestCaption = 200
    /// A longer line between two rows is no name of a group.
    static let longestGroup = 80
    static let mostHeads = 3
    /// Fields beyond are left out.
    static let widest = 100

    init(rows given: [Row], caption: Range<Int>?, _ text: [UInt8]) {
        var rows = given
        var heads = 0
        while heads < min(Self.mostHeads, rows.count - 1), Self.namesColumns(rows[heads], text),
            heads == 0 || rows[heads - 1].fields.dropFirst().contains(where: \.isEmpty)
                || rows[heads - 1].fields.count < rows[heads].fields.count
        {
            rows[heads].isHead = true
            heads += 1
        }
        let body = rows.dropFirst(heads)
        let last = heads > 0 ? rows[heads - 1].fields : []
        shift =
            !last.isEmpty && last[0].isEmpty == false && body.allSatisfy { $0.fields.count == last.count + 1 } ? 1 : 0
        let width = rows.map(\.fields.count).max() ?? 0
        let shift = shift
        self.heads = (0..<width).map { column in
            rows.prefix(heads).compactMap { head in
                var field = column - shift
                guard field >= 0 else { return nil }
                // A head that spans columns names all of them.
                while field > 1, field >= head.fields.count || head.fields[field].isEmpty { field -= 1 }
                return field < head.fields.count && !head.fields[field].isEmpty ? head.fields[field] : nil
            }
        }
        var kinds = Array(repeating: (figures: 0, years: 0), count: width)
        for row in body {
            for (column, field) in row.fields.enumerated().dropFirst() where Self.isFigure(text[field]) {
                kinds[column].figures += 1
                if Self.isYear(text[field]) { kinds[column].years += 1 }
            }
        }
        let names = Set(body.map { row in row.fields.first.map { Array(text[$0]) } ?? [] })
        // One row a year: "Ferries, 2019, 6,214".
        let areYears = kinds.map { names.count < body.count && $0.figures > 0 && $0.figures == $0.years }
        var above: Range<Int>?
        for index in rows.indices where !rows[index].isHead {
            let fields = rows[index].fields
            if let first = fields.first, !first.isEmpty { above = first }
            let others = fields.enumerated().dropFirst()
            let words = others.prefix { !Self.isFigure(text[$0.element]) || areYears[$0.offset] }
                .filter { areYears[$0.offset] || text[$0.element].contains(where: WordScanner.isLetter) }
            rows[index].labels = [rows[index].group, above].compactMap(\.self) + words.map(\.element)
        }
        measures = zip(kinds, areYears).count { $0.figures > 0 && !$1 }
        self.rows = rows
        self.caption = caption
    }

    /// The line above and the corner, which say what all figures of the table measure.
    var corner: Range<Int>? {
        shift == 0 ? rows.first { $0.isHead }.flatMap { $0.fields.first }.flatMap { $0.isEmpty ? nil : $0 } : nil
    }

    /// A row of words and years, with no figure in it.
    private static func namesColumns(_ row: Row, _ text: [UInt8]) -> Bool {
        row.fields.contains { !$0.isEmpty }
            && row.fields.dropFirst().allSatisfy { $0.isEmpty || isYear(text[$0]) || !isFigure(text[$0]) }
    }

    /// Whether a field begins with a digit, after signs of money and sums.
    static func isFigure(_ field: ArraySlice<UInt8>) -> Bool {
        guard let digit = field.firstIndex(where: WordScanner.isDigit) else { return false }
        return field[..<digit].allSatisfy { !WordScanner.isLetter($0) || $0 >= 0xC2 } && digit - field.startIndex <= 4
    }

    /// "2024", "2023/24", "2024*".
    static func isYear(_ field: ArraySlice<UInt8>) -> Bool {
        let digits = field.prefix(while: WordScanner.isDigit)
        guard digits.count == 4, let first = digits.first, first == UInt8(ascii: "1") || first == UInt8(ascii: "2")
        else {
            return false
        }
        return field.dropFirst(4).first.map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") } ?? true
    }
}

extension TextTable {
    /// The tables of a text. Looks at lines with a tab, and single lines between two of them.
    static func all(in text: [UInt8]) -> [TextTable] {
        guard text.contains(0x09) else { return [] }
        var tables: [TextTable] = []
        var rows: [Row] = []
        var caption: Range<Int>?
        var between: Range<Int>?
        var group: Range<Int>?
        func close() {
            if rows.count > 1 { tables.append(TextTable(rows: rows, caption: caption, text)) }
            rows = []
            group = nil
        }
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = start..<end
            start = end + 1
            if text[line].contains(0x09) {
                let row = Row(line: line, fields: fields(of: line, text), group: nil)
                if rows.isEmpty || (between != nil && namesColumns(row, text)) {
                    close()
                    caption = between
                } else if between != nil {
                    group = between
                }
                rows.append(Row(line: line, fields: row.fields, group: group))
                between = nil
            } else if line.isEmpty || text[line].allSatisfy({ $0 <= 0x20 }) {
                continue
            } else {
                if !rows.isEmpty, between != nil || line.count > longestGroup { close() }
                between = line.count <= longestCaption ? line : nil
            }
        }
        close()
        return tables
    }

    private static func fields(of line: Range<Int>, _ text: [UInt8]) -> [Range<Int>] {
        text[line].split(separator: 0x09, maxSplits: widest, omittingEmptySubsequences: false).prefix(widest).map {
            field in
            let low = field.firstIndex { $0 > 0x20 } ?? field.endIndex
            let high = field.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? low
            return low..<high
        }
    }
}
