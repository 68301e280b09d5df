/// `config/walls.yaml`: how to tell a page that stands in a source's way from the source itself.
public struct WallSettings: Sendable, Hashable {
    public var rules: [Rule]

    /// All conditions a rule names must hold; within one, any entry suffices.
    public struct Rule: Sendable, Hashable {
        public var name: String
        public var outcome: String
        /// Whether the rule is a suspicion, which an address made up for the purpose has to confirm.
        public var probe: Bool
        public var statuses: [Int]
        public var addresses: [String]
        public var titles: [String]
        public var markup: [String]
        public var fields: [String]
        public var words: [String]
        public var shorterThan: Int?
        public var redirected: Bool?
    }

    static let keys = [
        "name", "outcome", "probe", "statuses", "addresses", "titles", "markup", "fields", "words", "shorter_than",
        "redirected",
    ]
    /// Every key but the name, the outcome and the probe.
    private static let conditions = Array(keys.dropFirst(3))
    private static let outcomes = ["consent_wall", "paywall", "bot_challenge", "soft_404", "needs_js"]

    /// Reads a `walls.yaml`: a list of rules. Throws every complaint.
    public static func parse(_ bytes: [UInt8], file: String) throws(Complaints) -> WallSettings {
        let reader = Section.Reader(file: file, source: bytes)
        let root = try reader.open()
        if root.items == nil { reader.complain("walls.yaml must be a list of rules, not \(root.kind)", at: root.place) }
        let rules = (root.items ?? []).map { node in
            let section = Section(node, known: keys, name: "a rule", reader: reader)
            let outcome = section.required("outcome", in: "this rule")
            if !outcome.isEmpty, !outcomes.contains(outcome) {
                section.complain(
                    "'outcome' is one of \(outcomes.joined(separator: ", ")), not '\(outcome)'", about: "outcome")
            }
            let statuses = section.list("statuses", or: [], of: "HTTP status codes") { text in
                Int(text).flatMap { (100...599).contains($0) ? $0 : nil }
            }
            if !conditions.contains(where: section.isGiven) {
                section.complain(
                    "this rule would hold for every page; give it one of \(conditions.joined(separator: ", "))")
            }
            for key in conditions where section.texts(among: key).contains("") {
                section.complain("'\(key)' holds an empty text, which every page contains", about: key)
            }
            let lowered = { (key: String) in section.texts(key).map { $0.lowercased() } }
            let probe = section.bool("probe", or: false)
            if probe, outcome != "soft_404" {
                section.complain(
                    "'probe' goes with the outcome soft_404: it asks for a page that cannot exist", about: "probe")
            }
            return Rule(
                name: section.required("name", in: "this rule"), outcome: outcome, probe: probe,
                statuses: statuses,
                addresses: lowered("addresses"), titles: lowered("titles"), markup: lowered("markup"),
                fields: lowered("fields"), words: lowered("words"),
                shorterThan: section.node("shorter_than").map { _ in
                    section.integer("shorter_than", or: 0, in: 1...1_000_000)
                },
                redirected: section.node("redirected").map { _ in section.bool("redirected", or: false) })
        }
        try reader.check()
        return WallSettings(rules: rules)
    }
}
