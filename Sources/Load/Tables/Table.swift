import Records

/// One published file of records: `documents.jsonl`, `citations.jsonl`, …
public enum Table: String, Sendable, CaseIterable {
    case documents, citations, captures, articles, facts, measures, verdicts, claims, issues

    public var file: String { rawValue + ".jsonl" }
    var schemaFile: String { "schema/\(rawValue).schema.json" }

    /// What one line is, for the schema's title.
    var title: String {
        switch self {
        case .documents: "The document as its published text"
        case .citations: "A note that cites a source, with its markers and the claims that lean on it"
        case .captures: "What happened when a source was asked for"
        case .articles: "The text of a source, read from one capture"
        case .facts: "A statement of the document or of a source, in a form that can be compared"
        case .measures: "One value of a series that measures.yaml asks for, in one source"
        case .verdicts: "What a cited source says about a claim"
        case .claims: "A claim of the document, and what all sources of the run say about it together"
        case .issues: "Something refused, skipped or doubtful, and why"
        }
    }

    var fields: [Field] {
        switch self {
        case .documents: Document.fields
        case .citations: Citation.fields
        case .captures: Capture.fields
        case .articles: Article.fields
        case .facts: Fact.fields
        case .measures: MeasureRow.fields
        case .verdicts: Verdict.fields
        case .claims: ClaimReview.fields
        case .issues: Issue.fields
        }
    }

    /// The JSON Schema published next to the data.
    public var schema: JSONValue {
        var schema = Field.schema(of: fields)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = .text(title)
        return .object(schema)
    }
}

/// A record that is published: which file it goes to, and its place there.
public protocol Row: Encodable, Sendable {
    static var table: Table { get }
    /// Lines of a file are in the order of this key; numbers in it are padded so that they sort as numbers.
    var sortKey: String { get }
}

func key(_ parts: Any...) -> String {
    parts.map { part in
        guard let number = part as? Int else { return "\(part)" }
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }.joined(separator: "\u{1}")
}
