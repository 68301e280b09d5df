import Language
import Records
import Settings

/// A series that an analyst wants, as `measures.yaml` names it.
public struct Measure: Sendable, Hashable {
    public var name: String
    public var title: String?
    /// Unit that a figure must have: UCUM, ISO 4217, `%`, or `1` for counts.
    public var unit: String
    public var grain: Grain
    /// Per language, the phrases that tell the series; every word of one of them must stand by the figure.
    public var terms: [String: [String]]

    /// How long the period of one value is.
    public enum Grain: String, Sendable, Hashable, CaseIterable { case any, day, month, quarter, year }
}

/// The series of one pipeline.
///
///     coal_share:
///       title: Share of coal exports that goes to the EU
///       unit: "%"
///       grain: year
///       terms: {en: ["coal exports"], ru: ["экспорт угля"]}
public struct Measures: Sendable {
    public var all: [Measure]

    public init(_ all: [Measure]) {
        self.all = all
    }

    /// Reads `measures.yaml`. Throws a `YAML.Complaint` that names the line of what it cannot use.
    public static func load(_ bytes: [UInt8], file: String) throws -> Measures {
        let root = try YAML.parse(bytes, file: file)
        func complaint(_ message: String, _ place: YAML.Place) -> YAML.Complaint {
            YAML.Complaint(message, at: place, file: file, source: bytes)
        }
        guard let entries = root.isNull ? [] : root.entries else {
            throw complaint("expected a mapping of measures", root.place)
        }
        return Measures(
            try entries.map { entry in
                for field in entry.value.entries ?? [] where !["title", "unit", "grain", "terms"].contains(field.key) {
                    throw complaint("unknown key '\(field.key)'; one of title, unit, grain, terms", field.place)
                }
                guard let unit = entry.value["unit"]?.string else {
                    throw complaint("'\(entry.key)' needs a unit", entry.place)
                }
                guard let terms = entry.value["terms"]?.stringsMap, !terms.isEmpty else {
                    throw complaint("'\(entry.key)' needs terms by language", entry.place)
                }
                let grain = entry.value["grain"]?.string ?? Measure.Grain.any.rawValue
                guard let known = Measure.Grain(rawValue: grain) else {
                    throw complaint(
                        "no grain '\(grain)'; one of " + Measure.Grain.allCases.map(\.rawValue).joined(separator: ", "),
                        entry.place)
                }
                return Measure(
                    name: entry.key, title: entry.value["title"]?.string, unit: unit, grain: known, terms: terms)
            })
    }
}
