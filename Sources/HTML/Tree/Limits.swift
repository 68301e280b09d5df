/// Bounds on what one page may cost. A page beyond them is read up to the bound and says so in `Tree.cuts`.
public struct Limits: Sendable {
    /// Bytes of decoded text.
    public var bytes: Int
    /// Elements and texts.
    public var nodes: Int
    /// Elements inside one another. libxml2 compares an end tag with every open element, so the bound also shrinks
    /// with the number of end tags: their product stays below `comparisons`.
    public var depth: Int
    public var comparisons: Int

    public init(bytes: Int = 64 << 20, nodes: Int = 1_000_000, depth: Int = 4_000, comparisons: Int = 200_000_000) {
        self.bytes = bytes
        self.nodes = nodes
        self.depth = depth
        self.comparisons = comparisons
    }
}
