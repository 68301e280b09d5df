import Compression

/// How sources are asked: who asks, how gently, how far, how often again.
public struct FetchPolicy: Sendable, Hashable {
    /// Names the program and a way to reach its operator, as RFC 9309 and RFC 9110 §10.1.5 expect.
    public var userAgent: String
    /// The product token looked for in robots.txt.
    public var robotsToken: String
    /// Whether robots.txt is asked for and obeyed. Stand-in transports may switch it off.
    public var obeysRobots: Bool
    public var acceptLanguage: String?
    public var redirects: Int
    /// Requests under way at once: at one host, and in all.
    public var perHost: Int
    public var concurrency: Int
    /// Least time between the starts of two requests to one host.
    public var gap: Duration
    /// A longer Crawl-delay than this is not waited for: the source is deferred.
    public var longestGap: Duration
    /// Attempts after the first, for what can pass. Waits are random up to `backoff` times 1, 2, 4 …, at most `longestBackoff`.
    public var retries: Int
    public var backoff: Duration
    public var longestBackoff: Duration
    /// A longer Retry-After than this is not waited for.
    public var longestRetryAfter: Duration
    /// Failures in a row after which a host is left alone, and for how long.
    public var circuitFailures: Int
    public var circuitRest: Duration
    public var inflate: InflateLimits
    /// Whether an earlier capture is asked about with `If-None-Match` and `If-Modified-Since`.
    public var revalidates: Bool
    /// A readable capture younger than this is served without asking, whatever its server said.
    public var fresh: Duration
    /// Whether a readable capture is served without asking for as long as its server said it may be (RFC 9111).
    public var usesFreshness: Bool

    /// Archives asked for a copy when a source is dead: TimeGate prefixes (RFC 7089) to which the address is appended,
    /// e.g. `https://web.archive.org/web/`. None by default.
    public var timeGates: [String]

    public init(
        userAgent: String = "Ibid",
        robotsToken: String = "ibid",
        obeysRobots: Bool = true, acceptLanguage: String? = nil, redirects: Int = 10, perHost: Int = 2,
        concurrency: Int = 32, gap: Duration = .seconds(1), longestGap: Duration = .seconds(60), retries: Int = 3,
        backoff: Duration = .seconds(1), longestBackoff: Duration = .seconds(60),
        longestRetryAfter: Duration = .seconds(3600), circuitFailures: Int = 5, circuitRest: Duration = .seconds(300),
        inflate: InflateLimits = InflateLimits(), revalidates: Bool = true, fresh: Duration = .zero,
        usesFreshness: Bool = true, timeGates: [String] = []
    ) {
        self.userAgent = userAgent
        self.robotsToken = robotsToken
        self.obeysRobots = obeysRobots
        self.acceptLanguage = acceptLanguage
        self.redirects = redirects
        self.perHost = perHost
        self.concurrency = concurrency
        self.gap = gap
        self.longestGap = longestGap
        self.retries = retries
        self.backoff = backoff
        self.longestBackoff = longestBackoff
        self.longestRetryAfter = longestRetryAfter
        self.circuitFailures = circuitFailures
        self.circuitRest = circuitRest
        self.inflate = inflate
        self.revalidates = revalidates
        self.fresh = fresh
        self.usesFreshness = usesFreshness
        self.timeGates = timeGates
    }

    /// How long a page that is gone is taken to stay so: `404` as long as a capture is fresh, `410`, which says “for good”, four
    /// times as long and a little (30 days for 7).
    func freshness(ofGone status: Int?) -> Duration { status == 410 ? fresh * 30 / 7 : fresh }
}
