/// Something refused, skipped or doubtful, and why.
public struct Issue: Sendable, Hashable, Codable {
    public var severity: Severity
    public var stage: String
    /// A stable name, e.g. `marker_without_note`.
    public var code: String
    public var message: String
    /// Where: `file:line:column`, an address, or a span in words.
    public var place: String?
    /// The id of the record it concerns.
    public var record: String?

    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable { case note, warning, error }

    public init(
        severity: Severity, stage: String, code: String, message: String, place: String? = nil, record: String? = nil
    ) {
        self.severity = severity
        self.stage = stage
        self.code = code
        self.message = message
        self.place = place
        self.record = record
    }
}
