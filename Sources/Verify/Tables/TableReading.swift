/// The tables of a source beside a claim: which cells the claim is about, and what their figures measure.
struct TableReading: Sendable {
    private let claim: Claim
    private let source: Source
    private let rows: [Naming]
    private let columns: [Naming]

    init(_ claim: Claim, _ source: Source) {
        self.claim = claim
        self.source = source
        rows = source.tables.map { table in
            Naming(table.rows.enumerated().filter { !$1.isHead }.map { ($0, $1.labels) }, claim, source)
        }
        columns = source.tables.map { table in
            Naming(table.heads.enumerated().dropFirst().map { ($0, $1) }, claim, source)
        }
    }

    /// Sentences of the rows that the claim names.
    var sentences: [Int] {
        zip(source.tables, rows).flatMap { table, naming in
            naming.only.map { Array(source.sentences(over: table.rows[$0].line)) } ?? []
        }
    }

    /// The figures of the source, those in cells with the scale and unit that their heads give them.
    func measured(_ found: [FigureReader.Placed], _ reader: FigureReader) -> [FigureReader.Placed] {
        guard !source.tables.isEmpty else { return found }
        var units: [Range<Int>: HeadUnit?] = [:]
        func unit(_ range: Range<Int>) -> HeadUnit? {
            if let known = units[range] { return known }
            let unit = HeadUnit(source.text.utf8[range], lang: source.lang, reader)
            units[range] = unit
            return unit
        }
        return found.map { placed in
            guard let cell = source.cell(at: placed.figure.bytes.lowerBound) else { return placed }
            let table = source.tables[cell.table]
            var placed = placed
            placed.cell = cell
            let heads = cell.column < table.heads.count ? table.heads[cell.column].reversed() : []
            let sayers =
                heads + table.rows[cell.row].labels.reversed() + [table.corner, table.caption].compactMap(\.self)
            for range in sayers {
                guard let unit = unit(range) else { continue }
                placed.figure = unit.applied(to: placed.figure, source.text.utf8)
                break
            }
            return placed
        }
    }

    /// What a figure in a cell is to one of the claim, given what it would be in a sentence. A cell of another row or column is nothing to
    /// it; one with another value differs only where the claim names row and column, and the table measures what the claim counts.
    func comparison(_ figure: Figure, _ placed: FigureReader.Placed, _ comparison: Comparison) -> Comparison {
        let bears: Comparison =
            comparison.isSame ? comparison : figure.isInThousands(of: placed.figure) ? .covers : .unrelated
        guard let cell = placed.cell else { return bears }
        let (row, column) = (rows[cell.table], columns[cell.table])
        if row.excludes(cell.row) || column.excludes(cell.column) { return .unrelated }
        guard bears == .unrelated, comparison == .differs, row.only == cell.row,
            column.only == cell.column || source.tables[cell.table].measures == 1,
            figure.distance(to: placed.figure) < Self.furthest, !figure.isDate, measures(figure, cell)
        else { return bears }
        return .differs
    }

    /// Beyond a factor of ten two figures hardly measure the same, or a head names a scale in a way that was not read.
    private static let furthest = 2.31

    /// Whether the table measures what a figure of the claim counts: in the same unit, or by the noun after it, or, where there is none,
    /// by some word of the claim in caption or corner.
    private func measures(_ figure: Figure, _ cell: Cell) -> Bool {
        guard case .quantity(let amount) = figure.content, !amount.isYear else { return false }
        if amount.unit != "1" { return true }
        let table = source.tables[cell.table]
        let above = [table.caption, table.corner].compactMap(\.self)
        let heads = cell.column < table.heads.count ? table.heads[cell.column] : []
        if amount.unitName != nil,
            let noun = claim.words.indices.last(where: {
                figure.bytes.overlaps(claim.words[$0].bytes) && !claim.words[$0].isNumber
            })
        {
            let names = above + heads + table.rows[cell.row].labels
            let terms = names.flatMap { source.words(in: $0) }.map { Hits.term(of: $0, claim, source) }
            return terms.contains(claim.termOfWord[noun])
        }
        return !amount.isSmall
            && above.flatMap { source.words(in: $0) }.contains {
                $0.isContent && !$0.isNumber && Hits.term(of: $0, claim, source) != nil
            }
    }
}
