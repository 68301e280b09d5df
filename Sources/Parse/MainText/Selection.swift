/// How probable a block must be to be taken: less on a page unlike an article, more outside the article's stretch. What
/// belongs to its neighbours, whatever it says itself, is taken with them: tables of data, and headings.
///
/// All figures are the mean F1 of eight sets by five folds of sites.
struct Selection: Sendable {
    /// What a page is known to be beside its blocks.
    struct Page: Sendable {
        var isPlain: Bool
        var isForum: Bool
        var prices: Int
        var declaresArticle: Bool
    }

    private var threshold: Float
    private var stretch: ClosedRange<Int>?

    /// The threshold is half of what the page's surest blocks reach, within bounds: a page unlike news never reaches high
    /// marks, though it has a text. Fixed .35 .893, .45 .891; half within .15–.45 .896, within .2–.5 .897; six tenths .895.
    private static let shareOfSurest: Float = 0.5
    private static let lowest: Float = 0.2
    private static let highest: Float = 0.5
    /// The surest blocks: this much text, or this share of a short page.
    private static let surestLength = 1500.0
    private static let surestShare = 0.2

    /// A page whose surest blocks are doubtful and whose address holds no headline and no number is no article: a
    /// product, a service, a manual. A quarter of the surest, at least .05: .910 to .914.
    private static let doubtful: Float = 0.4
    private static let shareOfDoubtful: Float = 0.25
    private static let lowestOfDoubtful: Float = 0.05

    /// Where the address does hold one, the article is short on a long page. Its threshold is the one whose text promises
    /// the best F1 (Ye et al. 2012), within bounds: .9139 to .9164, with a stretch too .9167; from .1 the same, from .2 .9165. On pages of
    /// sure blocks it costs .0003.
    private static let lowestOfShort: Float = 0.15

    /// A page of many prices that declares no article, and of which little is surely text, is a shop's: its text is the
    /// list. .912 to .914; from 5 prices the same.
    static let shopPrices = 8
    private static let shopSureShare = 0.5
    private static let shopThreshold: Float = 0.05

    /// The stretch of blocks with the greatest sum of length times how far they exceed .3; outside it a block must be
    /// this probable. Without a stretch .903, with it .905; on doubtful pages unlike articles and on forums it costs more than it gains.
    private static let level: Float = 0.3
    private static let aboveStretch: Float = 0.7
    private static let belowStretch: Float = 0.8
    /// Added to every length, so that many short blocks end a stretch.
    private static let shortest: Float = 10

    /// A table of data among the article's blocks is taken whole if its cells reach this on average: cells look like no
    /// prose. With it and with tables that do not end a stretch .9151 to .9158; at 0, .05 and .1 the same.
    private static let tableThreshold: Float = 0.05
    /// Blocks that may stand between the end of the article and a table that still belongs to it: its heading, its unit.
    private static let tableReach = 3
    /// A heading right above a block that is taken: .9158 to .9167; at .2 the same, at .3 .9164.
    private static let headingThreshold: Float = 0.1

    private let probabilities: [Float]
    private let layout: Layout
    private let tables: DataTables

    init(_ probabilities: [Float], _ layout: Layout, _ tables: DataTables, _ page: Page) {
        self.probabilities = probabilities
        self.layout = layout
        self.tables = tables
        let lengths = layout.blocks.map { Double($0.length) }
        let total = max(1, lengths.reduce(0, +))
        let surest = Selection.surest(probabilities, lengths, total)
        threshold = min(Selection.highest, max(Selection.lowest, Selection.shareOfSurest * surest))
        var sure = 0.0
        for (length, probability) in zip(lengths, probabilities) where probability > 0.5 { sure += length }
        let isShop =
            page.prices >= Selection.shopPrices && !page.declaresArticle && sure < Selection.shopSureShare * total
        let isDoubtful = surest < Selection.doubtful
        if isShop {
            threshold = Selection.shopThreshold
        } else if isDoubtful, page.isPlain {
            threshold = max(Selection.lowestOfDoubtful, min(threshold, Selection.shareOfDoubtful * surest))
        } else if isDoubtful {
            let promising = Selection.mostPromising(probabilities, lengths)
            threshold = min(Selection.highest, max(Selection.lowestOfShort, promising))
        }
        if !isShop, !page.isForum, !(isDoubtful && page.isPlain) {
            stretch = Selection.stretch(probabilities, lengths, tables)
        }
    }

    /// The blocks taken, in order.
    func blocks() -> [Int] {
        var isTaken = layout.blocks.indices.map { probabilities[$0] > threshold(of: $0) }
        guard let article = span(isTaken) else { return [] }
        takeTables(within: article, &isTaken)
        for index in article.dropLast() where layout.blocks[index].kind == .heading && isTaken[index + 1] {
            isTaken[index] =
                isTaken[index]
                || probabilities[index] > Selection.headingThreshold && layout.blocks[index].linkDensity < 0.5
        }
        return isTaken.indices.filter { isTaken[$0] }
    }

    /// From the first to the last block taken, of the stretch if there is one.
    private func span(_ isTaken: [Bool]) -> ClosedRange<Int>? {
        let range = stretch ?? 0...max(0, isTaken.count - 1)
        let taken = isTaken.indices.filter { isTaken[$0] }
        guard let first = taken.first, let last = taken.last else { return nil }
        let inside = taken.filter(range.contains)
        return (inside.first ?? first)...(inside.last ?? last)
    }

    private func takeTables(within article: ClosedRange<Int>, _ isTaken: inout [Bool]) {
        var last = article.upperBound
        for table in tables.blocks
        where table.lowerBound >= article.lowerBound && table.lowerBound <= last + 1 + Selection.tableReach {
            var length: Float = 0
            var sum: Float = 0
            for block in table {
                length += Float(layout.blocks[block].length)
                sum += Float(layout.blocks[block].length) * probabilities[block]
            }
            guard sum >= Selection.tableThreshold * length else { continue }
            for block in table { isTaken[block] = true }
            last = max(last, table.upperBound - 1)
        }
    }

    private func threshold(of block: Int) -> Float {
        guard let stretch, !stretch.contains(block) else { return threshold }
        return max(threshold, block < stretch.lowerBound ? Selection.aboveStretch : Selection.belowStretch)
    }

    /// What the most probable blocks reach until they hold enough of the page.
    private static func surest(_ probabilities: [Float], _ lengths: [Double], _ total: Double) -> Float {
        let enough = min(surestLength, total * surestShare)
        var seen = 0.0
        for index in probabilities.indices.sorted(by: { probabilities[$0] > probabilities[$1] }) {
            seen += lengths[index]
            if seen >= enough { return probabilities[index] }
        }
        return 0
    }

    /// The threshold that takes the most probable blocks up to where their expected F1 is best: twice what of them is
    /// expected to be right, over their length and all the length expected.
    private static func mostPromising(_ probabilities: [Float], _ lengths: [Double]) -> Float {
        let all = zip(probabilities, lengths).reduce(0.0) { $0 + Double($1.0) * $1.1 }
        var right = 0.0
        var taken = 0.0
        var best = 0.0
        var threshold = highest
        for index in probabilities.indices.sorted(by: { probabilities[$0] > probabilities[$1] }) {
            right += Double(probabilities[index]) * lengths[index]
            taken += lengths[index]
            let promised = 2 * right / max(1, taken + all)
            if promised > best {
                best = promised
                threshold = probabilities[index].nextDown
            }
        }
        return threshold
    }

    /// The maximum subarray (Kadane). Tables of data neither lengthen nor end it.
    private static func stretch(
        _ probabilities: [Float], _ lengths: [Double], _ tables: DataTables
    ) -> ClosedRange<Int>? {
        let tabular = Set(tables.blocks.joined())
        var best: ClosedRange<Int>?
        var bestSum: Float = 0
        var sum: Float = 0
        var start = 0
        for (index, probability) in probabilities.enumerated() {
            if sum <= 0 {
                sum = 0
                start = index
            }
            if !tabular.contains(index) { sum += (Float(lengths[index]) + shortest) * (probability - level) }
            if sum > bestSum {
                bestSum = sum
                best = start...index
            }
        }
        return best
    }
}
