/// `Pipelines/<name>/measures.yaml`: the series an analyst wants from a pipeline's facts. See `docs/settings.md`.
public struct MeasureSettings: Sendable, Hashable {
    /// In the order of the file.
    public var measures: [Measure]

    public struct Measure: Sendable, Hashable {
        /// Lower-case letters, digits and `_`; stable, since published rows carry it.
        public var name: String
        public var title: String
        /// UCUM, ISO 4217, `%`, `pp`, or `1` for counted things, as facts write it.
        public var unit: String
        public var grain: Grain
        /// Terms by language (BCP 47). A term fits a sentence that holds every one of its words, in any order and form;
        /// one term that fits is enough.
        public var terms: [String: [String]]
        /// Terms by language that rule a sentence out.
        public var without: [String: [String]]
    }

    /// The period one figure of the series stands for.
    public enum Grain: String, Sendable, Hashable, CaseIterable {
        case day, month, quarter, year
        /// A figure that belongs to no period, such as the cost of a plant.
        case once
    }

    public init(measures: [Measure] = []) {
        self.measures = measures
    }

    static let keys = ["title", "unit", "grain", "terms", "without"]

    /// Reads a `measures.yaml`: a mapping of names to measures.
    ///
    /// - Throws: `Complaints` with everything that is wrong, each with its place.
    public static func parse(_ bytes: [UInt8], file: String) throws(Complaints) -> MeasureSettings {
        let reader = Section.Reader(file: file, source: bytes)
        let root = try reader.open()
        if root.entries == nil, !root.isNull {
            reader.complain("measures.yaml must be a mapping of names to measures, not \(root.kind)", at: root.place)
        }
        let measures = (root.entries ?? []).map { entry in
            let name = Printable.quoted(entry.key)
            if !isName(entry.key) {
                reader.complain(
                    "\(name) is no name for a measure; it takes lower-case letters, digits and '_'",
                    at: entry.place)
            }
            let section = Section(entry.value, known: keys, name: name, reader: reader)
            let measure = Measure(
                name: entry.key, title: section.text("title") ?? entry.key,
                unit: section.required("unit", in: name), grain: section.choice("grain", or: .year),
                terms: section.terms("terms"), without: section.terms("without"))
            section.demand("terms", in: name)
            return measure
        }
        try reader.check()
        return MeasureSettings(measures: measures)
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "_")
            }
    }
}
