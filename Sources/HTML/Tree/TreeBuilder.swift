import CXML2

extension Tree {
    /// Parses a page that is valid UTF-8. Never fails: whatever the bytes, there is a tree.
    public init(utf8 page: [UInt8], limits: Limits = Limits()) {
        var page = page
        var cuts: Set<Cut> = []
        if page.count > limits.bytes {
            page.removeSubrange(limits.bytes...)
            cuts.insert(.bytes)
        }
        let (endTags, passes) = Markup.repair(&page)
        var builder = TreeBuilder(limits: limits, bytes: page.count, endTags: endTags)
        unsafe page.withUnsafeBytes { buffer in
            unsafe withUnsafeMutablePointer(to: &builder) { unsafe TreeBuilder.parse(buffer, into: $0) }
        }
        self = builder.finish(cuts: cuts)
        trace.page = page
        trace.passes = passes.filter { !$0.isEmpty }
    }
}

/// Receives libxml2's events (SAX1: the HTML parser knows no other) and writes them into the flat tree.
@safe struct TreeBuilder {
    private var nodes: [Tree.Node] = []
    private var attributes: [Attribute] = []
    private var bytes: [UInt8] = []
    private var trace = Trace()
    private var open: [Int32] = []
    private var cuts: Set<Tree.Cut> = []
    private let nodeLimit: Int
    private let depthLimit: Int
    private var parser: htmlParserCtxtPtr?

    fileprivate init(limits: Limits, bytes count: Int, endTags: Int) {
        nodeLimit = limits.nodes
        depthLimit = max(64, min(limits.depth, limits.comparisons / max(1, endTags)))
        unsafe parser = nil
        nodes.reserveCapacity(count / 32)
        bytes.reserveCapacity(count / 2)
        nodes.append(Tree.Node(tag: .html, parent: 0, end: 0, text: 0..<0, attributes: 0..<0))
        open.append(0)
    }

    fileprivate static func parse(_ page: UnsafeRawBufferPointer, into builder: UnsafeMutablePointer<TreeBuilder>) {
        _ = library
        guard page.count > 0,
            let context = unsafe htmlCreateMemoryParserCtxt(
                page.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: page.count))
        else { return }
        defer { unsafe htmlFreeParserCtxt(context) }
        // Without RECOVER a script ends at the first `</` inside its strings, and its rest becomes text.
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue
        unsafe htmlCtxtUseOptions(context, Int32(options | UInt32(XML_PARSE_HUGE.rawValue)))
        // The bytes are UTF-8 already; without this the parser would look for a meta charset and convert again.
        unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        unsafe builder.pointee.parser = context
        unsafe context.pointee.userData = UnsafeMutableRawPointer(builder)
        guard let handler = unsafe context.pointee.sax else { return }
        unsafe handler.update(repeating: htmlSAXHandler(), count: 1)
        unsafe handler.pointee.startElement = { data, name, attributes in
            guard let data = unsafe data, let name = unsafe name else { return }
            unsafe data.assumingMemoryBound(to: TreeBuilder.self).pointee.start(name, attributes)
        }
        unsafe handler.pointee.endElement = { data, _ in
            guard let data = unsafe data else { return }
            unsafe data.assumingMemoryBound(to: TreeBuilder.self).pointee.end()
        }
        let characters: charactersSAXFunc = { data, text, length in
            guard let data = unsafe data, let text = unsafe text, length > 0 else { return }
            unsafe data.assumingMemoryBound(to: TreeBuilder.self).pointee.append(
                UnsafeBufferPointer(start: text, count: Int(length)))
        }
        unsafe handler.pointee.characters = characters
        unsafe handler.pointee.ignorableWhitespace = characters
        unsafe handler.pointee.cdataBlock = characters
        unsafe htmlParseDocument(context)
        unsafe builder.pointee.parser = nil
    }

    /// libxml2 sets its tables up once; two threads that meet there for the first time must not race.
    private static let library: Void = {
        xmlInitParser()
        htmlDefaultSAXHandlerInit()
    }()

    private var position: Int32 {
        guard let input = unsafe parser?.pointee.input else { return 0 }
        return unsafe Int32(truncatingIfNeeded: Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base))
    }

    private mutating func stop(_ cut: Tree.Cut) {
        cuts.insert(cut)
        if let parser = unsafe parser { unsafe xmlStopParser(parser) }
    }

    private mutating func start(
        _ name: UnsafePointer<UInt8>, _ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard nodes.count < nodeLimit else { return stop(.nodes) }
        guard open.count < depthLimit else { return stop(.depth) }
        let tag = unsafe Tag(name: name)
        // libxml2 opens html itself; the flat tree's root is that element.
        if tag == .html, nodes.count == 1 {
            unsafe nodes[0].attributes = read(pairs)
            open.append(0)
            return
        }
        let index = Int32(nodes.count)
        let range = unsafe read(pairs)
        nodes.append(
            Tree.Node(tag: tag, parent: open.last ?? 0, end: 0, text: 0..<0, attributes: range))
        open.append(index)
    }

    private mutating func read(_ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> Range<Int32> {
        let first = Int32(attributes.count)
        guard var pair = unsafe pairs else { return first..<first }
        while let name = unsafe pair[0] {
            if let known = unsafe Attribute.Name(name) {
                let from = Int32(bytes.count)
                if let value = unsafe pair[1] {
                    var length = 0
                    while unsafe value[length] != 0 { length += 1 }
                    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
                }
                attributes.append(Attribute(name: known, value: from..<Int32(bytes.count)))
            }
            unsafe pair += 2
        }
        return first..<Int32(attributes.count)
    }

    private mutating func end() {
        guard let index = open.popLast() else { return }
        nodes[Int(index)].end = Int32(nodes.count)
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        let last = nodes.count - 1
        trace.add(bytes.count, count: text.count, endingAt: position)
        // The parser hands a long text over in pieces.
        if last > 0, nodes[last].tag == .text, nodes[last].parent == open.last ?? 0,
            Int(nodes[last].text.upperBound) == bytes.count
        {
            unsafe bytes.append(contentsOf: text)
            nodes[last].text = nodes[last].text.lowerBound..<Int32(bytes.count)
            return
        }
        guard nodes.count < nodeLimit else { return stop(.nodes) }
        let from = Int32(bytes.count)
        unsafe bytes.append(contentsOf: text)
        nodes.append(
            Tree.Node(
                tag: .text, parent: open.last ?? 0, end: Int32(nodes.count + 1), text: from..<Int32(bytes.count),
                attributes: 0..<0))
    }

    fileprivate mutating func finish(cuts before: Set<Tree.Cut>) -> Tree {
        while !open.isEmpty { end() }
        nodes[0].end = Int32(nodes.count)
        return Tree(nodes: nodes, attributes: attributes, bytes: bytes, cuts: cuts.union(before), trace: trace)
    }
}
