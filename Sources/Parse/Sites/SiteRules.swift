/// The rules of all sites, by host.
public struct SiteRules: Sendable {
    private var rules: [String: SiteRule] = [:]

    /// Set where the rule of a page's site no longer fits the page, which was then read without it.
    public static let staleFlag = "site_rule_stale"

    /// Where a field was read that a site's rule found.
    static let source = "site-rule"

    public init(_ rules: [SiteRule] = []) {
        for rule in rules { self.rules[rule.host] = rule }
    }

    /// The rule for an address: of its host, else of the domain above it.
    func rule(for url: String?) -> SiteRule? {
        guard !rules.isEmpty, var host = SiteName.host(of: url)?[...] else { return nil }
        while true {
            if let rule = rules[String(host)] { return rule }
            guard let dot = host.firstIndex(of: ".") else { return nil }
            host = host[host.index(after: dot)...]
        }
    }
}
