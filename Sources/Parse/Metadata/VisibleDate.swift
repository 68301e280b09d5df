/// A date that stands by itself near the head of the article.
enum VisibleDate {
    /// Blocks before the article that are looked at, and blocks of its beginning and end.
    static let before = 15
    static let within = 3
    /// Length of a block beyond which a date in it belongs to the story.
    static let longest = 120

    /// Length of a block that is hardly more than a date.
    static let bare = 60

    static func find(_ layout: Layout, _ main: MainText, read: (String) -> CalendarDate?) -> CalendarDate? {
        guard let first = main.blocks.first else { return nil }
        let lead = main.blocks.prefix(within)
        let near = Array((max(0, first - before)..<first).reversed())
        for index in lead + near {
            let block = layout.blocks[index]
            guard block.length <= longest, !block.hidden, layout.text(block).contains(where: \.isDigit) else {
                continue
            }
            if let date = read(layout.string(block)) { return date }
        }
        return elsewhere(layout, after: main.blocks.last ?? first, read: read)
    }

    /// The first block behind the article, then anywhere, that is hardly more than a date. On the open set this answers
    /// seven more dated pages rightly and one more dateless page wrongly.
    private static func elsewhere(_ layout: Layout, after last: Int, read: (String) -> CalendarDate?) -> CalendarDate? {
        for index in Array(last + 1..<max(last + 1, layout.blocks.count))
            + Array(0..<min(last + 1, layout.blocks.count))
        {
            let block = layout.blocks[index]
            guard block.length <= bare, block.linkDensity < 0.5, !block.hidden else { continue }
            guard layout.text(block).contains(where: \.isDigit), !layout.text(block).contains(0xA9) else { continue }
            if let date = read(layout.string(block)) { return date }
        }
        return nil
    }
}
