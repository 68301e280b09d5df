/// A line of a file with a caret under one column, safe to print: control characters are replaced, long lines are cut.
struct Excerpt {
    let text: String

    /// Code points of a line shown on each side of the caret.
    private static let reach = 60

    init?(of source: [UInt8], at place: YAML.Place) {
        guard !source.isEmpty, let line = Self.line(place.line, of: source) else { return nil }
        let points = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        let caret = max(0, min(place.column - 1, points.count))
        let start = max(0, caret - Self.reach)
        let end = min(points.count, caret + Self.reach)
        let before = start > 0 ? "…" : ""
        let after = end < points.count ? "…" : ""
        let shown = before + String(String.UnicodeScalarView(points[start..<end].map(Printable.scalar))) + after
        let margin = String(repeating: " ", count: String(place.line).count)
        let indent = String(repeating: " ", count: caret - start + before.unicodeScalars.count)
        text = "  \(place.line) | \(shown)\n  \(margin) | \(indent)^"
    }

    private static func line(_ number: Int, of source: [UInt8]) -> ArraySlice<UInt8>? {
        var current = 1
        var start = 0
        while current < number {
            guard let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
            current += 1
        }
        guard start < source.count || number == 1 else { return nil }
        let end = source[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return source[start..<(end ?? source.count)]
    }
}
