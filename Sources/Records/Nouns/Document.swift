/// A footnoted document, as its published text.
public struct Document: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    /// Where it was read from: a path relative to its pipeline, or `-` for standard input.
    public var source: String
    public var format: Format
    public var title: String?
    /// BCP 47 language tag, where known.
    public var lang: String?
    public var text: String

    public enum Format: String, Sendable, Hashable, Codable, CaseIterable {
        case plain
        case markdown
    }

    public init(source: String, format: Format, title: String? = nil, lang: String? = nil, text: String) {
        self.id = ContentID.make("doc", [format.rawValue, text])
        self.source = source
        self.format = format
        self.title = title
        self.lang = lang
        self.text = text
    }
}
