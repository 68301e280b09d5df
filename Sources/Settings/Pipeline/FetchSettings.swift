/// How sources are asked for. Every limit has a default that is polite and safe.
public struct FetchSettings: Sendable, Hashable {
    /// Who asks: a mail or web address in the User-Agent, for site owners to write to.
    public var contact: String?
    /// Requests under way at once, over all hosts.
    public var concurrency = 16
    /// Requests under way at once to one host.
    public var perHost = 2
    /// Least time between the starts of two requests to one host.
    public var gap = Duration.seconds(1)
    /// Attempts after the first, for what can pass.
    public var retries = 3
    public var connectTimeout = Duration.seconds(10)
    public var firstByteTimeout = Duration.seconds(30)
    public var totalTimeout = Duration.seconds(120)
    /// Largest body, in bytes after content decoding.
    public var maxBody = 20_000_000
    public var maxRedirects = 10
    /// Ports that may be asked.
    public var ports = [80, 443]
    /// Whether private and loopback addresses may be asked. For tests and intranets.
    public var allowPrivate = false
    /// `host:port:address:port`, as curl's `--connect-to`.
    public var connectTo: [String] = []
    /// PEM file of certificate authorities to trust instead of the system's, relative to the pipeline's folder.
    public var caFile: String?
    /// A capture younger than this is not asked for again.
    public var fresh = Duration.seconds(7 * 86_400)
    /// Archives asked for a copy when a source is gone: addresses to which the source's own is appended (RFC 7089 TimeGates).
    public var timeGates = ["https://web.archive.org/web/"]

    static let keys = [
        "contact", "concurrency", "per_host", "gap", "retries", "timeouts", "max_body", "max_redirects", "ports",
        "allow_private",
        "connect_to", "ca_file", "fresh", "time_gates",
    ]
    static let timeoutKeys = ["connect", "first_byte", "total"]

    public init() {}

    init(_ section: Section) {
        contact = section.text("contact")
        concurrency = section.integer("concurrency", or: concurrency, in: 1...256)
        perHost = section.integer("per_host", or: perHost, in: 1...2)
        gap = section.duration("gap", or: gap)
        retries = section.integer("retries", or: retries, in: 0...10)
        let timeouts = section.section("timeouts", known: Self.timeoutKeys)
        connectTimeout = timeouts.timeout("connect", or: connectTimeout)
        firstByteTimeout = timeouts.timeout("first_byte", or: firstByteTimeout)
        totalTimeout = timeouts.timeout("total", or: totalTimeout)
        maxBody = section.size("max_body", or: maxBody)
        maxRedirects = section.integer("max_redirects", or: maxRedirects, in: 0...50)
        ports = section.list("ports", or: ports, of: "whole numbers from 1 to 65535") { text in
            UInt16(text).flatMap { $0 > 0 ? Int($0) : nil }
        }
        allowPrivate = section.bool("allow_private", or: allowPrivate)
        connectTo = section.list("connect_to", or: [], of: "host:port:address:port") { text in
            ConnectToText.isWellFormed(text) ? text : nil
        }
        caFile = section.text("ca_file")
        fresh = section.duration("fresh", or: fresh)
        timeGates = section.list(
            "time_gates", or: timeGates, of: "web addresses to append to, as https://archive.example/web/"
        ) {
            TimeGateText.isWellFormed($0) ? $0 : nil
        }
    }
}
