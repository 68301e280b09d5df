/// One value of one series in one source: a line of `measures.jsonl`.
public struct MeasureRow: Sendable, Hashable, Codable {
    public var measure: String
    /// EDTF; nil where the text names no period.
    public var period: String?
    public var value: Double?
    public var min: Double?
    public var max: Double?
    public var bound: Fact.Bound
    public var unit: String
    public var status: Fact.Status
    /// The id of the document or article that states it.
    public var source: String
    /// The id of the fact it was read from.
    public var fact: String
    /// Ids of the citations whose claims hold it.
    public var citations: [String]
    /// Sources that state this value for this period.
    public var agree: Int
    /// Sources that state any value of the series for this period.
    public var sources: Int

    public init(
        measure: String, period: String? = nil, value: Double? = nil, min: Double? = nil, max: Double? = nil,
        bound: Fact.Bound, unit: String, status: Fact.Status, source: String, fact: String, citations: [String],
        agree: Int, sources: Int
    ) {
        self.measure = measure
        self.period = period
        self.value = value
        self.min = min
        self.max = max
        self.bound = bound
        self.unit = unit
        self.status = status
        self.source = source
        self.fact = fact
        self.citations = citations
        self.agree = agree
        self.sources = sources
    }
}
