import Archive
import Fetch
import Foundation
import HTTP
import Records
import Testing

@Suite struct FetcherTests {
    let folder = ScratchFolder()

    func fetcher(_ transport: StandIn?, policy: FetchPolicy = .plain, clock: StillClock = StillClock()) throws
        -> Fetcher
    {
        Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()), policy: policy,
            time: clock.time)
    }

    @Test func keepsWhatASourceSent() async throws {
        let fetcher = try fetcher(StandIn(["https://example.org/report": [page("<p>Coal exports fell.</p>")]]))
        let capture = await fetcher.capture("HTTPS://Example.org/x/../report#top")
        #expect(capture.outcome == .ok)
        #expect(capture.url == "https://example.org/report")
        #expect(capture.mediaType == "text/html")
        #expect(try fetcher.archive.payload(of: capture) == Array("<p>Coal exports fell.</p>".utf8))
    }

    @Test func followsRedirectsAndNamesEveryHop() async throws {
        let transport = StandIn([
            "http://a.example/": [page("", status: 301, headers: ["Location": "https://b.example/new?x=1"])],
            "https://b.example/new?x=1": [page("here")],
        ])
        let capture = try await fetcher(transport).capture("http://a.example/")
        #expect(capture.outcome == .ok)
        #expect(capture.finalURL == "https://b.example/new?x=1")
        #expect(capture.chain.map(\.status) == [301, 200])
    }

    @Test(arguments: [
        ("file:///etc/passwd", Outcome.blockedScheme), ("javascript:alert(1)", .blockedScheme),
        ("http://[::1", .redirectError),
    ])
    func goesNowhereItMustNot(location: String, outcome: Outcome) async throws {
        let transport = StandIn(["http://a.example/": [page("", status: 302, headers: ["Location": location])]])
        let capture = try await fetcher(transport).capture("http://a.example/")
        #expect(capture.outcome == outcome)
        #expect(transport.requests.count == 1)
    }

    @Test func stopsAtAnEndlessRedirect() async throws {
        let transport = StandIn(["http://a.example/": [page("", status: 302, headers: ["Location": "/"])]])
        let capture = try await fetcher(transport).capture("http://a.example/")
        #expect(capture.outcome == .redirectError)
        #expect(transport.requests.count <= 11)
    }

    @Test(arguments: [
        (404, Outcome.gone), (410, .gone), (451, .legal), (403, .forbidden), (401, .authRequired), (999, .clientError),
        (503, .retryExhausted),
    ])
    func saysWhyASourceCannotBeRead(status: Int, outcome: Outcome) async throws {
        let transport = StandIn(["http://a.example/": [page("no", status: status)]])
        let capture = try await fetcher(transport).capture("http://a.example/")
        #expect(capture.outcome == outcome)
        #expect(capture.status == status)
        #expect(capture.warc != nil)
    }

    @Test func waitsAsLongAsTheServerAsks() async throws {
        let clock = StillClock()
        let transport = StandIn([
            "http://a.example/": [page("", status: 429, headers: ["Retry-After": "7"]), page("now")]
        ])
        let capture = try await fetcher(transport, clock: clock).capture("http://a.example/")
        #expect(capture.outcome == .ok)
        #expect(clock.slept == [.seconds(7)])
    }

    @Test func triesAgainWithGrowingJitteredWaits() async throws {
        let clock = StillClock()
        let transport = StandIn(["http://a.example/": [page("", status: 503)]])
        _ = try await fetcher(transport, clock: clock).capture("http://a.example/")
        #expect(clock.slept == [.milliseconds(500), .seconds(1), .seconds(2)])
        #expect(transport.requests.count == 4)
    }

    @Test func obeysRobots() async throws {
        let transport = StandIn([
            "http://a.example/robots.txt": [
                page("User-agent: *\nDisallow: /private/", headers: ["Content-Type": "text/plain"])
            ],
            "http://a.example/private/x": [page("secret")], "http://a.example/open": [page("open")],
            "http://b.example/robots.txt": [page("", status: 503)], "http://b.example/": [page("b")],
        ])
        let fetcher = try fetcher(transport, policy: FetchPolicy(gap: .zero))
        #expect(await fetcher.capture("http://a.example/private/x").outcome == .blockedRobots)
        #expect(await fetcher.capture("http://a.example/open").outcome == .ok)
        #expect(await fetcher.capture("http://b.example/").outcome == .deferredRobots)
        #expect(!transport.requests.contains { $0.url.path == "/private/x" || $0.url.href == "http://b.example/" })
        #expect(transport.requests.count { $0.url.href == "http://a.example/robots.txt" } == 1)
    }

    @Test func revalidatesAndConfirmsWhatItHas() async throws {
        let first = page("<p>text</p>", headers: ["Content-Type": "text/html", "ETag": "\"v1\""])
        let transport = StandIn(["http://a.example/": [first, page("", status: 304, headers: ["ETag": "\"v1\""])]])
        let fetcher = try fetcher(transport)
        let before = await fetcher.capture("http://a.example/")
        let after = await fetcher.capture("http://a.example/")
        #expect(transport.requests[1].headers["If-None-Match"] == "\"v1\"")
        #expect(after.outcome == .notModified)
        #expect(after.digest == before.digest)
        #expect(try fetcher.archive.payload(of: after) == Array("<p>text</p>".utf8))
    }

    /// F73: a record that has gone bad on the disk is asked for again, also while its server vouches for it.
    @Test func whatHasGoneBadIsAskedForAgain() async throws {
        let headers: HeaderFields = ["Content-Type": "text/html", "Cache-Control": "max-age=600", "ETag": "\"v1\""]
        let text = String(repeating: "A page that is long enough. ", count: 40)
        let transport = StandIn(["http://a.example/": [page(text, headers: headers)]])
        let fetcher = try fetcher(transport)
        let first = await fetcher.capture("http://a.example/")
        #expect(await fetcher.capture("http://a.example/") == first)
        #expect(transport.requests.count == 1)
        let place = try #require(first.warc)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: "\(folder.path)/warc/\(place.file)"))
        try file.seek(toOffset: UInt64(place.offset + place.length / 2))
        try file.write(contentsOf: Data([0xFF, 0x00, 0xFF]))
        try file.close()
        let again = await fetcher.capture("http://a.example/")
        #expect(again.outcome == .ok && again.warc != first.warc)
        #expect(transport.requests.count == 2)
        #expect(try fetcher.archive.payload(of: again) == Array(text.utf8))
    }

    /// F71: a clock that jumps makes nothing fresh that is not, and nothing older than what came before.
    @Test(arguments: [-86_400_000, 315_360_000_000])
    func aClockThatJumpsDoesNoHarm(jump: Int) async throws {
        let transport = StandIn([
            "http://a.example/": [page("text", headers: ["Content-Type": "text/html", "Cache-Control": "max-age=600"])]
        ])
        let archive = try Archive(folder: folder.path, mode: .write())
        let clock = StillClock()
        let before = await Fetcher(transport: transport, archive: archive, policy: .plain, time: clock.time)
            .capture("http://a.example/")
        var time = clock.time
        time.now = { clock.start + jump }
        let after = await Fetcher(transport: transport, archive: archive, policy: .plain, time: time)
            .capture("http://a.example/")
        #expect(transport.requests.count == 2)
        #expect(after.outcome == .ok && after.retrieved >= before.retrieved)
        #expect(try archive.capture(of: "http://a.example/") == after)
        #expect(try archive.payload(of: before) == Array("text".utf8))
    }

    @Test func answersOfflineFromTheCacheAlone() async throws {
        let transport = StandIn(["http://a.example/": [page("kept")]])
        let asked = ["http://a.example/", "http://gone.example/", "http://never.example/"]
        var online: [Capture] = []
        do {
            let fetcher = try fetcher(transport)
            for url in asked.prefix(2) { online.append(await fetcher.capture(url)) }
            fetcher.archive.close()
        }
        let offline = Fetcher(transport: nil, archive: try Archive(folder: folder.path, mode: .read))
        for (index, capture) in online.enumerated() { #expect(await offline.capture(asked[index]) == capture) }
        #expect(await offline.capture(asked[2]).outcome == .notCached)
    }

    @Test func aPersonsCopyAnswersForADeadPage() async throws {
        let transport = StandIn(["http://a.example/": [page("", status: 404)], "http://b.example/": [page("live")]])
        let fetcher = try fetcher(transport)
        for url in ["http://a.example/", "http://b.example/"] {
            _ = try await fetcher.archive.add(Array("copy".utf8), of: url, mediaType: "text/html", time: 1000)
        }
        let dead = await fetcher.capture("http://a.example/")
        #expect(dead.outcome == .ok)
        #expect(dead.flags == ["supplied"])
        #expect(try fetcher.archive.payload(of: dead) == Array("copy".utf8))
        #expect(await fetcher.capture("http://b.example/").flags.isEmpty)
        fetcher.archive.close()
        let offline = Fetcher(transport: nil, archive: try Archive(folder: folder.path, mode: .read))
        #expect(await offline.capture("http://a.example/") == dead)
    }

    @Test func asksManyHostsInTurn() async throws {
        var pages: [String: [Response]] = [:]
        let busy = (0..<40).map { "http://busy.example/\($0)" }
        let others = (0..<10).map { "http://h\($0).example/" }
        for url in busy + others { pages[url] = [page(url)] }
        let transport = StandIn(pages)
        var found: [Int: Capture] = [:]
        try await fetcher(transport).retrieve(busy + others) { found[$0] = $1.live }
        #expect(found.count == 50)
        #expect(found.allSatisfy { $0.value.url == (busy + others)[$0.key] && $0.value.outcome == .ok })
        let lastOther = try #require(transport.requests.lastIndex { $0.url.host.description != "busy.example" })
        #expect(lastOther < 30)
    }
}

@Suite struct FetchFilterTests {
    @Test func carriesTheIdOver() async throws {
        let folder = ScratchFolder()
        let archive = try Archive(folder: folder.path, mode: .write())
        let filter = FetchFilter(Fetcher(transport: StandIn([:]), archive: archive, policy: .plain))
        let line = try await filter.answer(to: Data(#"{"id": 7, "url": "ftp://a.example/"}"#.utf8))
        let reply = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any])
        #expect(reply["id"] as? Int == 7)
        #expect(reply["outcome"] as? String == "blocked_scheme")
        #expect(reply["url"] as? String == "ftp://a.example/")
    }

    @Test(arguments: ["nonsense", "[1]", "{}"])
    func refusesWhatIsNoQuestion(line: String) async throws {
        let folder = ScratchFolder()
        let archive = try Archive(folder: folder.path, mode: .write())
        let filter = FetchFilter(Fetcher(transport: nil, archive: archive))
        await #expect(throws: LineError.self) { try await filter.answer(to: Data(line.utf8)) }
    }
}
