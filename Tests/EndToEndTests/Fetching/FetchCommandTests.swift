import Foundation
import Records
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// `ibid fetch` as a user meets it.
@Suite struct FetchCommandTests {
    private let project: TemporaryProject

    init() throws { project = try TemporaryProject() }

    private func use(_ web: Web, _ more: String = "") throws {
        try project.write(web.settings(more), to: "Pipelines/web/pipeline.yaml")
    }

    private func fetch(_ urls: String..., options: [String] = []) throws -> [[String: Any]] {
        let ended = try Program.run(["fetch", "--pipeline", "web"] + options + urls, in: project.root)
        #expect(ended.code == 0, "\(ended.err)")
        return try ended.lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    private var cacheSize: Int {
        let folder = project.path("Cache/warc")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.reduce(0) { sum, name in
            sum + ((try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int) ?? 0)
        }
    }

    // MARK: Dry run

    @Test func aDryRunSaysWhatWouldBeAskedAndAsksNothing() throws {
        let web = Web([
            "http://a.example/x": Web.Page("<p>text</p>", headers: ["ETag": "\"v1\"", "Cache-Control": "no-store"]),
            "http://a.example/robots.txt": Web.Page("User-agent: *\nCrawl-delay: 5\nDisallow: /private"),
        ])
        try use(web)
        let urls = [
            "http://a.example/x", "http://a.example/private/y", "http://a.example:22/", "ftp://a.example/",
            "http://10.0.0.1:9999/",
        ]
        func plan() throws -> [String] {
            let ended = try Program.run(["fetch", "--dry-run", "--pipeline", "web"] + urls, in: project.root)
            #expect(ended.code == 0, "\(ended.err)")
            return ended.out.components(separatedBy: "\n").reduce(into: []) { blocks, line in
                if line.hasPrefix(" ") {
                    blocks[blocks.count - 1] += "\n" + line
                } else if !line.isEmpty {
                    blocks.append(line)
                }
            }
        }
        let before = try plan()
        #expect(web.asked.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: project.path("Cache")))
        #expect(before.count == 5)
        #expect(before[0].contains("  ask         the cache holds no copy"), "\(before[0])")
        #expect(before[0].contains("GET /x HTTP/1.1") && before[0].contains("User-Agent: Ibid/"))
        #expect(before[0].contains("unknown     robots.txt of http://a.example: it is not in the cache"))
        #expect(before[2].contains("  refuse      port 22 is not among the allowed ones"), "\(before[2])")
        #expect(before[3].contains("  refuse      ") && before[3].contains("ftp"), "\(before[3])")
        #expect(before[4].contains("  refuse      port 9999"))

        _ = try fetch("http://a.example/x")
        let asked = web.asked
        let after = try plan()
        #expect(web.asked == asked)
        #expect(after[0].contains("  ask if new  "), "\(after[0])")
        #expect(after[0].contains("If-None-Match: \"v1\""))
        #expect(after[0].contains("one request every 5.0 s (Crawl-delay 5.0 s), at most 2 at once"))
        #expect(after[1].contains("  refuse      robots.txt says “Disallow: /private”"), "\(after[1])")
    }

    @Test func aDryRunTellsHowLongACopyIsFresh() throws {
        let web = Web(["http://a.example/x": Web.Page("<p>text</p>")])
        try use(web)
        _ = try fetch("http://a.example/x", "http://a.example/gone")
        let ended = try Program.run(
            ["fetch", "--dry-run", "--pipeline", "web", "http://a.example/x", "http://a.example/gone"], in: project.root
        )
        #expect(ended.out.contains("do not ask  the copy in the cache is still fresh"), "\(ended.out)")
        #expect(ended.out.contains("fresh for another 6 days"))
        #expect(ended.out.contains("do not ask  it was gone on "))
    }

    // MARK: Freshness

    /// F51: the same bytes under a new date are written down, not stored again.
    @Test func anUnchangedPageCostsLittle() throws {
        let body = (0..<2000).map { "word\($0 &* 7919 % 1000) " }.joined()
        let web = Web(["http://a.example/": Web.Page(body, headers: ["Date": "Mon, 21 Sep 2026 14:13:20 GMT"])])
        try use(web, "fresh: 0s")
        let first = try fetch("http://a.example/")
        // Less than 1 KiB each for the page and for the robots.txt, which are a request and a response.
        let size = cacheSize
        web.put(Web.Page(body, headers: ["Date": "Mon, 21 Sep 2026 15:13:20 GMT"]), at: "http://a.example/")
        let second = try fetch("http://a.example/")
        #expect(second[0]["outcome"] as? String == "ok")
        #expect(second[0]["digest"] as? String == first[0]["digest"] as? String)
        let types = try Program.shell("zcat Cache/warc/*.gz | grep -a -c identical-payload-digest", in: project.root)
            .out
        #expect(types == "1\n")
        #expect(cacheSize - size < 2048, "\(cacheSize - size) bytes for a page that did not change")
    }

    /// F52: what a server says about keeping.
    @Test(
        arguments: [
            (["Cache-Control": "no-store, max-age=600"], 2, true),
            (["Cache-Control": "max-age=1000000000000"], 1, false),
            (["Cache-Control": "max-age=600", "Vary": "*"], 2, false),
            (["Cache-Control": "private, max-age=600", "Vary": "Accept-Language"], 1, false),
            (["Cache-Control": "max-age=600", "Age": "-5"], 1, false),
            (["Cache-Control": "max-age=600", "Age": "601"], 2, false),
        ] as [([String: String], Int, Bool)])
    func keepsToWhatTheServerSays(headers: [String: String], asked: Int, isFlagged: Bool) throws {
        let web = Web(["http://a.example/": Web.Page("<p>text</p>", headers: headers)])
        try use(web, "fresh: 0s")
        let first = try fetch("http://a.example/")
        _ = try fetch("http://a.example/")
        #expect(web.pagesAsked.count == asked)
        #expect((first[0]["flags"] as? [String])?.contains("no_store") == isFlagged)
        #expect(try project.ibid("cache", "show", "http://a.example/").out == "<p>text</p>")
    }

    /// F48: what is gone stays gone for a while; asking again and again would be rude.
    @Test func whatIsGoneIsNotAskedForAgainAtOnce() throws {
        let web = Web([
            "http://a.example/410": Web.Page("", status: 410), "http://a.example/503": Web.Page("", status: 503),
        ])
        try use(web)
        for _ in 0..<2 {
            let found = try fetch("http://a.example/404", "http://a.example/410", "http://a.example/503")
            #expect(found.map { $0["outcome"] as? String } == ["gone", "gone", "retry_exhausted"])
        }
        let counts = Dictionary(
            web.pagesAsked.filter { $0.hasPrefix("http://a.") }.map { ($0.suffix(3), 1) }, uniquingKeysWith: +)
        #expect(counts == ["404": 1, "410": 1, "503": 2])
    }

    // MARK: What a page is

    /// F57: a shell that scripts would fill is told by the rules that ship with the program, and kept.
    @Test func aShellForScriptsIsNotTheSource() throws {
        let shell =
            #"<html><head><script type="application/ld+json">{"headline":"Kept"}</script></head><body><div id="root"></div>"#
        let web = Web([
            "http://a.example/app": Web.Page(shell),
            "http://a.example/page": Web.Page(shell + String(repeating: "<p>A page with words in it.</p>", count: 20)),
        ])
        try use(web)
        let found = try fetch("http://a.example/app", "http://a.example/page")
        #expect(found.map { $0["outcome"] as? String } == ["needs_js", "ok"])
        #expect((found[0]["flags"] as? [String])?.contains { $0.hasPrefix("rule:") } == true)
        #expect(try project.ibid("cache", "list", "http://a.example/app").out.contains("needs_js"))
    }

    /// F59: the bytes are kept as they came; what they say is read by byte order mark, header, page, and at last by their looks.
    @Test(
        arguments: [
            ("utf-8 under a wrong header", "iso-8859-1", Array("<meta charset=utf-8><p>Größe</p>".utf8), "Größe"),
            ("a mark beats the header", "iso-8859-1", [0xEF, 0xBB, 0xBF] + Array("<p>Größe</p>".utf8), "Größe"),
            (
                "UTF-16 with a mark", nil,
                [0xFF, 0xFE] + "<p>Größe</p>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, "Größe"
            ),
            (
                "UTF-16 by header", "utf-16le", "<p>Größe</p>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
                "Größe"
            ),
            ("an unknown label", "x-nobody", Array("<p>Größe</p>".utf8), "Größe"),
            (
                "a meta past 1024 bytes", nil,
                Array("<!--\(String(repeating: "x", count: 1100))--><meta charset=utf-8><p>Größe</p>".utf8), "Größe"
            ),
            ("NULs", "utf-8", Array("<p>Gr\u{0}ö\u{0}ße</p>".utf8), "ße"),
            (
                "a lone surrogate", "utf-8", Array("<p>before ".utf8) + [0xED, 0xA0, 0x80] + Array(" after</p>".utf8),
                "after"
            ),
            (
                "windows-1251", "windows-1251",
                Array("<p>".utf8) + [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0] + Array("</p>".utf8), "Москва"
            ),
        ] as [(String, String?, [UInt8], String)])
    func readsWhateverBytesCome(what: String, charset: String?, bytes: [UInt8], text: String) throws {
        let type = "text/html" + (charset.map { "; charset=\($0)" } ?? "")
        let web = Web(["http://a.example/": Web.Page(bytes: bytes, headers: ["Content-Type": type])])
        try use(web)
        let ended = try Program.shell(
            "'\(Program.path)' fetch --pipeline web http://a.example/ | '\(Program.path)' parse", in: project.root)
        #expect(ended.out.contains(text), "\(ended.out) \(ended.err)")
        #expect(ended.out.contains(#""replaced:3""#) == (what == "a lone surrogate"), "\(ended.out)")
        let kept = try Program.shell(
            "'\(Program.path)' cache show http://a.example/ | od -An -v -tx1 | tr -d ' \\n'", in: project.root)
        #expect(kept.out == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    /// F24: what a server writes into its fields reaches no terminal.
    @Test func escapesInFieldsAreNotPrinted() throws {
        let web = Web([
            "http://a.example/": Web.Page("", status: 302, headers: ["Location": "gopher\u{1B}]0;x\u{7}://b/"])
        ])
        try use(web)
        let ended = try Program.run(["fetch", "--pipeline", "web", "http://a.example/"], in: project.root)
        #expect(!ended.out.contains("\u{1B}") && !ended.err.contains("\u{1B}"))
        let lines = try project.ibid("cache", "export").out.split(separator: "\n")
        for line in lines {
            let json = try #require(line.firstIndex(of: "{"))
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line[json...].utf8)) }
        }
        #expect(!lines.isEmpty)
    }

    /// F41: no proxy and no .netrc unless the settings say so.
    @Test func theEnvironmentLeadsNowhere() throws {
        let web = Web(["http://a.example/": Web.Page("<p>text</p>")])
        let canary = Web([:])
        try use(web)
        try project.write("machine a.example login me password secret\n", to: ".netrc")
        let ended = try Program.run(
            ["fetch", "--pipeline", "web", "http://a.example/"], in: project.root,
            environment: [
                "http_proxy": "http://127.0.0.2:\(canary.port)", "ALL_PROXY": "http://127.0.0.2:\(canary.port)",
                "HOME": project.root, "PATH": "/usr/bin:/bin",
            ])
        #expect(ended.out.contains(#""outcome":"ok""#), "\(ended.err)")
        #expect(canary.asked.isEmpty)
        #expect(!(try Program.shell("zcat Cache/warc/*.gz", in: project.root).out.contains("Authorization")))
    }

    @Test func withoutAContactThatIsSaid() throws {
        let web = Web(["http://a.example/": Web.Page("<p>text</p>")])
        try project.write(
            web.settings().replacing("  contact: https://example.org/ibid\n", with: ""),
            to: "Pipelines/web/pipeline.yaml")
        let ended = try Program.run(["fetch", "--pipeline", "web", "http://a.example/"], in: project.root)
        #expect(
            ended.err
                == "ibid: 'fetch.contact' is not set, so site owners cannot write to whoever runs this; give a mail or web address\n"
        )
        #expect(
            try Program.run(["fetch", "--offline", "--pipeline", "web", "http://a.example/"], in: project.root).err
                .isEmpty)
    }

    // MARK: Ends

    /// F70: one writer at a time; the next is told who, or waits.
    @Test func theNextWriterIsBusyOrWaits() throws {
        let web = Web(["http://a.example/slow": Web.Page("slow", delay: 2), "http://a.example/next": Web.Page("next")])
        try use(web)
        var busy: Program.Ended?
        var waited: Program.Ended?
        let first = try Program.run(["fetch", "--pipeline", "web", "http://a.example/slow"], in: project.root) {
            process in
            web.waitForVisitors()
            busy = try? Program.run(["fetch", "--pipeline", "web", "http://a.example/next"], in: project.root)
            #expect(busy?.err.contains("in use by process \(process)") == true, "\(busy?.err ?? "")")
            waited = try? Program.run(
                ["fetch", "--wait", "--pipeline", "web", "http://a.example/next"], in: project.root)
        }
        #expect(first.out.contains(#""outcome":"ok""#))
        #expect(busy?.code == 5)
        #expect(waited?.code == 0 && waited?.out.contains(#""outcome":"ok""#) == true, "\(waited?.err ?? "")")
        #expect(try project.ibid("cache", "verify").code == 0)
    }

    /// F70: a lock dies with its owner.
    @Test func aKilledWriterLeavesNoLock() throws {
        let web = Web(["http://a.example/slow": Web.Page("slow", delay: 5), "http://a.example/next": Web.Page("next")])
        try use(web)
        _ = try Program.run(["fetch", "--pipeline", "web", "http://a.example/slow"], in: project.root) { process in
            web.waitForVisitors()
            kill(process, SIGKILL)
        }
        #expect(try fetch("http://a.example/next")[0]["outcome"] as? String == "ok")
    }

    /// F72: a signal ends the filter at once, with what it has kept whole.
    @Test(arguments: [(SIGINT, 130 as Int32), (SIGTERM, 143 as Int32)] as [(Int32, Int32)])
    func aSignalEndsTheFilter(signal: Int32, code: Int32) throws {
        let web = Web(["http://a.example/": Web.Page("quick"), "http://b.example/slow": Web.Page("slow", delay: 20)])
        try use(web)
        let ended = try Program.run(
            ["fetch", "--pipeline", "web", "http://a.example/", "http://b.example/slow"], in: project.root,
            environment: ["LANG": "C", "PATH": "/usr/bin:/bin"]
        ) { process in
            web.waitForVisitors(2)
            usleep(500_000)
            kill(process, signal)
        }
        #expect(ended.code == code, "\(ended.err)")
        #expect(ended.err == "ibid: interrupted\n")
        #expect(try project.ibid("cache", "show", "http://b.example/slow").code != 0)
        let cache = try project.ibid("cache", "verify")
        #expect(cache.code == 0, "\(cache.err)")
        #expect(try project.ibid("cache", "show", "http://a.example/").out == "quick")
    }

    /// F72: a reader that goes away ends the filter quietly.
    @Test func aReaderThatGoesAwayEndsTheFilter() throws {
        let web = Web(["http://a.example/1": Web.Page("one"), "http://a.example/2": Web.Page("two", delay: 1)])
        try use(web)
        let ended = try Program.shell(
            "'\(Program.path)' fetch --pipeline web http://a.example/1 http://a.example/2 | head -1; exit ${PIPESTATUS[0]}",
            in: project.root)
        #expect(ended.code == 0)
        #expect(ended.lines.count == 1)
        #expect(ended.err.isEmpty)
    }
}
