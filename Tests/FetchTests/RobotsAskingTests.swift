import Archive
import Compression
import Fetch
import Foundation
import HTTP
import Records
import Testing

/// F60 to F65: what becomes of a page when its host's robots.txt answers this or that.
@Suite struct RobotsAskingTests {
    let folder = ScratchFolder()
    private static let robots = "http://a.example/robots.txt"
    private static let page = "http://a.example/private/x"
    private static let rules = plain("User-agent: *\nDisallow: /private")

    private static func plain(_ text: String, status: Int = 200) -> Response {
        FetchTests.page(text, status: status, headers: ["Content-Type": "text/plain"])
    }

    private func fetcher(_ transport: StandIn, clock: StillClock = StillClock(), archive: Archive? = nil) throws
        -> Fetcher
    {
        Fetcher(
            transport: transport, archive: try archive ?? Archive(folder: folder.path, mode: .write()),
            policy: FetchPolicy(gap: .zero, usesFreshness: false), time: clock.time)
    }

    /// F61, F62: 4xx is no rules, 5xx and 429 is “not now”.
    @Test(arguments: [
        (200, Outcome.blockedRobots, 1), (404, .ok, 1), (403, .ok, 1), (410, .ok, 1), (401, .ok, 1),
        (500, .deferredRobots, 4),
        (503, .deferredRobots, 4), (429, .deferredRobots, 4),
    ])
    func aStatusDecides(status: Int, outcome: Outcome, asked: Int) async throws {
        let answer = Self.plain("User-agent: *\nDisallow: /private", status: status)
        let transport = StandIn([Self.robots: [answer], Self.page: [FetchTests.page("x")]])
        #expect(try await fetcher(transport).capture(Self.page).outcome == outcome)
        #expect(transport.requests.count { $0.url.href == Self.robots } == asked)
        #expect(transport.requests.contains { $0.url.href == Self.page } == (outcome == .ok))
    }

    /// F62: a host that cannot be reached for its rules is not asked for its pages.
    @Test(arguments: [
        (Failure.Reason.firstByteTimeout, Outcome.deferredRobots), (.connectFailed, .deferredRobots),
        (.truncated, .deferredRobots), (.tls, .tlsError), (.nameNotFound, .dnsError), (.addressRefused, .blockedSSRF),
    ])
    func noAnswerIsNoLeave(reason: Failure.Reason, outcome: Outcome) async throws {
        let transport = StandIn([Self.page: [FetchTests.page("x")]], failing: [Self.robots: Failure(reason, "…")])
        #expect(try await fetcher(transport).capture(Self.page).outcome == outcome)
        #expect(!transport.requests.contains { $0.url.href == Self.page })
    }

    /// F62: the last rules stand for a day.
    @Test(arguments: [(23, Outcome.ok), (25, .deferredRobots)])
    func theLastRulesStandForADay(hours: Int, outcome: Outcome) async throws {
        let archive = try Archive(folder: folder.path, mode: .write())
        let open = "http://a.example/open"
        let pages = [open: [FetchTests.page("x")]]
        let clock = StillClock()
        let before = StandIn(pages.merging([Self.robots: [Self.rules]]) { $1 })
        #expect(try await fetcher(before, clock: clock, archive: archive).capture(open).outcome == .ok)
        await clock.time.sleep(.seconds(hours * 3600))
        let down = StandIn(pages, failing: [Self.robots: Failure(.connectFailed, "down")])
        let after = try fetcher(down, clock: clock, archive: archive)
        #expect(await after.capture(open).outcome == outcome)
        #expect(await after.capture(Self.page).outcome == (outcome == .ok ? .blockedRobots : outcome))
    }

    /// F65: in a run that lasts, rules are asked for again after a day.
    @Test func rulesAreReadAnewAfterADay() async throws {
        let clock = StillClock()
        let transport = StandIn([Self.robots: [Self.plain(""), Self.rules], Self.page: [FetchTests.page("x")]])
        let fetcher = try fetcher(transport, clock: clock)
        #expect(await fetcher.capture(Self.page).outcome == .ok)
        await clock.time.sleep(.seconds(23 * 3600))
        #expect(await fetcher.capture(Self.page).outcome == .ok)
        await clock.time.sleep(.seconds(2 * 3600))
        #expect(await fetcher.capture(Self.page).outcome == .blockedRobots)
    }

    /// F63: five redirects are followed, across hosts; six are no rules.
    @Test(arguments: [(5, Outcome.blockedRobots), (6, .ok)])
    func rulesMayMoveFiveTimes(moves: Int, outcome: Outcome) async throws {
        var pages = [Self.page: [FetchTests.page("x")]]
        var current = Self.robots
        for number in 1...moves {
            let next = "http://h\(number).example/r"
            pages[current] = [FetchTests.page("", status: 301, headers: ["Location": next])]
            current = next
        }
        pages[current] = [Self.rules]
        #expect(try await fetcher(StandIn(pages)).capture(Self.page).outcome == outcome)
    }

    /// F63, F64: what is no robots.txt, and what is too much of one.
    @Test(
        arguments: [
            ("a page of HTML", Array("<html><body><p>Disallow nothing</p></body></html>".utf8), false, Outcome.ok),
            ("bytes", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 197) }, false, .ok),
            (
                "UTF-16", "User-agent: *\nDisallow: /private".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
                false, .ok
            ),
            (
                "rules in gzip", gzipMember([Array("User-agent: *\nDisallow: /private".utf8)], level: 6), true,
                .blockedRobots
            ),
            ("a bomb", gzipMember([[UInt8](repeating: 0x0A, count: 80 << 20)], level: 6), true, .ok),
        ] as [(String, [UInt8], Bool, Outcome)])
    func readsWhateverComes(what: String, bytes: [UInt8], packed: Bool, outcome: Outcome) async throws {
        var headers: HeaderFields = ["Content-Type": "text/plain"]
        if packed { headers.set("Content-Encoding", "gzip") }
        let transport = StandIn([
            Self.robots: [Response(status: 200, headers: headers, body: bytes)], Self.page: [FetchTests.page("x")],
        ])
        #expect(try await fetcher(transport).capture(Self.page).outcome == outcome)
    }

    /// F60: the rules gone by are evidence, and kept.
    @Test func rulesAreKept() async throws {
        let transport = StandIn([Self.robots: [Self.rules], Self.page: [FetchTests.page("x")]])
        let fetcher = try fetcher(transport)
        _ = await fetcher.capture(Self.page)
        let kept = try #require(try fetcher.archive.capture(of: Self.robots))
        #expect(kept.flags == ["robots"])
        #expect(try fetcher.archive.payload(of: kept) == Array("User-agent: *\nDisallow: /private".utf8))
    }
}
