import HTML

/// One row of features a block, all in one buffer.
struct Features: Sendable {
    var values: [Float]

    func row(_ block: Int) -> Range<Int> { block * Feature.width..<(block + 1) * Feature.width }

    init(
        _ layout: Layout, _ tree: Tree, _ outline: Outline, container: Int, _ declared: Declarations,
        _ address: AddressKind
    ) {
        values = [Float](repeating: 0, count: layout.blocks.count * Feature.width)
        guard !layout.blocks.isEmpty else { return }
        let page = PageFeatures(layout, tree, outline, container: container)
        let styles = Styles(layout, tree)
        let repeats = Repeats(layout)
        let prose = ProseSizes(layout, outline)
        let prices = Prices(layout)
        let overlaps = layout.blocks.map { declared.compare(layout.text($0), length: $0.length) }
        let headline = Headline(layout, tree, outline, overlaps)
        var linkedHeadings = 0
        var before = 0
        var lastHeading = -1
        var seenTopHeading = false
        for index in layout.blocks.indices {
            let block = layout.blocks[index]
            if block.kind == .heading {
                lastHeading = index
                if block.linkDensity > 0.5, index > headline.block { linkedHeadings += 1 }
                if block.level == 1 { seenTopHeading = true }
            }
            let base = index * Feature.width
            values.withMutableRow(base) { row in
                row.describe(block, layout.text(block), tree.nodes[Int(block.node)].tag)
                row[.position] = Float(index) / Float(layout.blocks.count)
                row[.lengthBefore] = Float(before) / Float(max(1, page.length))
                row[.lengthAfter] = Float(page.length - before - block.length)
                row[.afterHeading] = seenTopHeading ? 1 : 0
                row[.blocksSinceHeading] = lastHeading < 0 ? -1 : Float(index - lastHeading)
                row[.headingBefore] = lastHeading < 0 ? 0 : Float(layout.blocks[lastHeading].level)
                row.neighbours(of: index, layout.blocks)
                row.surroundings(of: block, tree, outline, page, container: container)
                row.style(styles, index)
                row[.headingLinkDensity] = lastHeading < 0 ? -1 : Float(layout.blocks[lastHeading].linkDensity)
                row[.linkedHeadings] = Float(linkedHeadings)
                row.headline(headline, index, block, tree, outline)
                row.prose(prose, block)
                row.prices(prices, index)
                row.address(address)
                row.declared(overlaps[index])
                row[.isRepeat] = repeats.isRepeat[index] ? 1 : 0
                row.page(page)
                row.container(outline, page)
            }
            before += block.length
        }
    }
}

/// Sums over the whole page.
struct PageFeatures: Sendable {
    var length = 0
    var links = 0
    var prose: Int
    var blocks: Int
    var articles = 0
    var headings = 0
    var container: Int
    var containerRange: Range<Int>
    /// Blocks below each node.
    var count: [Int32]
    var articleNodes: [Int] = []

    init(_ layout: Layout, _ tree: Tree, _ outline: Outline, container: Int) {
        self.container = container
        containerRange = container..<Int(tree.nodes[container].end)
        prose = Int(outline.prose[0])
        blocks = layout.blocks.count
        count = [Int32](repeating: 0, count: tree.nodes.count)
        for block in layout.blocks {
            length += block.length
            links += block.linkLength
            if block.kind == .heading, block.level <= 2 { headings += 1 }
            count[Int(block.node)] += 1
        }
        var index = tree.nodes.count - 1
        while index > 0 {
            count[Int(tree.nodes[index].parent)] += count[index]
            if tree.nodes[index].tag == .article { articles += 1 }
            index -= 1
        }
    }
}

/// A row being filled.
@safe struct FeatureRow {
    private var values: UnsafeMutableBufferPointer<Float>

    fileprivate init(_ values: UnsafeMutableBufferPointer<Float>) { unsafe self.values = values }

    subscript(feature: Feature) -> Float {
        get { unsafe values[feature.rawValue] }
        nonmutating set { unsafe values[feature.rawValue] = newValue }
    }

    func hint(_ bit: Int, below: Bool) {
        unsafe values[Feature.hintBelow.rawValue + (below ? bit : Hints.count + bit)] = 1
    }
}

extension [Float] {
    fileprivate mutating func withMutableRow(_ base: Int, _ body: (FeatureRow) -> Void) {
        unsafe withUnsafeMutableBufferPointer { buffer in
            let row = unsafe UnsafeMutableBufferPointer(rebasing: buffer[base..<base + Feature.width])
            unsafe body(FeatureRow(row))
        }
    }
}
