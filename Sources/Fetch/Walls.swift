import HTTP
import Records

/// Rules that tell a page which stands in a source's way from the source itself.
///
/// The rules are data, in `config/walls.yaml`. All conditions a rule names must hold; within one, any entry suffices.
public struct Walls: Sendable, Hashable {
    public var rules: [Rule]

    public init(_ rules: [Rule] = []) {
        self.rules = rules
    }

    public struct Rule: Sendable, Hashable {
        /// A stable name, which flags carry: `rule:cookie-dialog`.
        public var name: String
        /// `consent_wall`, `paywall`, `bot_challenge`, `soft_404` or `needs_js`.
        public var outcome: Outcome
        /// Whether the rule is a suspicion, which an address made up for the purpose has to confirm.
        public var probes: Bool
        public var statuses: [Int]
        /// Text that the final address contains.
        public var addresses: [String]
        /// Text that the title contains, in lower case.
        public var titles: [String]
        /// Text that the markup contains, in lower case.
        public var markup: [String]
        /// A response field and text its value contains, in lower case: `server: cloudflare`.
        public var fields: [String]
        /// Text that readers would see, in lower case.
        public var words: [String]
        /// Most characters of visible text: a real page has more.
        public var shorterThan: Int?
        /// Whether the answer came from another address than was asked for.
        public var redirected: Bool?

        public init(
            name: String, outcome: Outcome, probes: Bool = false, statuses: [Int] = [], addresses: [String] = [],
            titles: [String] = [],
            markup: [String] = [], fields: [String] = [], words: [String] = [], shorterThan: Int? = nil,
            redirected: Bool? = nil
        ) {
            self.name = name
            self.outcome = outcome
            self.probes = probes
            self.statuses = statuses
            self.addresses = addresses
            self.titles = titles
            self.markup = markup
            self.fields = fields
            self.words = words
            self.shorterThan = shorterThan
            self.redirected = redirected
        }
    }

    struct Page {
        var status: Int
        var headers: HeaderFields
        var payload: [UInt8]
        var asked: WebAddress
        var final: WebAddress
        var mediaType: String
    }

    struct Match: Equatable {
        var rule: String
        var outcome: Outcome
        var detail: String
        var isSuspicion = false
    }

    /// Code points of visible text past which no rule looks at a page.
    private var longest: Int {
        rules.reduce(0) { most, rule in
            let looks = !rule.titles.isEmpty || !rule.words.isEmpty || !rule.markup.isEmpty
            return max(most, rule.shorterThan ?? (looks ? .max : 0))
        }
    }

    /// The first rule that holds for a page of HTML.
    func match(_ page: Page) -> Match? {
        guard !rules.isEmpty, page.mediaType == "text/html" || page.mediaType == "application/xhtml+xml" else {
            return nil
        }
        let sight = PageSight(page.payload, longest: longest)
        guard let rule = rules.first(where: { $0.holds(for: page, sight) }) else { return nil }
        return Match(
            rule: rule.name, outcome: rule.outcome, detail: "the page is not the source's text (rule “\(rule.name)”)",
            isSuspicion: rule.probes)
    }
}

extension Walls.Rule {
    /// - Parameter sight: nil where the page is longer than any rule allows.
    fileprivate func holds(for page: Walls.Page, _ sight: PageSight?) -> Bool {
        if !statuses.isEmpty, !statuses.contains(page.status) { return false }
        if let redirected, redirected != (page.asked != page.final) { return false }
        if let shorterThan, sight.map({ $0.length >= shorterThan }) ?? true { return false }
        if !addresses.isEmpty, !addresses.contains(where: { page.final.href.lowercased().contains($0) }) {
            return false
        }
        if !titles.isEmpty, !titles.contains(where: { sight?.title.contains(text: $0) ?? false }) { return false }
        if !words.isEmpty, !words.contains(where: { sight?.text.contains(text: $0) ?? false }) { return false }
        if !markup.isEmpty, !markup.contains(where: { sight?.markup.contains(text: $0) ?? false }) { return false }
        return fields.isEmpty
            || fields.contains { field in
                let parts = field.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " }.lowercased() }
                guard let name = parts.first, let value = page.headers[name]?.lowercased() else { return false }
                return parts.count == 1 || value.contains(parts[1])
            }
    }
}
