/// A page as a flat tree: elements and texts in document order, their characters in one buffer.
///
/// libxml2 parses, and its events are written straight into this value: no C pointer outlives the parse, a node is an
/// index, a subtree is a range. `nodes[0]` is the root.
///
///     let tree = Tree(utf8: Array("<p>One<p>Two".utf8))
///     tree.nodes.filter { $0.tag == .p }.count   // 2
public struct Tree: Sendable {
    public var nodes: [Node]
    public var attributes: [Attribute]
    /// Texts and attribute values, UTF-8.
    public var bytes: [UInt8]
    /// Which limits cut the page short.
    public var cuts: Set<Cut>
    var trace: Trace

    public struct Node: Sendable {
        public var tag: Tag
        /// Index of the parent; 0 for the root itself.
        public var parent: Int32
        /// One past the last node of the subtree.
        public var end: Int32
        /// Bytes of a text; empty for an element.
        public var text: Range<Int32>
        public var attributes: Range<Int32>
    }

    public enum Cut: String, Sendable, Hashable {
        case bytes = "too_many_bytes"
        case depth = "too_deep"
        case nodes = "too_many_nodes"
    }

    /// The value of an attribute, or nil.
    public func attribute(_ name: Attribute.Name, of node: Int) -> ArraySlice<UInt8>? {
        let range = nodes[node].attributes
        for index in range where attributes[Int(index)].name == name {
            let value = attributes[Int(index)].value
            return bytes[Int(value.lowerBound)..<Int(value.upperBound)]
        }
        return nil
    }

    /// The value of an attribute as a string, or nil.
    public func string(_ name: Attribute.Name, of node: Int) -> String? {
        attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The characters of a text node.
    public func text(_ node: Int) -> ArraySlice<UInt8> {
        let range = nodes[node].text
        return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// All text of a subtree, white space collapsed to single spaces and trimmed.
    public func content(of node: Int) -> String {
        var out: [UInt8] = []
        var space = false
        for index in node..<Int(nodes[node].end) {
            if nodes[index].tag == .text {
                for byte in text(index) {
                    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
                        space = true
                    } else {
                        if space, !out.isEmpty { out.append(0x20) }
                        space = false
                        out.append(byte)
                    }
                }
            } else if nodes[index].tag.isBlock || nodes[index].tag == .br {
                space = true
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
