import Archive
import Fetch
import Foundation
import HTTP
import Records
import Testing

@Suite struct WalkTests {
    let folder = ScratchFolder()

    func fetcher(_ transport: StandIn, policy: FetchPolicy = .plain) throws -> Fetcher {
        Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()), policy: policy,
            time: StillClock().time)
    }

    /// F33, F35: what Location fields look like in the wild.
    @Test(arguments: [
        ("/b", Outcome.ok), ("b", .ok), ("?b", .ok), ("//a.example/b#part", .ok), ("/ü", .ok),
        ("http://", .redirectError),
        ("gopher://x/", .blockedScheme), ("data:text/html,x", .blockedScheme),
    ])
    func readsLocations(location: String, outcome: Outcome) async throws {
        let transport = StandIn([
            "http://a.example/": [page("", status: 302, headers: ["Location": location])],
            "http://a.example/b": [page("b")], "http://a.example/?b": [page("b")],
            "http://a.example/%C3%BC": [page("b")],
        ])
        #expect(try await fetcher(transport).capture("http://a.example/").outcome == outcome)
    }

    @Test func aRedirectWithoutLocationIsNoAnswer() async throws {
        let transport = StandIn(["http://a.example/": [page("", status: 302)]])
        #expect(try await fetcher(transport).capture("http://a.example/").outcome == .redirectError)
    }

    /// F33: a query that grows for ever.
    @Test func stopsAfterTenRedirects() async throws {
        let policy = FetchPolicy.plain
        var pages: [String: [Response]] = [:]
        for number in 0..<20 {
            let next: HeaderFields = ["Location": "/?n=\(number + 1)"]
            pages["http://a.example/?n=\(number)"] = [page("", status: 302, headers: next)]
        }
        let transport = StandIn(pages)
        let capture = try await fetcher(transport, policy: policy).capture("http://a.example/?n=0")
        #expect(capture.outcome == .redirectError)
        #expect(transport.requests.count == policy.redirects + 1)
        #expect(capture.chain.count == policy.redirects + 1)
    }

    /// A circle of hosts, each of which is as surprised as the last.
    @Test func aCircleAcrossHostsIsSeen() async throws {
        let hosts = ["a", "b", "c"]
        var pages: [String: [Response]] = [:]
        for (host, next) in zip(hosts, hosts.dropFirst() + hosts.prefix(1)) {
            pages["http://\(host).example/"] = [page("", status: 302, headers: ["Location": "http://\(next).example/"])]
        }
        let transport = StandIn(pages)
        let capture = try await fetcher(transport).capture("http://a.example/")
        #expect(capture.outcome == .redirectError)
        #expect(capture.chain.map(\.url) == ["http://a.example/", "http://b.example/", "http://c.example/"])
        #expect(transport.requests.count == 3)
    }

    /// F36: the robots.txt of every new host comes before its page.
    @Test func aRedirectIsVettedByTheNewHostsRobots() async throws {
        let rules = page("User-agent: *\nDisallow: /private", headers: ["Content-Type": "text/plain"])
        let transport = StandIn([
            "http://a.example/robots.txt": [page("", status: 404)],
            "http://a.example/": [page("", status: 307, headers: ["Location": "http://b.example/private/x"])],
            "http://b.example/robots.txt": [rules], "http://b.example/private/x": [page("secret")],
        ])
        let capture = try await fetcher(transport, policy: FetchPolicy(gap: .zero)).capture("http://a.example/")
        #expect(capture.outcome == .blockedRobots)
        #expect(capture.chain.map(\.status) == [307])
        #expect(transport.requests.map(\.url.path) == ["/robots.txt", "/", "/robots.txt"])
    }

    /// F36: a downgrade is told, and cookies stay with their host.
    @Test func cookiesStayHome() async throws {
        let transport = StandIn([
            "https://a.example/": [
                page("", status: 302, headers: ["Location": "/in", "Set-Cookie": "seen=1; Path=/"])
            ],
            "https://a.example/in": [page("", status: 302, headers: ["Location": "http://b.example/"])],
            "http://b.example/": [page("b")],
        ])
        let capture = try await fetcher(transport).capture("https://a.example/")
        #expect(capture.flags.contains("downgraded"))
        #expect(transport.requests.map { $0.headers["Cookie"] } == [nil, "seen=1", nil])
    }

    /// F55: a page that loops until its cookie comes back.
    @Test func aCookieOpensALoop() async throws {
        let transport = StandIn([
            "http://a.example/": [page("", status: 302, headers: ["Location": "/consent"]), page("text")],
            "http://a.example/consent": [page("", status: 302, headers: ["Location": "/", "Set-Cookie": "ok=1"])],
        ])
        #expect(try await fetcher(transport).capture("http://a.example/").outcome == .ok)
        #expect(transport.requests.last?.headers["Cookie"] == "ok=1")
    }

    /// F37: a page that sends its reader on at once is followed, once.
    @Test(arguments: [
        ("<meta http-equiv=\"refresh\" content=\"0;url=/b\">", true),
        ("<META HTTP-EQUIV=refresh CONTENT='3; URL=/b'>", true),
        ("<meta http-equiv=\"refresh\" content=\"30;url=/b\">", false),
        ("<meta http-equiv=\"refresh\" content=\"0;url=/\">", false),
        ("<noscript><meta http-equiv=\"refresh\" content=\"0;url=/b\"></noscript>", false),
        ("<!-- <meta http-equiv=\"refresh\" content=\"0;url=/b\"> -->", false), ("<link rel=canonical href=/b>", false),
    ])
    func followsAMetaRefresh(markup: String, follows: Bool) async throws {
        let transport = StandIn([
            "http://a.example/": [page("<html>" + markup)], "http://a.example/b": [page("<html>b")],
        ])
        let capture = try await fetcher(transport).capture("http://a.example/")
        #expect(capture.outcome == .ok)
        #expect(capture.finalURL == (follows ? "http://a.example/b" : "http://a.example/"))
    }

    /// F49: 304 out of nowhere.
    @Test func notModifiedNeedsSomethingToConfirm() async throws {
        let stubborn = StandIn(["http://a.example/": [page("", status: 304)]])
        let capture = try await fetcher(stubborn).capture("http://a.example/")
        #expect(capture.outcome == .protocolError)
        #expect(stubborn.requests.count == 2)
    }

    /// F50: after a redirect it is the page that is asked about, not the sign that points to it.
    @Test func validatorsGoToTheAddressThatAnswered() async throws {
        let transport = StandIn([
            "http://a.example/": [page("", status: 301, headers: ["Location": "/b"])],
            "http://a.example/b": [
                page(
                    "text",
                    headers: [
                        "Content-Type": "text/html", "Last-Modified": "Mon, 21 Sep 2020 14:13:20 GMT",
                        "Cache-Control": "no-cache",
                    ]),
                page("", status: 304),
            ],
        ])
        let fetcher = try fetcher(transport)
        let first = await fetcher.capture("http://a.example/")
        let again = await fetcher.capture("http://a.example/")
        #expect(again.outcome == .notModified)
        #expect(again.digest == first.digest)
        #expect(transport.requests.map { $0.headers["If-Modified-Since"] != nil } == [false, false, false, true])
    }

    /// F53: the digest decides, not the validator.
    @Test func aNewBodyUnderAnOldTagIsNew() async throws {
        let headers: HeaderFields = ["Content-Type": "text/html", "ETag": "W/\"x\"", "Cache-Control": "no-cache"]
        let transport = StandIn(["http://a.example/": [page("one", headers: headers), page("two", headers: headers)]])
        let fetcher = try fetcher(transport)
        let first = await fetcher.capture("http://a.example/")
        let second = await fetcher.capture("http://a.example/")
        #expect(second.outcome == .ok)
        #expect(first.digest != second.digest)
        #expect(try fetcher.archive.payload(of: first) == Array("one".utf8))
    }

    /// F58: the bytes decide what a payload is.
    @Test(arguments: [
        ("%PDF-1.7", "text/html", "application/pdf"), ("<!DOCTYPE html><p>x", "text/plain", "text/html"),
        ("<html>", "application/octet-stream", "text/html"),
        ("<?xml version=\"1.0\"?><rss>", "text/html", "application/rss+xml"),
        ("GIF89a", "text/html", "image/gif"), ("words", "text/plain", "text/plain"),
        ("<p>x</p>", "text/html", "text/html"),
    ])
    func sniffsTheMediaType(body: String, declared: String, found: String) async throws {
        let transport = StandIn(["http://a.example/": [page(body, headers: ["Content-Type": declared])]])
        #expect(try await fetcher(transport).capture("http://a.example/").mediaType == found)
    }

    /// F56: a wall is kept as evidence, and is not the source.
    @Test func recognisesAWallByRule() async throws {
        let walls = Walls([
            Walls.Rule(name: "dialogue", outcome: .consentWall, words: ["accept all"], shorterThan: 400),
            Walls.Rule(name: "challenge", outcome: .botChallenge, statuses: [403], titles: ["just a moment"]),
        ])
        let transport = StandIn([
            "http://a.example/": [page("<html><div>Please ACCEPT all cookies</div>")],
            "http://b.example/": [page("<title>Just a moment…</title>", status: 403)],
            "http://c.example/": [page("<html>" + String(repeating: "Readers accept all of this. ", count: 40))],
        ])
        let fetcher = Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()), policy: .plain,
            walls: walls)
        let wall = await fetcher.capture("http://a.example/")
        #expect(wall.outcome == .consentWall)
        #expect(wall.flags == ["rule:dialogue"])
        #expect(try !fetcher.archive.payload(of: wall).isEmpty)
        #expect(await fetcher.capture("http://b.example/").outcome == .botChallenge)
        #expect(await fetcher.capture("http://c.example/").outcome == .ok)
    }

    /// F54: a page that looks like an error is compared with what the host says of an address nobody has, once a run.
    @Test func anErrorInDisguiseIsFoundOut() async throws {
        @Sendable func missing(_ path: String) -> Response {
            page("<title>The Paper</title><p>We looked everywhere, but \(path) was not found. Read these instead.</p>")
        }
        let story =
            "<title>The Paper</title><p>The lost letter was not found until 1970, a historian says in a book.</p>"
        let transport = StandIn(
            [
                "http://a.example/1": [missing("/1")], "http://a.example/2": [missing("/2")],
                "http://a.example/3": [page(story)], "http://a.example/4": [page("<p>An ordinary page.</p>")],
                "http://honest.example/1": [page(story)],
            ],
            otherwise: { request in
                request.url.host.description == "a.example" ? missing(request.url.path) : page("", status: 404)
            })
        let walls = Walls([Walls.Rule(name: "hint", outcome: .soft404, probes: true, words: ["not found"])])
        let fetcher = Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: .write()), policy: .plain,
            walls: walls)
        for path in ["4", "1", "2"] { _ = await fetcher.capture("http://a.example/\(path)") }
        #expect(transport.requests.count == 4, "one address was made up, and none for the ordinary page")
        #expect(try fetcher.archive.capture(of: "http://a.example/1")?.outcome == .soft404)
        #expect(try fetcher.archive.capture(of: "http://a.example/2")?.flags == ["rule:hint"])
        #expect(try fetcher.archive.capture(of: "http://a.example/4")?.outcome == .ok)
        #expect(await fetcher.capture("http://a.example/3").outcome == .ok)
        #expect(await fetcher.capture("http://honest.example/1").outcome == .ok)
        #expect(transport.requests.count == 7)
    }

    /// F54: a site that sends every lost reader to one page.
    @Test func aRedirectForTheLostIsFoundOut() async throws {
        let away = page("", status: 302, headers: ["Location": "/news"])
        let transport = StandIn(
            [
                "http://a.example/news": [page("<p>All the news.</p>")],
                "http://a.example/2020/05/story": [away],
                "http://b.example/2020/05/story": [page("", status: 301, headers: ["Location": "/story"])],
                "http://b.example/story": [page("<p>It rained.</p>")],
            ], otherwise: { $0.url.host.description == "a.example" ? away : page("", status: 404) })
        let fetcher = try fetcher(transport)
        #expect(await fetcher.capture("http://a.example/2020/05/story").outcome == .soft404)
        #expect(await fetcher.capture("http://b.example/2020/05/story").outcome == .ok)
    }

    /// F54: a page that is gone and says so by showing the front page.
    @Test(arguments: [
        ("http://a.example/2020/05/report", "http://www.a.example/", Outcome.soft404),
        ("http://a.example/", "http://www.a.example/", .ok),
        ("http://a.example/en", "http://www.a.example/", .ok),
        ("http://short.example/x/y", "http://www.a.example/", .ok),
        ("http://a.example/x/y", "http://www.a.example/x/z", .ok),
    ])
    func theFrontPageIsNotThePageAskedFor(asked: String, final: String, outcome: Outcome) async throws {
        let transport = StandIn([
            asked: [page("", status: 302, headers: ["Location": final])], final: [page("front")],
        ])
        #expect(try await fetcher(transport).capture(asked).outcome == outcome)
    }
}
