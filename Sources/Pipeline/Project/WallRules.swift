import Fetch
import Records
import Settings

extension Walls {
    /// The rules of `walls.yaml` among the files of `config`; none where it has no such file.
    init(files: [String: [UInt8]]) throws(Complaints) {
        guard let bytes = files["walls.yaml"] else {
            self.init()
            return
        }
        let settings = try WallSettings.parse(bytes, file: "config/walls.yaml")
        self.init(
            settings.rules.compactMap { rule in
                guard let outcome = Outcome(rawValue: rule.outcome) else { return nil }
                return Rule(
                    name: rule.name, outcome: outcome, probes: rule.probe, statuses: rule.statuses,
                    addresses: rule.addresses, titles: rule.titles, markup: rule.markup, fields: rule.fields,
                    words: rule.words,
                    shorterThan: rule.shorterThan, redirected: rule.redirected)
            })
    }
}
