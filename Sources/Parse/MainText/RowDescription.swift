import HTML

extension FeatureRow {
    /// The block by itself.
    func describe(_ block: Block, _ text: ArraySlice<UInt8>, _ tag: Tag) {
        self[.kind] = Float(block.kind.rawValue)
        self[.level] = Float(block.level)
        self[.length] = Float(block.length)
        self[.linkDensity] = Float(block.linkDensity)
        self[.links] = Float(block.links)
        let length = Float(max(1, block.length))
        self[.stopDensity] = Float(block.stops) / length
        self[.emphasis] = Float(block.emphasis) / length
        self[.closed] = block.closed ? 1 : 0
        self[.hidden] = block.hidden ? 1 : 0
        self[.button] = block.button ? 1 : 0
        self[.isParagraph] = tag == .p ? 1 : 0
        self[.isDivision] = tag == .div || tag == .section || tag == .article ? 1 : 0
        self[.isCell] = tag == .td || tag == .th ? 1 : 0
        self[.isItem] = tag == .li ? 1 : 0
        var digits = 0
        var capitals = 0
        var marks = 0
        for byte in text {
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
            } else if byte >= 0x41, byte <= 0x5A {
                capitals += 1
            } else if byte == UInt8(ascii: "|") || byte == UInt8(ascii: "@") || byte == 0xA9
                || byte == UInt8(ascii: "#")
            {
                marks += 1
            }
        }
        self[.digits] = Float(digits) / length
        self[.uppercase] = Float(capitals) / length
        self[.mark] = Float(marks)
        self[.colon] = text.last == UInt8(ascii: ":") ? 1 : 0
        if let first = text.first { self[.lowercaseStart] = first >= 0x61 && first <= 0x7A ? 1 : 0 }
    }

    /// The two blocks before and after, and how much prose and how many links lie within five.
    func neighbours(of index: Int, _ blocks: [Block]) {
        if index > 0 {
            let other = blocks[index - 1]
            self[.previousLength] = Float(other.length)
            self[.previousLinkDensity] = Float(other.linkDensity)
            self[.previousKind] = Float(other.kind.rawValue)
            self[.previousClosed] = other.closed ? 1 : 0
        }
        if index + 1 < blocks.count {
            let other = blocks[index + 1]
            self[.nextLength] = Float(other.length)
            self[.nextLinkDensity] = Float(other.linkDensity)
            self[.nextKind] = Float(other.kind.rawValue)
            self[.nextClosed] = other.closed ? 1 : 0
        }
        if index > 1 {
            self[.secondPreviousLength] = Float(blocks[index - 2].length)
            self[.secondPreviousLinkDensity] = Float(blocks[index - 2].linkDensity)
        }
        if index + 2 < blocks.count {
            self[.secondNextLength] = Float(blocks[index + 2].length)
            self[.secondNextLinkDensity] = Float(blocks[index + 2].linkDensity)
        }
        var prose = 0
        var links = 0
        for near in max(0, index - 5)...min(blocks.count - 1, index + 5) where near != index {
            prose += blocks[near].closed && blocks[near].linkDensity < 0.5 ? blocks[near].length : 0
            links += blocks[near].linkLength
        }
        self[.proseNear] = Float(prose)
        self[.linkNear] = Float(links)
    }

    /// The elements the block stands in, and its relation to the container.
    func surroundings(of block: Block, _ tree: Tree, _ outline: Outline, _ page: PageFeatures, container: Int) {
        let node = Int(block.node)
        let parent = Int(tree.nodes[node].parent)
        let grand = Int(tree.nodes[parent].parent)
        self[.depth] = Float(outline.depth[node])
        self[.parentLength] = Float(outline.length[parent])
        self[.parentLinkDensity] = Float(outline.linkDensity(parent))
        self[.parentProse] = Float(outline.prose[parent]) / Float(max(1, page.prose))
        self[.parentBlocks] = Float(page.count[parent])
        self[.grandLength] = Float(outline.length[grand])
        self[.grandLinkDensity] = Float(outline.linkDensity(grand))
        self[.grandProse] = Float(outline.prose[grand]) / Float(max(1, page.prose))
        self[.grandBlocks] = Float(page.count[grand])
        let inside = page.containerRange.contains(node)
        self[.inside] = inside ? 1 : 0
        self[.before] = node < container ? 1 : 0
        var below: Hints = []
        var current = node
        var distance = 0
        var met = inside
        while current > 0 {
            mark(tree.nodes[current].tag)
            if tree.nodes[current].tag == .article, self[.articleBlocks] == 0 {
                self[.articleBlocks] = Float(page.count[current])
            }
            if inside, current == container { met = false }
            if inside ? met : !(current <= container && container < Int(tree.nodes[current].end)) {
                below.formUnion(outline.own[current])
                distance += 1
            }
            current = Int(tree.nodes[current].parent)
        }
        self[.distance] = Float(distance)
        let anywhere = outline.inherited[node]
        for bit in 0..<Hints.count {
            let hint = Hints(rawValue: 1 << UInt32(bit))
            if below.contains(hint) { self.hint(bit, below: true) }
            if anywhere.contains(hint) { self.hint(bit, below: false) }
        }
    }

    private func mark(_ tag: Tag) {
        switch tag {
        case .nav: self[.inNavigation] = 1
        case .aside: self[.inAside] = 1
        case .footer: self[.inFooter] = 1
        case .header: self[.inHeader] = 1
        case .form: self[.inForm] = 1
        case .figure: self[.inFigure] = 1
        case .table: self[.inTable] = 1
        case .ul, .ol, .dl: self[.inList] += 1
        case .blockquote: self[.inQuote] = 1
        case .article: self[.inArticle] = 1
        case .main: self[.inMain] = 1
        case .section: self[.inSection] += 1
        default: break
        }
    }

    func style(_ styles: Styles, _ index: Int) {
        let style = styles.of[index]
        self[.styleShare] = styles.share(style)
        self[.styleLinkDensity] = styles.linkDensity(style)
        self[.styleCount] = Float(styles.totals[style].count)
        self[.styleMean] = Float(styles.totals[style].length) / Float(max(1, styles.totals[style].count))
    }

    func declared(_ overlap: Declarations.Overlap) {
        self[.isTitle] = overlap.isTitle ? 1 : 0
        self[.titleOverlap] = overlap.title
        self[.descriptionOverlap] = overlap.description
        self[.bodyOverlap] = overlap.body
        self[.hasBody] = overlap.hasBody ? 1 : 0
        self[.declaresArticle] = overlap.declaresArticle ? 1 : 0
    }

    func page(_ page: PageFeatures) {
        self[.pageBlocks] = Float(page.blocks)
        self[.pageLength] = Float(page.length)
        self[.pageProse] = Float(page.prose)
        self[.pageLinkDensity] = Float(page.links) / Float(max(1, page.length))
        self[.articles] = Float(page.articles)
        self[.headings] = Float(page.headings)
    }

    func container(_ outline: Outline, _ page: PageFeatures) {
        self[.containerShare] = Float(outline.length[page.container]) / Float(max(1, page.length))
        self[.containerProse] = Float(outline.prose[page.container]) / Float(max(1, page.prose))
        self[.containerDepth] = Float(outline.depth[page.container])
        self[.containerLinkDensity] = Float(outline.linkDensity(page.container))
    }
}
