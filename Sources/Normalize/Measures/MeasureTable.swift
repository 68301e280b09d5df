import Records
import Settings

/// The series of one pipeline, as its `measures.yaml` names them.
public struct Measures: Sendable {
    private let all: [MeasureSettings.Measure]

    public init(_ settings: MeasureSettings = MeasureSettings()) {
        all = settings.measures
    }

    /// Whether a fact belongs to any of the series.
    public func wants(_ fact: Fact) -> Bool {
        !table(of: [fact]).isEmpty
    }

    /// The facts that belong to a series, as a tidy table sorted by measure, period and source.
    public func table(of facts: [Fact]) -> [MeasureRow] {
        var rows: [MeasureRow] = []
        for fact in facts where fact.kind == .observation {
            guard let unit = fact.unit, let words = Self.words(around: fact) else { continue }
            for measure in all
            where measure.unit == unit && measure.fits(fact.time) && measure.isNamed(in: words, lang: fact.lang) {
                rows.append(
                    MeasureRow(
                        measure: measure.name, period: fact.time, value: fact.value, min: fact.min, max: fact.max,
                        bound: fact.bound ?? .exactly, unit: unit, status: fact.status, source: fact.evidence.doc,
                        fact: fact.id,
                        citations: fact.citations, agree: 1, sources: 1))
            }
        }
        return Self.counted(rows)
    }

    /// Counts for each row the sources that speak of its period, and those that agree with it.
    private static func counted(_ rows: [MeasureRow]) -> [MeasureRow] {
        let groups = Dictionary(grouping: rows) { [$0.measure, $0.period ?? ""] }
        return rows.map { row in
            var row = row
            let peers = groups[[row.measure, row.period ?? ""]] ?? []
            row.sources = Set(peers.map(\.source)).count
            row.agree =
                Set(peers.filter { ($0.value, $0.min, $0.max) == (row.value, row.min, row.max) }.map(\.source)).count
            return row
        }
        .sorted {
            ($0.measure, $0.period ?? "", $0.source, $0.fact) < ($1.measure, $1.period ?? "", $1.source, $1.fact)
        }
    }

    /// Everything that says what a figure measures, in small letters.
    private static func words(around fact: Fact) -> String? {
        [
            fact.subject, fact.property, fact.of, fact.unitText, fact.evidence.prefix, fact.evidence.exact,
            fact.evidence.suffix,
        ]
        .compactMap { $0 }.joined(separator: " ").lowercased()
    }
}

extension MeasureSettings.Measure {
    /// Letters of a word that must agree, so that cases and plurals do.
    private static let stem = 5

    func isNamed(in words: String, lang: String?) -> Bool {
        any(of: terms, stands: words, lang) && !any(of: without, stands: words, lang)
    }

    private func any(of terms: [String: [String]], stands words: String, _ lang: String?) -> Bool {
        let phrases = lang.flatMap { terms[$0] } ?? terms.values.flatMap { $0 }
        return phrases.contains { phrase in
            phrase.lowercased().split(separator: " ").allSatisfy {
                words.contains($0.count > Self.stem ? $0.prefix(Self.stem) : $0)
            }
        }
    }

    func fits(_ period: String?) -> Bool {
        guard let period else { return grain == .once }
        switch grain {
        case .once: return true
        case .day: return period.count == 10
        case .month: return period.count == 7
        case .year: return period.count == 4 || period.contains("/")
        case .quarter: return period.contains("/")
        }
    }
}
