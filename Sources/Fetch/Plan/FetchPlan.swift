import Archive
import HTTP
import Records

/// What asking for an address would come to, found out from the cache and the settings alone.
public struct FetchPlan: Sendable, Encodable {
    public enum Decision: String, Sendable, Encodable {
        /// It would be asked for.
        case ask
        /// The server would be asked whether the copy in the cache still holds.
        case revalidate
        /// The copy in the cache answers.
        case fresh
        /// It would not be asked for.
        case refuse
    }

    /// What the cached robots.txt of the host says.
    public struct RobotsWord: Sendable, Encodable {
        public var isAllowed: Bool
        /// The rule that decides; absent where none does or there is no robots.txt.
        public var rule: String?
        /// Seconds between requests that the site asks for.
        public var crawlDelay: Double?
        /// When it was read, ISO 8601.
        public var read: String

        enum CodingKeys: String, CodingKey {
            case rule, read
            case isAllowed = "allowed"
            case crawlDelay = "crawl_delay"
        }
    }

    public var url: String
    public var decision: Decision
    /// One sentence for people.
    public var reason: String
    /// The outcome a refusal would be recorded under.
    public var outcome: Outcome?
    /// The lines of the request's head.
    public var request: [String] = []
    /// The id and the time of the copy in the cache, where there is one that can be read.
    public var capture: String?
    public var captured: String?
    /// Whole seconds for which that copy may still be served without asking.
    public var freshFor: Int?
    public var robots: RobotsWord?
    /// Least seconds between the starts of two requests to the host, and most requests at once.
    public var gap: Double = 0
    public var perHost = 0
    /// What only asking could tell, in sentences.
    public var unknown: [String] = []

    enum CodingKeys: String, CodingKey {
        case url, decision, reason, outcome, request, capture, captured, robots, gap, unknown
        case freshFor = "fresh_for"
        case perHost = "per_host"
    }

    init(_ url: String, refused outcome: Outcome, _ reason: String) {
        self.url = url
        decision = .refuse
        self.outcome = outcome
        self.reason = reason
    }

    init(_ url: String) {
        self.url = url
        decision = .ask
        reason = "the cache holds no copy of it that can be read"
    }
}

extension FetchPlan {
    /// For people: what would happen, then why, an aspect a line.
    public var text: String {
        var lines = ["\(url)", row(word, reason)]
        if let captured {
            let left = freshFor.map { "fresh for another \(FetchPlan.span($0))" } ?? "not fresh any more"
            lines.append(row("cache", "a copy of \(captured), \(left)"))
        }
        if let robots {
            let rule = robots.rule.map { "“\($0)”" } ?? "no rule for this address"
            lines.append(
                row("robots", "\(robots.isAllowed ? "allowed" : "not allowed"): \(rule), as read \(robots.read)"))
        }
        for (index, line) in request.enumerated() { lines.append(row(index == 0 ? "request" : "", line)) }
        if perHost > 0 {
            let delay = robots?.crawlDelay.map { " (Crawl-delay \($0) s)" } ?? ""
            lines.append(row("pace", "one request every \(gap) s\(delay), at most \(perHost) at once"))
        }
        for (index, line) in unknown.enumerated() { lines.append(row(index == 0 ? "unknown" : "", line)) }
        return lines.joined(separator: "\n")
    }

    private var word: String {
        switch decision {
        case .ask: "ask"
        case .revalidate: "ask if new"
        case .fresh: "do not ask"
        case .refuse: "refuse"
        }
    }

    private func row(_ name: String, _ text: String) -> String {
        "  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + text
    }

    private static func span(_ seconds: Int) -> String {
        switch seconds {
        case 172_800...: "\(seconds / 86_400) days"
        case 7200...: "\(seconds / 3600) hours"
        case 120...: "\(seconds / 60) minutes"
        default: "\(seconds) seconds"
        }
    }
}
