extension YAML {
    /// What is wrong with a settings file, where, and what to do about it.
    ///
    ///     Pipelines/x/pipeline.yaml:3:5: unknown key 'refesh'; did you mean 'refresh'?
    ///       3 |     refesh: "0 6 * * 1"
    ///         |     ^
    public struct Complaint: Error, Sendable, Hashable {
        public var file: String
        public var place: Place
        public var message: String
        /// The line it concerns and the caret below it; nil where the file has no such line.
        public var excerpt: String?

        /// A complaint about `place` in `file`, whose bytes are `source`.
        public init(_ message: String, at place: Place, file: String, source: [UInt8]) {
            self.file = file
            self.place = place
            self.message = Printable.text(message)
            self.excerpt = Excerpt(of: source, at: place)?.text
        }
    }
}

extension YAML.Complaint: CustomStringConvertible {
    /// The message with its place, on one line.
    public var summary: String { "\(file):\(place.line):\(place.column): \(message)" }

    /// The summary, the line of the file, and a caret.
    public var description: String {
        guard let excerpt else { return summary }
        return summary + "\n" + excerpt
    }
}

/// Everything found wrong with one settings file, in the order of the file. Never empty.
public struct Complaints: Error, Sendable, Hashable, CustomStringConvertible {
    public var all: [YAML.Complaint]
    /// How many more there were than are kept.
    public var more: Int

    public init(_ all: [YAML.Complaint], more: Int = 0) {
        self.more = more
        self.all = all.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
    }

    public var description: String {
        let said = all.map(\.description).joined(separator: "\n")
        return more > 0 ? said + "\nand \(more) more" : said
    }
}
