/// A stretch of a text, in Unicode code points, end exclusive.
public struct Span: Sendable, Hashable, Codable, Comparable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    public var isEmpty: Bool { end <= start }

    public func overlaps(_ other: Span) -> Bool {
        start < other.end && other.start < end
    }

    public static func < (left: Span, right: Span) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

/// A span and the words that stand there: `text[start..<end] == exact`.
public struct Quote: Sendable, Hashable, Codable {
    public var start: Int
    public var end: Int
    public var exact: String

    public init(start: Int, end: Int, exact: String) {
        self.start = start
        self.end = end
        self.exact = exact
    }

    public var span: Span { Span(start: start, end: end) }
}

/// A quotation from a record, with enough of its surroundings to find it again in an edited text
/// (Web Annotation Data Model: TextPositionSelector and TextQuoteSelector in one).
public struct Passage: Sendable, Hashable, Codable {
    /// The id of the document or article quoted.
    public var doc: String
    public var start: Int
    public var end: Int
    public var exact: String
    public var prefix: String
    public var suffix: String
    /// Bytes of the payload behind it (Web Annotation Data Model, DataPositionSelector), where they are known.
    public var source: Span?
    /// Page of a paged document on which it begins, from 1.
    public var page: Int?

    public init(
        doc: String, start: Int, end: Int, exact: String, prefix: String, suffix: String, source: Span? = nil,
        page: Int? = nil
    ) {
        self.doc = doc
        self.start = start
        self.end = end
        self.exact = exact
        self.prefix = prefix
        self.suffix = suffix
        self.source = source
        self.page = page
    }

    public var span: Span { Span(start: start, end: end) }

    /// Whether `text` holds these very words at this place.
    public func holds(in text: Text) -> Bool {
        guard 0 <= start, start <= end, end <= text.count else { return false }
        return text[text.bytes(span)] == exact
    }
}
