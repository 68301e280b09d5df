import Digests
import Records
import Settings

/// What people have ruled on claims of a pipeline (`rulings.yaml`), put in place of Ibid's own rulings while the evidence is
/// the same.
struct Rulings: Sendable {
    /// Name of the file as messages show it.
    let file: String
    private let entries: [Key: RulingSettings.Entry]
    private var used: Set<Key> = []

    private struct Key: Hashable {
        var claim: String
        var source: String?
    }

    init(_ settings: RulingSettings = RulingSettings(), file: String = "") {
        self.file = file
        entries = Dictionary(
            settings.rulings.map { (Key(claim: $0.claim, source: $0.source), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What identifies the text that was ruled on: a page may change its banners as it likes while its text stays.
    static func digest(of text: String) -> String { SHA256.hash(text.utf8).labelled }

    /// Puts a person's ruling in place of the verdict's own, if there is one on this claim and source.
    ///
    /// - Parameter text: the source's text, nil where it could not be read.
    /// - Returns: a warning where the evidence has changed since, so that Ibid's own ruling holds.
    mutating func apply(to verdict: inout Verdict, source: String?, text: String?) -> Issue? {
        let key = Key(claim: verdict.claim.exact, source: source)
        guard let entry = entries[key] else { return nil }
        used.insert(key)
        guard entry.text == text.map(Rulings.digest) else {
            let change =
                switch (entry.text, text) {
                case (nil, _): "the source can be read now"
                case (_, nil): "the source cannot be read now"
                default: "the source's text has changed since"
                }
            return issue(
                "ruling_lapsed", entry,
                "\(entry.by) ruled '\(entry.ruling.rawValue)' on \(entry.date), but \(change); look again, then change or "
                    + "remove the entry", record: verdict.id)
        }
        verdict.person = PersonalRuling(name: entry.by, date: entry.date, insteadOf: verdict.ruling)
        verdict.ruling = entry.ruling
        verdict.reason = "ruled_by_person"
        verdict.explanation = entry.why
        return nil
    }

    /// A warning for each ruling that no claim was found for.
    var unused: [Issue] {
        entries.filter { !used.contains($0.key) }.values.sorted { $0.line < $1.line }.map { entry in
            issue(
                "ruling_unused", entry,
                "no claim of the document has these words and leans on this source; correct the entry or remove it")
        }
    }

    private func issue(_ code: String, _ entry: RulingSettings.Entry, _ message: String, record: String? = nil) -> Issue
    {
        Issue(
            severity: .warning, stage: "verify", code: code, message: message, place: "\(file):\(entry.line)",
            record: record)
    }
}
