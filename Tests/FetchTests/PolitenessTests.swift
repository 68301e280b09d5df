import Archive
import Fetch
import Foundation
import HTTP
import Records
import Servers
import Synchronization
import Testing

/// F66 and its like: how a host is treated, by the server's own log.
///
/// Run alone by `swift test --filter PolitenessTests`.
@Suite struct PolitenessTests {
    /// Who is being served at the moment, and since when.
    private final class Log: Sendable {
        struct Entry { var active = 0, most = 0, starts: [ContinuousClock.Instant] = [] }
        let hosts = Mutex<[String: Entry]>([:])

        func serve(_ connection: FaultServer.Connection) {
            let line = connection.head.split(separator: "\r\n").first { $0.hasPrefix("Host: ") } ?? ""
            let host = String(line.dropFirst(6).prefix { $0 != ":" })
            hosts.withLock { hosts in
                hosts[host, default: Entry()].active += 1
                hosts[host, default: Entry()].most = max(hosts[host]?.most ?? 0, hosts[host]?.active ?? 0)
                hosts[host, default: Entry()].starts.append(.now)
            }
            usleep(5000)
            hosts.withLock { $0[host]?.active -= 1 }
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
        }
    }

    @Test func oneBusyHostAndManyQuietOnes() async throws {
        let log = Log()
        let server = FaultServer { log.serve($0) }
        defer { server.stop() }
        let quiet = (0..<50).map { "quiet\($0).example" }
        let resolver = StandInResolver(
            Dictionary(uniqueKeysWithValues: (quiet + ["busy.example"]).map { ($0, [.success(["127.0.0.2"])]) }))
        let folder = ScratchFolder()
        let gap = Duration.milliseconds(20)
        let fetcher = Fetcher(
            transport: CurlTransport(FaultRow.settings, resolver: resolver),
            archive: try Archive(folder: folder.path, mode: .write()),
            policy: FetchPolicy(obeysRobots: false, concurrency: 16, gap: gap))
        let busy = (0..<200).map { "http://busy.example:\(server.port)/\($0)" }
        let urls = busy + quiet.map { "http://\($0):\(server.port)/" }
        var outcomes: [Outcome] = []
        try await fetcher.retrieve(urls) { outcomes.append($1.live.outcome) }
        #expect(outcomes.count == urls.count)
        #expect(outcomes.allSatisfy { $0 == .ok })
        let hosts = log.hosts.withLock { $0 }
        #expect(hosts.count == 51)
        #expect(hosts.values.allSatisfy { $0.most <= 2 })
        let starts = try #require(hosts["busy.example"]).starts
        // The server sees a request a little later than it was started, sooner or later by turns: the sum is what counts.
        let span = try #require(starts.first).duration(to: try #require(starts.last))
        #expect(span >= gap * (busy.count - 2))
        let lastQuiet = try #require(hosts.filter { $0.key != "busy.example" }.compactMap(\.value.starts.first).max())
        // Half of the busy host's pages take two seconds at this gap, or longer on a machine that is busy itself.
        #expect(lastQuiet < starts[busy.count / 2], "the quiet hosts waited for the busy one")
    }

    /// F45: the host is paused, not only the address that was told to wait.
    @Test func aRequestToWaitHoldsForTheWholeHost() async throws {
        let clock = StillClock()
        let transport = StandIn([
            "http://a.example/1": [page("", status: 503, headers: ["Retry-After": "9"]), page("one")],
            "http://a.example/2": [page("two")],
        ])
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()),
            policy: FetchPolicy(obeysRobots: false, perHost: 1, gap: .zero, retries: 0), time: clock.time)
        #expect(await fetcher.capture("http://a.example/1").outcome == .retryExhausted)
        #expect(await fetcher.capture("http://a.example/2").outcome == .ok)
        #expect(clock.slept == [.seconds(9)])
    }

    /// F46: what a Retry-After may say.
    @Test(arguments: [
        ("garbage", Outcome.ok, [Duration.milliseconds(500)]),
        ("Sun, 06 Nov 1994 08:49:37 GMT", .ok, [.milliseconds(500)]),
        ("Mon, 21 Sep 2026 14:14:50 GMT", .ok, [.seconds(90)]), ("99999999", .retryExhausted, []),
    ])
    func readsRetryAfter(field: String, outcome: Outcome, waits: [Duration]) async throws {
        let clock = StillClock()
        let transport = StandIn([
            "http://a.example/": [page("", status: 429, headers: ["Retry-After": field]), page("now")]
        ])
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()), policy: .plain,
            time: clock.time)
        #expect(await fetcher.capture("http://a.example/").outcome == outcome)
        #expect(clock.slept == waits)
    }

    /// F47: a host in trouble is left alone after five failures in a row.
    @Test func aCircuitOpens() async throws {
        let transport = StandIn(["http://a.example/1": [page("", status: 503)], "http://a.example/2": [page("two")]])
        let folder = ScratchFolder()
        let clock = StillClock()
        var policy = FetchPolicy.plain
        policy.retries = 4
        let fetcher = Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()), policy: policy,
            time: clock.time)
        _ = await fetcher.capture("http://a.example/1")
        #expect(await fetcher.capture("http://a.example/2").outcome == .retryExhausted)
        #expect(transport.requests.count == 5)
        await clock.time.sleep(.seconds(301))
        #expect(await fetcher.capture("http://a.example/2").outcome == .ok)
    }

    /// F65: Crawl-delay is kept up to a limit, and deferred past it.
    @Test(arguments: [
        ("5", Outcome.ok, Duration.seconds(5)), ("86400", .deferredRobots, .zero), ("-1", .ok, .zero),
        ("abc", .ok, .zero),
    ])
    func keepsACrawlDelay(delay: String, outcome: Outcome, wait: Duration) async throws {
        let clock = StillClock()
        let robots = page("User-agent: *\nCrawl-delay: \(delay)\nDisallow:", headers: ["Content-Type": "text/plain"])
        let transport = StandIn([
            "http://a.example/robots.txt": [robots], "http://a.example/1": [page("1")],
            "http://a.example/2": [page("2")],
        ])
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()),
            policy: FetchPolicy(gap: .zero),
            time: clock.time)
        #expect(await fetcher.capture("http://a.example/1").outcome == outcome)
        #expect(await fetcher.capture("http://a.example/2").outcome == outcome)
        #expect(clock.slept.reduce(.zero, +) == wait)
    }

    /// F63: rules behind redirects hold for the host that was asked; too many redirects are no rules.
    @Test func robotsMayMove() async throws {
        var pages: [String: [Response]] = ["http://a.example/x": [page("x")]]
        pages["http://a.example/robots.txt"] = [page("", status: 301, headers: ["Location": "http://b.example/r"])]
        pages["http://b.example/r"] = [page("User-agent: *\nDisallow: /", headers: ["Content-Type": "text/plain"])]
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: StandIn(pages), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FetchPolicy(gap: .zero), time: StillClock().time)
        #expect(await fetcher.capture("http://a.example/x").outcome == .blockedRobots)
    }
}
