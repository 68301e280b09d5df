import Archive
import HTTP
import Records

extension Fetcher {
    /// What asking for an address would come to. Nothing is asked: no server, no resolver.
    ///
    /// - Parameter refusal: what the transport refuses on sight, e.g. a port.
    public func plan(_ url: String, refusal: (WebAddress) -> Failure? = { _ in nil }) throws(ArchiveError) -> FetchPlan
    {
        let address: WebAddress
        do throws(WebAddressError) {
            address = try WebAddress(url).withFragment(nil).withoutCredentials
        } catch {
            let outcome: Outcome = if case .scheme = error { .blockedScheme } else { .invalidURL }
            return FetchPlan(url, refused: outcome, error.message)
        }
        if let reason = Fetcher.complaint(about: address) {
            return FetchPlan(address.href, refused: .invalidURL, reason)
        }
        if let failure = refusal(address) {
            return FetchPlan(address.href, refused: failure.reason.outcome, failure.detail)
        }
        var plan = FetchPlan(address.href)
        plan.perHost = policy.perHost
        plan.gap = policy.gap / .seconds(1)
        try consultCache(address, &plan)
        if plan.decision != .fresh { try consultRobots(address, &plan) }
        if plan.decision == .ask || plan.decision == .revalidate {
            let validators = plan.decision == .revalidate ? try archive.readableCapture(of: address.href) : nil
            let request = request(for: address, validators: validators.flatMap { Validators(of: $0, in: archive) })
            plan.request = String(decoding: request.head, as: UTF8.self).split(separator: "\r\n").map(String.init)
            if case .domain = address.host {
                plan.unknown.append("where the name leads: its addresses are vetted when it is looked up")
            }
        }
        return plan
    }

    private func consultCache(_ address: WebAddress, _ plan: inout FetchPlan) throws(ArchiveError) {
        guard let newest = try archive.capture(of: address.href) else { return }
        let readable = try archive.readableCapture(of: address.href)
        plan.capture = readable?.id
        plan.captured = readable?.retrieved
        if let left = freshness(of: newest), left > .zero {
            plan.decision = .fresh
            plan.freshFor = Int(left / .seconds(1))
            plan.reason =
                newest.outcome.isRead
                ? "the copy in the cache is still fresh"
                : "it was \(newest.outcome.rawValue) on \(newest.retrieved), and is taken to be for another while"
            return
        }
        guard let readable else {
            plan.reason = "the cache holds no copy of it that can be read; last time it was \(newest.outcome.rawValue)"
            return
        }
        guard policy.revalidates, Validators(of: readable, in: archive) != nil, readable.finalURL == address.href else {
            plan.reason = "the copy in the cache is not fresh any more"
            return
        }
        plan.decision = .revalidate
        plan.reason = "the copy in the cache is not fresh any more; the server is asked whether it changed"
    }

    private func consultRobots(_ address: WebAddress, _ plan: inout FetchPlan) throws(ArchiveError) {
        guard policy.obeysRobots else { return }
        guard let kept = try keptRobots(of: address) else {
            plan.unknown.append("robots.txt of \(address.origin): it is not in the cache, and is asked for first")
            return
        }
        plan.unknown.append("whether robots.txt still says so: it is asked for anew in every run")
        let delay = kept.rules?.crawlDelay(for: policy.robotsToken)
        let verdict = kept.rules?.verdict(on: address.withoutFragment, for: policy.robotsToken)
        plan.robots = FetchPlan.RobotsWord(
            isAllowed: verdict?.isAllowed ?? true, rule: verdict?.rule, crawlDelay: delay,
            read: WARCDate.text(kept.read))
        if let delay { plan.gap = max(plan.gap, delay) }
        if let verdict, !verdict.isAllowed {
            plan.decision = .refuse
            plan.outcome = .blockedRobots
            plan.reason = "robots.txt says “\(verdict.rule ?? "")”"
        } else if let delay, delay > policy.longestGap / .seconds(1) {
            plan.decision = .refuse
            plan.outcome = .deferredRobots
            plan.reason = "robots.txt asks for \(delay) seconds between requests"
        }
    }
}
