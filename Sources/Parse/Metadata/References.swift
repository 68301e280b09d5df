import HTML

/// Text that was escaped once too often: `Q&amp;A`, `&#8217;`, stray tags.
enum References {
    /// The text a browser would show for it.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else { return text }
        let tree = Tree(utf8: Array(text.utf8))
        let shown = tree.content(of: 0)
        return shown.isEmpty ? text : shown
    }
}
