/// What `Pipelines/<name>/pipeline.yaml` says, with every default filled in. See `docs/settings.md`.
public struct PipelineSettings: Sendable, Hashable {
    public var title: String
    /// Path of the document, relative to the pipeline's folder.
    public var document: String
    /// BCP 47 language of the document; nil to tell from the text.
    public var lang: String?
    /// Address of a sentence model for claims and sources in two languages; nil for none.
    public var embeddings: String?
    public var fetch = FetchSettings()
    public var expectations = Expectations()
    public var schedule: ScheduleSettings?
    public var output = OutputSettings()

    /// What must hold before a run is published.
    public struct Expectations: Sendable, Hashable {
        /// Fewest citations the document must have.
        public var citations = 1
        /// Fewest facts that must come out of document and sources together.
        public var facts = 1
        /// Smallest share of sources that must have been read, 0...1.
        public var sourcesRead = 0.0
    }

    public struct ScheduleSettings: Sendable, Hashable {
        /// Five-field cron expression.
        public var refresh: String
        /// IANA time zone.
        public var zone: String
    }

    public struct OutputSettings: Sendable, Hashable {
        /// Relative to the pipeline's folder, or absolute.
        public var folder = "output"
        /// Published runs to keep, the latest included.
        public var keep = 30
    }

    /// Every key that is known, by section; the JSON Schema for editors lists the same.
    static let keys: [String: [String]] = [
        "": ["title", "document", "lang", "embeddings", "fetch", "expectations", "schedule", "output"],
        "fetch": FetchSettings.keys,
        "expectations": ["citations", "facts", "sources_read"],
        "schedule": ["refresh", "zone"],
        "output": ["folder", "keep"],
    ]

    /// Reads a `pipeline.yaml`.
    ///
    /// - Throws: `Complaints` with every key that is unknown, missing or of the wrong type, each with its place.
    public static func parse(_ bytes: [UInt8], file: String) throws(Complaints) -> PipelineSettings {
        let reader = Section.Reader(file: file, source: bytes)
        let root = try reader.open()
        let top = Section(root, known: keys[""]!, name: "pipeline.yaml", reader: reader)
        var settings = PipelineSettings(
            title: top.text("title") ?? "", document: top.required("document", in: "pipeline.yaml"),
            lang: top.language("lang"))
        settings.embeddings = top.text("embeddings")
        settings.fetch = FetchSettings(top.section("fetch", known: FetchSettings.keys))

        let expectations = top.section("expectations", known: keys["expectations"]!)
        settings.expectations.citations = expectations.integer("citations", or: 1, in: 0...1_000_000)
        settings.expectations.facts = expectations.integer("facts", or: 1, in: 0...1_000_000_000)
        settings.expectations.sourcesRead = expectations.share("sources_read", or: 0)

        if top.node("schedule") != nil {
            let schedule = top.section("schedule", known: keys["schedule"]!)
            let written = ScheduleSettings(
                refresh: schedule.required("refresh", in: "'schedule'"), zone: schedule.text("zone") ?? "UTC")
            if schedule.node("refresh") != nil { schedule.check(written) }
            settings.schedule = written
        }
        let output = top.section("output", known: keys["output"]!)
        settings.output.folder = output.text("folder") ?? "output"
        settings.output.keep = output.integer("keep", or: 30, in: 1...100_000)
        try reader.check()
        return settings
    }
}
