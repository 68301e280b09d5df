import Records

/// Title and language as the head of a document states them.
///
/// YAML front matter (`title:`, `lang:`), else the first heading, else a first line that stands alone.
struct DocumentHead {
    private(set) var title: String?
    private(set) var lang: String?

    /// A longer first line is prose.
    private static let longestTitle = 200
    /// Front matter ends within so many lines or is none.
    private static let longestFrontMatter = 200

    init(_ bytes: [UInt8], format: Document.Format) {
        let lines = Lines(bytes, limit: Self.longestFrontMatter)
        var rest = lines.ranges[...]
        if format == .markdown, let first = rest.first, lines.trimmed(first) == "---" {
            let body = rest.dropFirst()
            if let end = body.firstIndex(where: { ["---", "..."].contains(lines.trimmed($0)) }) {
                for line in body.prefix(upTo: end) { read(lines.trimmed(line)) }
                rest = body.suffix(from: end).dropFirst()
            }
        }
        guard title == nil else { return }
        if format == .markdown {
            title = rest.lazy.map(lines.trimmed).first { $0.hasPrefix("# ") }
                .map { String($0.dropFirst(2).drop { $0 == "#" || $0 == " " }) }
        } else if let index = rest.firstIndex(where: { !lines.trimmed($0).isEmpty }) {
            let line = lines.trimmed(rest[index])
            let next = rest.suffix(from: index).dropFirst().first.map(lines.trimmed)
            let isProse = line.last.map { ".,;:".contains($0) } ?? true
            if next?.isEmpty == true, !isProse, line.utf8.count <= Self.longestTitle { title = line }
        }
    }

    private mutating func read(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let key = line[..<colon].lowercased()
        let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            .trimmingQuotes()
        guard !value.isEmpty else { return }
        switch key {
        case "title": title = value
        case "lang", "language": lang = value
        default: break
        }
    }
}

extension String {
    fileprivate func trimmingQuotes() -> String {
        guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
        return String(dropFirst().dropLast())
    }
}
