import HTML

/// The blocks of a page that are its article, in order.
struct MainText: Sendable {
    /// Indices into `Layout.blocks`.
    var blocks: [Int]
    var container: Int
    /// Mean probability of the blocks taken, weighted by their length.
    var confidence: Double

    static func find(
        _ layout: Layout, _ tree: Tree, _ declared: Declared, _ judge: Judge, url: String? = nil
    ) -> MainText {
        let outline = Outline(layout, tree)
        let container = Container.find(outline, tree)
        let address = AddressKind(url ?? declared.canonical ?? declared.first("og:url")?.value)
        let declarations = Declarations(declared)
        let prices = Prices(layout)
        let features = Features(layout, tree, outline, container: container, declarations, address, prices)
        let probabilities = judge.probabilities(features, count: layout.blocks.count)
        let page = Selection.Page(
            isPlain: address.isPlain, isForum: address.isForum, prices: prices.total,
            declaresArticle: declarations.declaresArticle)
        let kept = Selection(probabilities, layout, DataTables(layout, tree), page).blocks()
        var weight = 0.0
        var length = 0.0
        for index in kept {
            weight += Double(probabilities[index]) * Double(layout.blocks[index].length)
            length += Double(layout.blocks[index].length)
        }
        return MainText(blocks: kept, container: container, confidence: length > 0 ? weight / length : 0)
    }
}
