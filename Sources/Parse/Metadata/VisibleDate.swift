import HTML

/// A date that stands by itself near the article: under its headline, above it, or right behind its end.
struct VisibleDate {
    /// Blocks above the headline and behind the end that are looked at, and blocks of the text's beginning.
    static let above = 6
    static let within = 3
    static let behind = 12
    /// Blocks under the headline: what stands between it and a text that begins further down is other articles'.
    static let under = 20
    /// Length of a block beyond which a date in it belongs to the story, unless the block opens with it.
    static let longest = 120
    /// The same for a block of the text itself.
    static let longestOfText = 60
    /// Characters that may stand before a date that opens a longer block.
    static let opening = 12

    let layout: Layout
    let tree: Tree
    let main: MainText
    let place: ArticlePlace
    let dates: (String) -> [DateText.Mention]

    /// The first date under that label; one without a label is when the article was published.
    func find(_ label: DateLabel) -> CalendarDate? {
        let begin = main.blocks.dropFirst(VisibleDate.within - 1).first ?? place.last
        let under = place.headline...min(max(place.headline, begin), place.headline + VisibleDate.under)
        let over = max(0, place.headline - VisibleDate.above)..<place.headline
        let end = min(layout.blocks.count, place.last + 1 + VisibleDate.behind)
        for index in under {
            if let date = date(in: index, label) { return date }
        }
        for index in over.reversed() + Array(min(end, max(place.last, under.upperBound) + 1)..<end)
        where !place.isApart(Int(layout.blocks[index].node), tree) {
            if let date = date(in: index, label), !isListed(index, date) { return date }
        }
        return nil
    }

    private func date(in index: Int, _ label: DateLabel) -> CalendarDate? {
        let block = layout.blocks[index]
        guard !block.hidden, layout.text(block).contains(where: \.isDigit), !layout.text(block).contains(0xA9),
            !isToday(Int(block.node))
        else { return nil }
        let longest = main.blocks.contains(index) ? VisibleDate.longestOfText : VisibleDate.longest
        return dates(layout.string(block)).first { mention in
            (mention.label ?? .published) == label
                && (block.length <= longest || mention.before <= VisibleDate.opening)
        }?.date
    }

    /// Whether blocks of the same element and class hold other dates: a list of other articles, of comments, of ratings.
    private func isListed(_ index: Int, _ date: CalendarDate) -> Bool {
        let style = Styles.signature(Int(layout.blocks[index].node), tree)
        let near = max(0, index - VisibleDate.span)..<min(layout.blocks.count, index + VisibleDate.span)
        return near.contains { other in
            let block = layout.blocks[other]
            return other != index && block.length <= VisibleDate.longest
                && layout.text(block).contains(where: \.isDigit)
                && Styles.signature(Int(block.node), tree) == style
                && dates(layout.string(block)).contains { $0.date != date && $0.label != .modified }
        }
    }

    /// A masthead's date is the reader's own.
    private func isToday(_ node: Int) -> Bool {
        [Attribute.Name.class, .id].contains { tree.attribute($0, of: node)?.containsASCII("today") ?? false }
    }

    /// Blocks before and behind that are searched for a list.
    private static let span = 40
}
