import HTML

/// A page as the sequence of its text blocks, gathered in one walk over the tree.
struct Layout: Sendable {
    var blocks: [Block] = []
    /// The text of all blocks, white space collapsed.
    var bytes: [UInt8] = []
    /// Scripts that hold data: JSON-LD and application state.
    var dataScripts: [Int] = []
    /// Where the text of each text node begins, in `bytes` and in the tree's: ascending, none without text.
    var pieces: [(text: Int32, tree: Int32)] = []
    /// `title`, `meta`, `link`, `time` and `h1` elements, in document order.
    var marks: [Int] = []

    func text(_ block: Block) -> ArraySlice<UInt8> { bytes[block.text] }

    func string(_ block: Block) -> String { String(decoding: bytes[block.text], as: UTF8.self) }
}

/// Walks a tree once and lays its text out in blocks.
struct LayoutWalk {
    private struct Frame {
        var node: Int32
        var end: Int32
        var block: Int32
        var kind: Block.Kind
        var level: UInt8
        var link: Bool
        var emphasis: Bool
        var preformatted: Bool
        var hidden = false
        var button = false
    }

    private let tree: Tree
    private var layout = Layout()
    private var stack: [Frame] = []
    private var start = 0
    private var pendingSpace = false
    private var breaks = 0
    private var current: Block

    static func run(_ tree: Tree) -> Layout {
        var walk = LayoutWalk(tree)
        walk.walk()
        return walk.layout
    }

    private init(_ tree: Tree) {
        self.tree = tree
        current = LayoutWalk.empty
        layout.bytes.reserveCapacity(tree.bytes.count / 2)
    }

    private static let empty = Block(
        kind: .paragraph, level: 0, node: 0, text: 0..<0, length: 0, linkLength: 0, links: 0, stops: 0, emphasis: 0,
        closed: false, hidden: false, button: false)

    private mutating func walk() {
        stack.append(
            Frame(
                node: 0, end: Int32(tree.nodes.count), block: 0, kind: .paragraph, level: 0, link: false,
                emphasis: false, preformatted: false))
        var index = 1
        let count = tree.nodes.count
        while index < count {
            while index >= Int(stack[stack.count - 1].end) { leave() }
            let node = tree.nodes[index]
            if node.tag == .text {
                add(tree.text(index))
                index += 1
                continue
            }
            if skips(index, node) {
                index = max(index + 1, Int(node.end))
                continue
            }
            enter(index, node)
            index += 1
        }
        while !stack.isEmpty { leave() }
        flush()
    }

    private mutating func skips(_ index: Int, _ node: Tree.Node) -> Bool {
        switch node.tag {
        case .script:
            if isData(index) { layout.dataScripts.append(index) }
            return true
        case .meta, .link, .title, .base:
            // A title inside svg names a drawing.
            if node.tag != .title || tree.nodes[Int(node.parent)].tag != .svg { layout.marks.append(index) }
            return true
        case .style, .template, .noscript, .svg, .math, .canvas, .select, .textarea, .input, .iframe, .object,
            .embed, .audio, .video, .map, .datalist, .param, .source, .track, .dialog, .rp, .rt, .noframes:
            return true
        default:
            return false
        }
    }

    private func isData(_ index: Int) -> Bool {
        guard let type = tree.attribute(.type, of: index) else { return false }
        return type.containsASCII("json")
    }

    private func isHidden(_ index: Int) -> Bool {
        if tree.attribute(.hidden, of: index) != nil, tree.nodes[index].tag != .body { return true }
        guard let style = tree.attribute(.style, of: index), style.count < 400 else { return false }
        return style.containsASCII("display:none") || style.containsASCII("display: none")
            || style.containsASCII("visibility:hidden") || style.containsASCII("visibility: hidden")
    }

    private mutating func enter(_ index: Int, _ node: Tree.Node) {
        var frame = stack[stack.count - 1]
        frame.node = Int32(index)
        frame.end = node.end
        if node.tag.isBlock {
            flush()
            frame.block = Int32(index)
            classify(node.tag, &frame)
        }
        if !node.attributes.isEmpty, isHidden(index) {
            if !node.tag.isBlock { flush() }
            frame.hidden = true
        }
        switch node.tag {
        case .button:
            flush()
            frame.button = true
        case .a:
            frame.link = true
            current.links += 1
        case .b, .strong, .em, .i, .small, .u, .font, .big:
            frame.emphasis = true
        case .br:
            breaks += 1
            if breaks > 1 { flush() } else { lineBreak() }
        case .img, .picture, .hr:
            break
        case .time, .h1:
            layout.marks.append(index)
        default:
            break
        }
        stack.append(frame)
    }

    private func classify(_ tag: Tag, _ frame: inout Frame) {
        if let level = tag.headingLevel {
            frame.kind = .heading
            frame.level = UInt8(level)
            return
        }
        switch tag {
        case .li:
            frame.kind = .item
            frame.level &+= 1
        case .blockquote: frame.kind = .quote
        case .td, .th: frame.kind = .cell
        case .pre:
            frame.kind = .preformatted
            frame.preformatted = true
        case .figcaption, .caption: frame.kind = .caption
        case .dt, .dd: frame.kind = .term
        case .article, .main, .section, .table: frame.kind = .paragraph
        default: break
        }
    }

    private mutating func leave() {
        let frame = stack.removeLast()
        let tag = tree.nodes[Int(frame.node)].tag
        if tag.isBlock || tag == .button { flush() }
    }

    private mutating func lineBreak() {
        guard layout.bytes.count > start else { return }
        layout.bytes.append(0x0A)
        pendingSpace = false
    }

    private mutating func add(_ text: ArraySlice<UInt8>) {
        place(text)
        let frame = stack[stack.count - 1]
        var index = text.startIndex
        let end = text.endIndex
        while index < end {
            let byte = text[index]
            if byte <= 0x20 {
                if byte == 0x0A, frame.preformatted { lineBreak() } else { pendingSpace = true }
                index += 1
                continue
            }
            if byte == 0xC2, index + 1 < end {
                if text[index + 1] == 0xA0 {
                    pendingSpace = true
                    index += 2
                    continue
                }
                if text[index + 1] == 0xAD {
                    index += 2
                    continue
                }
            }
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            if width == 3, index + 2 < end, text.isInvisible(at: index) {
                index += 3
                continue
            }
            begin(frame)
            let stop = min(end, index + width)
            if width == 1 { layout.bytes.append(byte) } else { layout.bytes.append(contentsOf: text[index..<stop]) }
            // Han, Kana and Hangul say in one character what others say in two or three letters.
            let weight = byte >= 0xE3 && byte <= 0xED ? 2 : 1
            current.length += weight
            if frame.link { current.linkLength += weight }
            if frame.emphasis { current.emphasis += weight }
            if text.isStop(at: index) { current.stops += 1 }
            index = stop
        }
    }

    private mutating func place(_ text: ArraySlice<UInt8>) {
        let start = Int32(clamping: layout.bytes.count)
        while let last = layout.pieces.last, last.text >= start { layout.pieces.removeLast() }
        layout.pieces.append((start, Int32(clamping: text.startIndex)))
    }

    private mutating func begin(_ frame: Frame) {
        breaks = 0
        if layout.bytes.count == start {
            current.kind = frame.kind
            current.level = frame.level
            current.node = frame.block
            current.hidden = frame.hidden
            current.button = frame.button
        } else if pendingSpace, layout.bytes[layout.bytes.count - 1] != 0x0A {
            layout.bytes.append(0x20)
            current.length += 1
            if frame.link, current.linkLength > 0 { current.linkLength += 1 }
        }
        pendingSpace = false
    }

    private mutating func flush() {
        while layout.bytes.count > start, layout.bytes[layout.bytes.count - 1] == 0x0A { layout.bytes.removeLast() }
        if layout.bytes.count > start {
            current.text = start..<layout.bytes.count
            current.closed = layout.bytes[start...].endsSentence
            layout.blocks.append(current)
        }
        start = layout.bytes.count
        current = LayoutWalk.empty
        pendingSpace = false
        breaks = 0
    }
}
