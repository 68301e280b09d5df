/// How long a stored response may be used without asking again, for a private cache (RFC 9111 §4.2).
public struct Freshness: Sendable, Hashable {
    /// Seconds for which the response was fresh when it came. Zero: never.
    public let lifetime: Int
    /// How old it already was when it came, in seconds.
    public let initialAge: Int

    /// RFC 9111 leaves it open; ten percent of the time since the last change is its own example.
    private static let heuristicShare = 10
    private static let longestHeuristic = 86_400
    /// A server that says more than a year means “for ever”, and is not believed.
    private static let longest = 31_536_000
    /// Statuses that may be kept on a guess (RFC 9110 §15.1).
    private static let heuristicStatuses: Set<Int> = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]

    /// - Parameters:
    ///   - requested: milliseconds since 1970 at which it was asked for; `received` likewise.
    public init(status: Int, headers: HeaderFields, requested: Int, received: Int) {
        let date = headers["Date"].flatMap(HTTPDate.milliseconds) ?? received
        let said = headers.list("Age").first.flatMap {
            $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0.prefix(10)) : nil
        }
        let apparent = max(0, received - date) / 1000
        initialAge = max(apparent, min(said ?? 0, 1 << 31) + max(0, received - requested) / 1000)
        lifetime = min(Freshness.lifetime(status, headers, date: date), Freshness.longest)
    }

    private static func lifetime(_ status: Int, _ headers: HeaderFields, date: Int) -> Int {
        let control = CacheControl(headers)
        // RFC 9111 §5.2.2.3: who understands the status, and so must-understand, may set no-store aside.
        let forbids = control.has("no-store") && !(control.has("must-understand") && heuristicStatuses.contains(status))
        if forbids || control.has("no-cache") || headers.list("Vary").contains("*") { return 0 }
        if let age = control.seconds("max-age") { return age }
        let expires = headers.values("Expires")
        if let first = expires.first {
            guard expires.count == 1, let end = HTTPDate.milliseconds(first) else { return 0 }
            return max(0, end - date) / 1000
        }
        if headers["Cache-Control"] == nil, headers.list("Pragma").contains(where: { $0.lowercased() == "no-cache" }) {
            return 0
        }
        let mayGuess = heuristicStatuses.contains(status) || control.has("public")
        guard mayGuess, let changed = headers["Last-Modified"].flatMap(HTTPDate.milliseconds), changed < date else {
            return 0
        }
        return min((date - changed) / 1000 / heuristicShare, longestHeuristic)
    }

    /// For how many more seconds the response may be used, `seconds` after it came; zero or less where it may not be. A clock
    /// that ran backwards makes nothing fresh.
    public func remaining(after seconds: Int) -> Int {
        seconds < 0 ? 0 : lifetime - initialAge - seconds
    }
}
