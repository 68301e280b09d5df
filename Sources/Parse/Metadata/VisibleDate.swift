/// A date that stands by itself near the head of the article.
enum VisibleDate {
    /// Blocks before the article that are looked at, and blocks of its beginning and end.
    static let before = 15
    static let within = 3
    /// Length of a block beyond which a date in it belongs to the story.
    static let longest = 120

    static func find(_ layout: Layout, _ main: MainText, read: (String) -> CalendarDate?) -> CalendarDate? {
        guard let first = main.blocks.first else { return nil }
        let lead = main.blocks.prefix(within)
        let near = Array((max(0, first - before)..<first).reversed())
        for index in lead + near {
            let block = layout.blocks[index]
            guard block.length <= longest, !block.hidden, layout.text(block).contains(where: \.isDigit) else { continue }
            if let date = read(layout.string(block)) { return date }
        }
        return nil
    }
}
