import Archive
import Foundation
import HTTP
import Records
import Testing

@testable import Fetch

/// F74: a dead page has copies in archives, and they never take the page's own place.
@Suite struct MementoTests {
    let folder = ScratchFolder()
    static let gate = "http://archive.example/web/"
    static let dead = "http://a.example/x"

    private func fetcher(_ transport: StandIn?, gates: [String] = [gate], robots: Bool = false) throws -> Fetcher {
        let policy = FetchPolicy(obeysRobots: robots, gap: .zero, fresh: .seconds(7 * 86_400), timeGates: gates)
        return Fetcher(
            transport: transport, archive: try Archive(folder: folder.path, mode: transport == nil ? .read : .write()),
            policy: policy, walls: Walls([Walls.Rule(name: "missing", outcome: .soft404, words: ["not found"])]),
            time: StillClock().time)
    }

    private static func copy(_ stamp: String, _ modifier: String = "") -> String {
        "\(gate)\(stamp)\(modifier)/\(dead)"
    }

    /// A copy as archives serve it: dressed at one address, raw at another, both pointing to the TimeMap.
    private static func copies(_ stamp: String, _ date: String, _ text: String, status: Int = 200) -> [String:
        [Response]]
    {
        let links =
            "<\(dead)>; rel=\"original\", <\(gate)timemap/link/\(dead)>; rel=\"timemap\"; type=\"application/link-format\""
        let headers: HeaderFields = ["Content-Type": "text/html", "Memento-Datetime": date, "Link": links]
        return [
            copy(stamp): [page("<toolbar>" + text, status: status, headers: headers)],
            copy(stamp, "id_"): [page(text, status: status, headers: headers)],
        ]
    }

    private static let old = copies("20200106000000", "Mon, 06 Jan 2020 00:00:00 GMT", "old text")
    private static let young = copies("20210106000000", "Wed, 06 Jan 2021 00:00:00 GMT", "young text")
    private static let list: [String: [Response]] = [
        "\(gate)timemap/link/\(dead)": [
            page(
                """
                <\(dead)>; rel="original",
                <\(gate)\(dead)>; rel="timegate",
                <\(copy("20200106000000"))>; rel="first memento"; datetime="Mon, 06 Jan 2020 00:00:00 GMT",
                <\(copy("20200301000000"))>; rel="memento"; datetime="Sun, 01 Mar 2020 00:00:00 GMT",
                <\(copy("20210106000000"))>; rel="last memento"; datetime="Wed, 06 Jan 2021 00:00:00 GMT"
                """, headers: ["Content-Type": "application/link-format"])
        ]
    ]

    private static func archive(choosing stamp: String, _ parts: [String: [Response]]...) -> StandIn {
        var pages: [String: [Response]] = [
            dead: [page("", status: 404)], gate + dead: [page("", status: 302, headers: ["Location": copy(stamp)])],
        ]
        for part in parts { pages.merge(part) { $1 } }
        return StandIn(pages)
    }

    @Test func theTimeGatesChoiceIsReadRaw() async throws {
        let transport = Self.archive(choosing: "20200106000000", Self.old, Self.list)
        let fetcher = try fetcher(transport)
        let found = await fetcher.retrieve(Self.dead, near: "2020-01-10")
        #expect(found.live.outcome == .gone)
        let copy = try #require(found.copy)
        #expect(copy.url == Self.copy("20200106000000", "id_"))
        #expect(copy.flags == ["memento", "memento_time:2020-01-06T00:00:00.000Z", "memento_of:\(Self.dead)"])
        #expect(try fetcher.archive.payload(of: copy) == Array("old text".utf8))
        let asked = transport.requests.filter { $0.url.host.description == "archive.example" }
        #expect(
            asked.map { $0.headers["Accept-Datetime"] } == [
                "Fri, 10 Jan 2020 00:00:00 GMT", "Fri, 10 Jan 2020 00:00:00 GMT", nil,
            ])
        // The live capture stays what it was.
        #expect(try fetcher.archive.capture(of: Self.dead) == found.live)
    }

    @Test func aLaterRunAsksNobodyAndAnOfflineOneFindsTheSame() async throws {
        let transport = Self.archive(choosing: "20210106000000", Self.old, Self.young, Self.list)
        let first = try fetcher(transport)
        let found = await first.retrieve(Self.dead, near: "2020-02-01")
        #expect(found.copy?.url == Self.copy("20200106000000", "id_"))
        let requests = transport.requests.count
        #expect(await first.retrieve(Self.dead, near: "2020-02-01") == found)
        #expect(transport.requests.count == requests)
        first.archive.close()
        #expect(try await fetcher(nil).retrieve(Self.dead, near: "2020-02-01") == found)
    }

    @Test func aCopyOfAnotherDateIsAskedForAnew() async throws {
        let transport = Self.archive(choosing: "20200106000000", Self.old)
        let fetcher = try fetcher(transport)
        _ = await fetcher.retrieve(Self.dead, near: "2020-01-10")
        _ = await fetcher.retrieve(Self.dead, near: "2020-02-10")
        #expect(transport.requests.count { $0.url.href == Self.gate + Self.dead } == 2)
    }

    /// A copy at or before the day of reading is preferred to one after it, even where that is nearer.
    @Test(arguments: [
        ("2020-12-31", "20200301000000"), ("2020-01-10", "20200106000000"), ("2019-01-01", "20210106000000"),
    ])
    func preferablyNotYoungerThanTheCitation(read: String, stamp: String) async throws {
        let middle = Self.copies("20200301000000", "Sun, 01 Mar 2020 00:00:00 GMT", "middle text")
        let transport = Self.archive(choosing: "20210106000000", Self.old, middle, Self.young, Self.list)
        let found = try await fetcher(transport).retrieve(Self.dead, near: read)
        #expect(found.copy?.url == Self.copy(stamp, "id_"))
    }

    /// A copy may itself say that the page is gone: another is read.
    @Test func aCopyOfAnErrorPageIsPassedOver() async throws {
        let bad = Self.copies("20200301000000", "Sun, 01 Mar 2020 00:00:00 GMT", "not found")
        let transport = Self.archive(choosing: "20200301000000", Self.old, bad, Self.list)
        let found = try await fetcher(transport).retrieve(Self.dead, near: "2020-06-01")
        #expect(found.copy?.url == Self.copy("20200106000000", "id_"))
    }

    @Test func aCopyThatIsARedirectIsFollowedInTheArchive() async throws {
        let moved: HeaderFields = [
            "Location": Self.copy("20200106000000"), "Memento-Datetime": "Sun, 01 Mar 2020 00:00:00 GMT",
        ]
        let transport = Self.archive(
            choosing: "20200301000000", Self.old, [Self.copy("20200301000000"): [page("", status: 302, headers: moved)]]
        )
        let found = try await fetcher(transport).retrieve(Self.dead, near: "2020-06-01")
        #expect(found.copy?.url == Self.copy("20200106000000", "id_"))
    }

    /// pywb's raw copy of a redirect points to the live web, which is dead.
    @Test func aRawRedirectStaysInTheArchive() async throws {
        let headers: HeaderFields = [
            "Location": "http://a.example/moved", "Memento-Datetime": "Mon, 06 Jan 2020 00:00:00 GMT",
        ]
        let moved = "\(Self.gate)20200106000000id_/http://a.example/moved"
        let transport = Self.archive(
            choosing: "20200106000000", Self.old,
            [
                Self.copy("20200106000000", "id_"): [page("", status: 302, headers: headers)],
                moved: [page("moved", headers: ["Memento-Datetime": "Mon, 06 Jan 2020 00:00:00 GMT"])],
            ])
        let found = try await fetcher(transport).retrieve(Self.dead, near: "2020-06-01")
        #expect(found.copy?.finalURL == moved)
        #expect(!transport.requests.contains { $0.url.href == "http://a.example/moved" })
    }

    @Test func theNextArchiveIsAskedWhereTheFirstIsBusy() async throws {
        let other = "http://other.example/"
        var pages = Self.old
        pages[Self.dead] = [page("", status: 410)]
        pages[other + Self.dead] = [page("", status: 429, headers: ["Retry-After": "99999"])]
        pages[Self.gate + Self.dead] = [page("", status: 302, headers: ["Location": Self.copy("20200106000000")])]
        let transport = StandIn(pages)
        let found = try await fetcher(transport, gates: [other, Self.gate]).retrieve(Self.dead, near: nil)
        #expect(found.copy?.url == Self.copy("20200106000000", "id_"))
        #expect(transport.requests.count { $0.url.host.description == "other.example" } == 1)
    }

    @Test func archivesAreAskedOnlyForWhatIsDead() async throws {
        let pages = [403: "http://b.example/", 503: "http://c.example/", 200: "http://d.example/"]
        let transport = StandIn(Dictionary(uniqueKeysWithValues: pages.map { ($1, [page("text", status: $0)]) }))
        let fetcher = try fetcher(transport)
        for url in pages.values { #expect(await fetcher.retrieve(url).copy == nil) }
        // A name that is not found, and no archive has it.
        let lost = await fetcher.retrieve("http://absent.example/")
        #expect(lost.live.outcome == .dnsError && lost.copy == nil)
        let archive = transport.requests.filter { $0.url.host.description == "archive.example" }
        #expect(archive.map(\.url.href) == [Self.gate + "http://absent.example/"])
    }

    @Test func anArchiveIsTreatedLikeAnyHost() async throws {
        let rules = page("User-agent: *\nDisallow: /web/", headers: ["Content-Type": "text/plain"])
        let transport = Self.archive(
            choosing: "20200106000000", Self.old,
            ["http://archive.example/robots.txt": [rules], "http://a.example/robots.txt": [page("", status: 404)]])
        let found = try await fetcher(transport, robots: true).retrieve(Self.dead, near: nil)
        #expect(found.copy == nil)
        #expect(!transport.requests.contains { $0.url.path.hasPrefix("/web/") })
    }

    /// A note may cite an archived copy itself.
    @Test func aCitedCopyIsReadRawAndDated() async throws {
        let fetcher = try fetcher(Self.archive(choosing: "20200106000000", Self.old))
        let found = await fetcher.retrieve(Self.copy("20200106000000"))
        #expect(found.live.outcome == .ok)
        #expect(try fetcher.archive.payload(of: found.best) == Array("old text".utf8))
        #expect(MementoFlags(found.best.flags)?.original == Self.dead)
    }

    @Test func aCitedCopyThatIsRefusedIsLookedForElsewhere() async throws {
        let cited = "https://archive.ph/2020.01.10-120000/\(Self.dead)"
        let transport = Self.archive(
            choosing: "20200106000000", Self.old,
            [cited: [page("captcha", status: 429, headers: ["Retry-After": "9999"])]])
        let found = try await fetcher(transport).retrieve(cited)
        #expect(found.copy?.url == Self.copy("20200106000000", "id_"))
        let gate = try #require(transport.requests.first { $0.url.href == Self.gate + Self.dead })
        #expect(gate.headers["Accept-Datetime"] == "Fri, 10 Jan 2020 12:00:00 GMT")
    }

    @Test(
        arguments: [
            (
                "https://web.archive.org/web/20200106123456/https://b.example/a?x=1", "https://b.example/a?x=1",
                "2020-01-06T12:34:56.000Z"
            ),
            (
                "https://web.archive.org/web/20200106123456if_/http://b.example/", "http://b.example/",
                "2020-01-06T12:34:56.000Z"
            ),
            ("https://web.archive.org/web/2020/https:/b.example/a", "https://b.example/a", "2020-01-01T00:00:00.000Z"),
            ("https://web.archive.org/web/*/https://b.example/a", "https://b.example/a", nil),
            (
                "http://pywb.example/col/20200106123456mp_/http://b.example/", "http://b.example/",
                "2020-01-06T12:34:56.000Z"
            ),
            ("https://archive.today/20200106123456/http://b.example/", "http://b.example/", "2020-01-06T12:34:56.000Z"),
            ("https://archive.is/2020.01.06-123456/http://b.example/", "http://b.example/", "2020-01-06T12:34:56.000Z"),
            ("https://archive.ph/newest/http://b.example/", "http://b.example/", nil),
            ("https://archive.ph/AbC12", nil, nil),
        ] as [(String, String?, String?)])
    func takesArchivesAddressesApart(address: String, original: String?, moment: String?) throws {
        let parts = try #require(ArchivedAddress(address))
        #expect(parts.original == original)
        #expect(parts.moment.map { WARCDate.text($0) } == moment)
    }

    @Test(arguments: [
        "https://b.example/2020/https-explained", "https://b.example/login/http://c.example/", "https://b.example/",
        "https://b.example/99999999999999/http://c.example/", "https://archive.org/details/x",
    ])
    func otherAddressesAreNone(address: String) {
        #expect(ArchivedAddress(address) == nil)
    }

    @Test func noTimeMapIsATrap() {
        let parts = [
            "<", ">", ";", ",", "\"", "=", " rel=", "memento", "datetime=", "\n", "http://a.example/", "é", "\u{0}",
        ]
        var state: UInt64 = 9
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<20 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            #expect(LinkFormat.links(in: Array(text.utf8)).count <= text.utf8.count)
        }
    }
}
