import Records

/// What a published run is made of. With the captures it is the only record that carries a run's clock.
public struct Manifest: Sendable, Hashable, Codable {
    public var ibid: String
    public var pipeline: String
    public var run: String
    /// `live`, `offline` or `rehearsal`. A rehearsed run reads stand-in pages and says nothing about the real sources.
    public var mode: String
    /// When the run started and was published, ISO 8601 in UTC.
    public var started: String
    public var published: String
    /// SHA-256 of pipeline.yaml and of every file in config/ that was read.
    public var settings: String
    /// The exit code the run ended with: 0, 1 or 3.
    public var exitCode: Int
    /// Version of every reader and rule set that made records.
    public var versions: [String: String]
    /// How many verdicts had each ruling.
    public var rulings: [String: Int]
    /// How many captures had each outcome.
    public var outcomes: [String: Int]
    public var files: [String: File]

    public struct File: Sendable, Hashable, Codable {
        public var sha256: String
        public var bytes: Int
        public var records: Int?

        public init(sha256: String, bytes: Int, records: Int? = nil) {
            self.sha256 = sha256
            self.bytes = bytes
            self.records = records
        }
    }

    public init(
        ibid: String, pipeline: String, mode: String, started: String, settings: String, versions: [String: String]
    ) {
        self.ibid = ibid
        self.pipeline = pipeline
        self.run = ""
        self.mode = mode
        self.started = started
        self.published = ""
        self.settings = settings
        self.exitCode = 0
        self.versions = versions
        self.rulings = [:]
        self.outcomes = [:]
        self.files = [:]
    }

    public static let fileName = "manifest.json"
}
