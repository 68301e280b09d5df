/// One statement of a text, in a form that can be compared: what the document claims and what a source states share it.
///
/// Absent means not stated. `=` and `~` go with `value`; `>` and `>=` with `min` alone; `<` and `<=` with `max` alone;
/// `range` with both. Maps onto schema.org Observation, SDMX and FollowTheMoney.
public struct Fact: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    public var kind: Kind
    public var subject: String?
    /// What is measured, or the verb of an event.
    public var property: String
    public var value: Double?
    public var min: Double?
    public var max: Double?
    public var bound: Bound?
    /// UCUM code, ISO 4217 code, `%`, `pp`, or `1` for counted things.
    public var unit: String?
    /// The unit or counted noun as written.
    public var unitText: String?
    /// What the figure is a share or part of.
    public var of: String?
    public var trend: Trend?
    /// Whether the figure is a level or a change of one.
    public var measure: Measure?
    public var status: Status
    /// EDTF (ISO 8601-2).
    public var time: String?
    public var place: String?
    public var participants: [Participant]
    public var object: String?
    public var evidence: Passage
    /// Ids of the citations whose claims hold this fact.
    public var citations: [String]
    public var lang: String?
    /// The rule that made it.
    public var rule: String

    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable { case observation, event, relation }
    public enum Trend: String, Sendable, Hashable, Codable, CaseIterable { case up, down, flat }
    public enum Measure: String, Sendable, Hashable, Codable, CaseIterable { case level, change }
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        case actual, estimate, forecast, target, possible
    }

    public enum Bound: String, Sendable, Hashable, Codable, CaseIterable {
        case exactly = "="
        case about = "~"
        case moreThan = ">"
        case atLeast = ">="
        case lessThan = "<"
        case atMost = "<="
        case range
    }

    public struct Participant: Sendable, Hashable, Codable {
        public var name: String
        public var type: String
        public var id: String?
        public var role: String?

        public init(name: String, type: String, id: String? = nil, role: String? = nil) {
            self.name = name
            self.type = type
            self.id = id
            self.role = role
        }
    }

    public init(
        kind: Kind, subject: String? = nil, property: String, value: Double? = nil, min: Double? = nil,
        max: Double? = nil, bound: Bound? = nil, unit: String? = nil, unitText: String? = nil, of: String? = nil,
        trend: Trend? = nil, measure: Measure? = nil, status: Status = .actual, time: String? = nil,
        place: String? = nil, participants: [Participant] = [], object: String? = nil, evidence: Passage,
        citations: [String] = [], lang: String? = nil, rule: String
    ) {
        self.id = ContentID.make(
            "fact",
            [
                evidence.doc, kind.rawValue, String(evidence.start), String(evidence.end), evidence.exact,
                subject ?? "", property, Fact.key(value), Fact.key(min), Fact.key(max), bound?.rawValue ?? "",
                unit ?? "", time ?? "", object ?? "", rule,
            ])
        self.kind = kind
        self.subject = subject
        self.property = property
        self.value = value
        self.min = min
        self.max = max
        self.bound = bound
        self.unit = unit
        self.unitText = unitText
        self.of = of
        self.trend = trend
        self.measure = measure
        self.status = status
        self.time = time
        self.place = place
        self.participants = participants
        self.object = object
        self.evidence = evidence
        self.citations = citations
        self.lang = lang
        self.rule = rule
    }

    private static func key(_ number: Double?) -> String {
        number.map { String($0) } ?? ""
    }
}
