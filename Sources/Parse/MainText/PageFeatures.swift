import HTML

/// Where the page's own title stands as a block; -1 where it does not.
struct Headline: Sendable {
    var block = -1
    var node: Int { path.first ?? 0 }
    /// Its element and the elements around it, innermost first.
    private var path: [Int] = []

    init(_ layout: Layout, _ tree: Tree, _ outline: Outline, _ overlaps: [Declarations.Overlap]) {
        let titles = layout.blocks.indices.filter { overlaps[$0].isTitle && layout.blocks[$0].linkDensity < 0.5 }
        let heading = titles.first { layout.blocks[$0].kind == .heading } ?? titles.first
        guard
            let found = heading
                ?? layout.blocks.indices.first(where: {
                    layout.blocks[$0].kind == .heading && layout.blocks[$0].level == 1
                })
        else { return }
        block = found
        var node = Int(layout.blocks[found].node)
        while node > 0 {
            path.append(node)
            node = Int(tree.nodes[node].parent)
        }
    }

    /// Steps up from the headline to the first element that holds a node too.
    func steps(to node: Int, _ tree: Tree) -> Int {
        path.firstIndex { $0 <= node && node < Int(tree.nodes[$0].end) } ?? path.count
    }
}

/// How long the page's blocks of prose are, and how much of the prose is in comments.
struct ProseSizes: Sendable {
    /// Length from which a block is a full paragraph.
    static let long = 150

    var longest = 0
    var long = 0
    var median = 0
    var inComments: Float = 0

    init(_ layout: Layout, _ outline: Outline) {
        var lengths: [Int] = []
        var total = 0
        var comments = 0
        for block in layout.blocks where block.closed && block.linkDensity < 0.5 {
            lengths.append(block.length)
            total += block.length
            if block.length > ProseSizes.long { long += 1 }
            if outline.inherited[Int(block.node)].contains(.comment) { comments += block.length }
        }
        lengths.sort()
        longest = lengths.last ?? 0
        median = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
        inComments = Float(comments) / Float(max(1, total))
    }
}

/// Which blocks name a price: a page with many is a shop's.
struct Prices: Sendable {
    private var before: [Int] = [0]
    var total: Int { before[before.count - 1] }

    init(_ layout: Layout) {
        for block in layout.blocks { before.append(total + (Prices.names(layout.text(block)) ? 1 : 0)) }
    }

    func count(_ range: Range<Int>) -> Int {
        let range = range.clamped(to: 0..<before.count - 1)
        return before[range.upperBound] - before[range.lowerBound]
    }

    /// Bytes of a block that are searched.
    private static let limit = 400

    /// A sign of a currency next to a digit.
    private static func names(_ text: ArraySlice<UInt8>) -> Bool {
        let text = text.prefix(limit)
        for index in text.indices {
            let width = sign(text, index)
            guard width > 0 else { continue }
            var next = index + width
            if next < text.endIndex, text[next] == 0x20 { next += 1 }
            if next < text.endIndex, text[next].isDigit { return true }
            var last = index - 1
            if last >= text.startIndex, text[last] == 0x20 { last -= 1 }
            if last >= text.startIndex, text[last].isDigit { return true }
        }
        return false
    }

    /// Bytes of the currency sign at an index: $ £ ¥ and those of U+20A0 to U+20BF.
    private static func sign(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: "$"): 1
        case 0xC2: index + 1 < text.endIndex && (text[index + 1] == 0xA3 || text[index + 1] == 0xA5) ? 2 : 0
        case 0xE2: index + 2 < text.endIndex && text[index + 1] == 0x82 && text[index + 2] >= 0xA0 ? 3 : 0
        default: 0
        }
    }
}

/// What the words of an address say of the page.
struct AddressKind: Sendable {
    var isRoot = false
    /// Words of the last part of the path: headlines make long ones.
    var slugWords = 0
    /// The last part of the path is a headline.
    var isHeadline: Bool { slugWords >= AddressKind.headline }
    var isForum = false
    var isShop = false
    var isManual = false
    /// A known address without a headline or an article's number in it.
    var isPlain = false

    init(_ url: String?) {
        guard let url, let scheme = url.firstRange(of: "://") else { return }
        let parts = url[scheme.upperBound...].lowercased().prefix(600).split(separator: "?", maxSplits: 1)
        let steps = (parts.first ?? "").split(separator: "/")
        isRoot = steps.count < 2
        slugWords = steps.count < 2 ? 0 : steps[steps.count - 1].split(whereSeparator: { "-_".contains($0) }).count
        isPlain =
            !isHeadline && !AddressKind.holdsNumber(steps.dropFirst().joined(separator: "/").utf8)
        for step in steps.flatMap({ $0.split(whereSeparator: { "-_.".contains($0) }) }) {
            isForum = isForum || AddressKind.forum.contains(step)
            isShop = isShop || AddressKind.shop.contains(step)
            isManual = isManual || AddressKind.manual.contains(step)
        }
    }

    /// Words from which the last part of a path is a headline.
    private static let headline = 4

    /// Five digits in a row: the number of an article, or the date of one.
    private static func holdsNumber(_ path: String.UTF8View) -> Bool {
        var run = 0
        for byte in path {
            run = byte.isDigit ? run + 1 : 0
            if run == 5 { return true }
        }
        return false
    }

    private static let forum: Set<Substring> = [
        "forum", "forums", "foren", "thread", "threads", "topic", "topics", "t", "viewtopic", "showthread", "community",
        "question", "questions", "discussion", "discussions", "comments", "board",
    ]
    private static let shop: Set<Substring> = [
        "product", "products", "p", "shop", "store", "collection", "collections", "category", "categories", "c",
        "catalog", "item", "items", "produkt", "produkte", "artikel", "buy",
    ]
    private static let manual: Set<Substring> = [
        "doc", "docs", "documentation", "reference", "manual", "tutorial", "tutorials", "wiki", "api", "guide",
        "guides",
        "help", "support", "learn",
    ]
}

extension FeatureRow {
    func headline(_ headline: Headline, _ index: Int, _ block: Block, _ tree: Tree, _ outline: Outline) {
        self[.sinceTitle] = headline.block < 0 ? -1000 : Float(index - headline.block)
        guard headline.block >= 0 else { return }
        let steps = headline.steps(to: Int(block.node), tree)
        self[.stepsToTitle] = Float(steps)
        let shared = Int(outline.depth[headline.node]) - steps
        self[.titleSteps] = Float(Int(outline.depth[Int(block.node)]) - shared)
    }

    func prose(_ prose: ProseSizes, _ block: Block) {
        self[.longestProse] = Float(prose.longest)
        self[.relativeLength] = Float(block.length) / Float(max(1, prose.longest))
        self[.longBlocks] = Float(prose.long)
        self[.medianProse] = Float(prose.median)
        self[.commentProse] = prose.inComments
    }

    func prices(_ prices: Prices, _ index: Int) {
        self[.price] = Float(prices.count(index..<index + 1))
        self[.pricesNear] = Float(prices.count(index - 3..<index + 4))
        self[.pagePrices] = Float(prices.total)
    }

    func address(_ kind: AddressKind) {
        self[.isRoot] = kind.isRoot ? 1 : 0
        self[.slugWords] = Float(kind.slugWords)
        self[.forumAddress] = kind.isForum ? 1 : 0
        self[.shopAddress] = kind.isShop ? 1 : 0
        self[.manualAddress] = kind.isManual ? 1 : 0
    }
}
