import Archive
import HTTP
import Records

extension Fetcher {
    /// RFC 9309 §2.3.1.2: at least five redirects are followed, across hosts.
    private static let robotsRedirects = 5

    /// Why robots.txt keeps us from an address; nil where it does not.
    func robotsRefusal(_ url: WebAddress, over transport: any Transport) async -> Walk.Refusal? {
        let state = await robots.state(of: url.origin) {
            let state = await self.askRobots(of: url, over: transport)
            if case .rules(let rules) = state, let delay = rules.crawlDelay(for: self.policy.robotsToken) {
                await self.hosts.slow(url.host.description, to: .milliseconds(Int(min(delay, 1e6) * 1000)))
            }
            return state
        }
        switch state {
        case .absent: return nil
        case .refusal(let refusal): return refusal
        case .rules(let rules):
            let verdict = rules.verdict(on: url.withoutFragment, for: policy.robotsToken)
            guard verdict.isAllowed else {
                return Walk.Refusal(.blockedRobots, "robots.txt says “\(verdict.rule ?? "")”")
            }
            if let delay = rules.crawlDelay(for: policy.robotsToken), delay > policy.longestGap / .seconds(1) {
                return Walk.Refusal(.deferredRobots, "robots.txt asks for \(delay) seconds between requests")
            }
            return nil
        }
    }

    private func askRobots(of url: WebAddress, over transport: any Transport) async -> RobotsState {
        guard var current = try? url.resolving("/robots.txt") else { return .absent }
        let asked = current
        var hops: [Visit.Hop] = []
        for _ in 0...Fetcher.robotsRedirects {
            let headers: HeaderFields = [
                "User-Agent": policy.userAgent, "Accept": "text/plain,*/*;q=0.5", "Accept-Encoding": "gzip",
            ]
            let (exchange, answer) = await ask(Request(current, headers: headers), over: transport, conditional: false)
            if let response = exchange.response, exchange.failure == nil {
                hops.append(
                    Visit.Hop(
                        url: current.href, time: time.now(), requestHead: exchange.requestHead,
                        responseHead: response.head, body: response.body, isPacked: answer.isPacked,
                        version: response.version, address: exchange.address?.description))
            }
            if let location = answer.location, let target = try? current.resolving(location).withFragment(nil) {
                current = target.withoutCredentials
                continue
            }
            await keepRobots(asked, final: current, answer: answer, hops: hops)
            let state = Fetcher.robotsState(answer, exchange)
            if case .refusal(let refusal) = state, refusal.outcome == .deferredRobots {
                return lastRobots(of: url) ?? state
            }
            return state
        }
        return .absent
    }

    private static func robotsState(_ answer: Answer, _ exchange: Exchange) -> RobotsState {
        if let failure = exchange.failure {
            switch failure.reason {
            // The page itself would meet the same end: say what it is.
            case .nameNotFound, .addressRefused, .portRefused, .tls:
                return .refusal(Walk.Refusal(failure.reason.outcome, failure.detail))
            case .tooLarge:
                guard let body = exchange.response?.body else { return .absent }
                return .rules(Robots(body))
            default:
                return .refusal(Walk.Refusal(.deferredRobots, "robots.txt could not be read: \(failure.detail)"))
            }
        }
        guard let status = exchange.response?.status else { return .absent }
        if status >= 500 || status == 429 {
            return .refusal(
                Walk.Refusal(.deferredRobots, "robots.txt could not be read: \(answer.detail ?? "status \(status)")"))
        }
        guard (200..<300).contains(status) else { return .absent }
        guard answer.outcome == .ok || answer.outcome == .tooLarge else {
            return .refusal(Walk.Refusal(.deferredRobots, "robots.txt could not be read: \(answer.detail ?? "")"))
        }
        return .rules(Robots(answer.payload))
    }

    /// The rules we went by are evidence too. A cache that cannot take them fails with the page's own record.
    private func keepRobots(_ asked: WebAddress, final: WebAddress, answer: Answer, hops: [Visit.Hop]) async {
        guard let last = hops.last else { return }
        let capture = Capture(
            url: asked.href, finalURL: final.href, outcome: answer.outcome,
            status: nil, mediaType: "text/plain", digest: nil, bytes: answer.payload.count,
            retrieved: WARCDate.text(last.time), flags: ["robots"], detail: answer.detail)
        _ = try? await archive.append(Visit(capture: capture, hops: hops))
    }
}
