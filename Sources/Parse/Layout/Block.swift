/// A run of text that a browser shows as one block: a paragraph, a heading, a list item, a cell.
struct Block: Sendable {
    enum Kind: UInt8, Sendable {
        case paragraph, heading, item, quote, cell, preformatted, caption, term
    }

    var kind: Kind
    /// 1 to 6 for headings, nesting for items.
    var level: UInt8
    /// The nearest block-level element.
    var node: Int32
    /// Bytes of `Layout.bytes`.
    var text: Range<Int>
    /// Visible length: letters and digits of scripts without spaces count double.
    var length: Int
    /// Length inside links.
    var linkLength: Int
    var links: Int
    /// Commas and full stops of any script.
    var stops: Int
    /// Length in bold, italics or small print.
    var emphasis: Int
    /// The block ends with a mark that ends sentences.
    var closed: Bool
    /// Its element is hidden until a script shows it.
    var hidden: Bool
    /// It labels a button.
    var button: Bool

    var linkDensity: Double { length > 0 ? Double(linkLength) / Double(length) : 0 }
}
