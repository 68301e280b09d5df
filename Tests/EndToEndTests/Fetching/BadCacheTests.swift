import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Whatever is wrong with the cache: a clear message, the right exit code, and nothing asked that could not be kept.
@Suite struct BadCacheTests {
    private static let isRoot = geteuid() == 0
    private let project: TemporaryProject
    private let web = Web(["http://a.example/": Web.Page("<p>text</p>")])

    init() throws {
        project = try TemporaryProject()
        try project.write(web.settings(), to: "Pipelines/web/pipeline.yaml")
    }

    private func fetch(_ options: String...) throws -> Program.Ended {
        try Program.run(["fetch", "--pipeline", "web"] + options + ["http://a.example/"], in: project.root)
    }

    /// As a user who does not own the cache; nil where this cannot be tried here.
    private func fetchAsAnother(_ options: String = "") throws -> Program.Ended {
        let prefix = Self.isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        let ended = try Program.shell(
            "\(prefix)'\(Program.path)' fetch --project '\(project.root)' --pipeline web \(options) http://a.example/",
            in: "/")
        if ended.code == 126 || ended.code == 127 {
            try Test.cancel("another user cannot run the program: \(ended.err)")
        }
        return ended
    }

    @Test func aMissingOneIsMade() throws {
        #expect(try project.ibid("cache", "list").code == 0)
        #expect(!FileManager.default.fileExists(atPath: project.path("Cache")))
        #expect(try fetch().out.contains(#""outcome":"ok""#))
        #expect(try project.ibid("cache", "verify").code == 0)
    }

    @Test func aFileIsNone() throws {
        try project.write("", to: "Cache")
        for options in [[], ["--offline"], ["--dry-run"]] {
            let ended = try Program.run(
                ["fetch", "--pipeline", "web"] + options + ["http://a.example/"], in: project.root)
            #expect(ended.code == 2)
            #expect(ended.err.contains("Cache is a file; the cache must be a folder"), "\(ended.err)")
        }
        #expect(web.asked.isEmpty)
    }

    @Test func oneThatMayNotBeWrittenIsReadAllTheSame() throws {
        #expect(try fetch().code == 0)
        try Program.shell("chmod -R a-w '\(project.path("Cache"))'")
        defer { _ = try? Program.shell("chmod -R u+w '\(project.path("Cache"))'") }
        let asked = web.asked
        let ended = try fetchAsAnother()
        #expect(ended.code == 2)
        #expect(
            ended.err.contains("Permission denied; make it writable for this user, or read the cache with --offline"),
            "\(ended.err)")
        #expect(ended.err.contains(project.path("Cache")))
        #expect(web.asked == asked)
        let offline = try fetchAsAnother("--offline")
        #expect(offline.code == 0 && offline.out.contains(#""outcome":"ok""#), "\(offline.err)")
    }

    @Test func oneThatBelongsToAnotherIsNotTakenForEmpty() throws {
        #expect(try fetch().code == 0)
        try Program.shell("chmod 000 '\(project.path("Cache"))'")
        defer { _ = try? Program.shell("chmod 755 '\(project.path("Cache"))'") }
        for options in ["", "--offline", "--dry-run"] {
            let ended = try fetchAsAnother(options)
            #expect(ended.code == 2)
            #expect(
                ended.err.contains("cannot read the cache \(project.path("Cache")): Permission denied"), "\(ended.err)")
        }
    }

    @Test(arguments: ["rubbish", "newer"]) func anIndexThatCannotBeUsedIsMadeAnew(what: String) throws {
        #expect(try fetch().code == 0)
        let index = project.path("Cache/index.sqlite")
        if what == "rubbish" {
            // Its log would heal it.
            try Program.shell("rm -f '\(index)-wal' '\(index)-shm'")
            try Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(fileURLWithPath: index))
        } else {
            let made = try Program.shell(
                "python3 -c 'import sqlite3; sqlite3.connect(\"\(index)\").execute(\"PRAGMA user_version = 99\")'")
            #expect(made.code == 0, "\(made.err)")
        }
        let asked = web.asked
        let offline = try fetch("--offline")
        #expect(offline.code == 0 && offline.out.contains(#""outcome":"ok""#), "\(offline.err)")
        let again = try fetch()
        #expect(again.code == 0 && again.out.contains(#""outcome":"ok""#))
        #expect(again.err.contains("index.sqlite"), "\(again.err)")
        #expect(web.asked == asked)
        #expect(try fetch().err.isEmpty)
    }

    @Test(.enabled(if: isRoot, "only root can mount a small disk")) func oneThatIsFullStopsTheWork() throws {
        let cache = project.path("Cache")
        guard try Program.shell("mkdir '\(cache)' && mount -t tmpfs -o size=400k ibid '\(cache)'").code == 0 else {
            try Test.cancel("a tmpfs cannot be mounted here")
        }
        defer { _ = try? Program.shell("umount '\(cache)'") }
        var state: UInt64 = 11
        let urls = (0..<20).map { "http://host\($0).example/" }
        for url in urls {
            let noise = (0..<60_000).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            web.put(Web.Page(bytes: noise, headers: ["Content-Type": "application/x-noise"]), at: url)
        }
        let lines = urls.map { "{\"url\":\"\($0)\"}" }.joined(separator: "\n")
        // What comes together is written together: the first goes alone, so that there is space for it.
        let first = try Program.run(["fetch", "--pipeline", "web", urls[0]], in: project.root)
        #expect(first.code == 0 && first.out.contains(#""outcome":"ok""#), "\(first.err)")
        let ended = try Program.run(["fetch", "--pipeline", "web"], input: lines, in: project.root)
        #expect(ended.code == 4)
        #expect(ended.lines.count == 20)
        #expect(ended.lines.contains { $0.contains(#""outcome":"cache_full""#) })
        #expect(ended.err.contains("no space ") && ended.err.contains(" in \(cache)"), "\(ended.err)")
        #expect(ended.err.contains("nothing more was asked for"))
        #expect(try project.ibid("cache", "verify").code == 0)
        try Program.shell("mount -o remount,size=8m '\(cache)'")
        let again = try Program.run(["fetch", "--pipeline", "web"], input: lines, in: project.root)
        #expect(again.code == 0 && again.lines.allSatisfy { $0.contains(#""outcome":"ok""#) }, "\(again.err)")
    }

    /// A run says so too, and the last good one stays.
    @Test(.enabled(if: isRoot, "only root can mount a small disk")) func aRunOnAFullOnePublishesNothing() throws {
        let cache = project.path("Cache")
        guard try Program.shell("mkdir '\(cache)' && mount -t tmpfs -o size=100k ibid '\(cache)'").code == 0 else {
            try Test.cancel("a tmpfs cannot be mounted here")
        }
        defer { _ = try? Program.shell("umount '\(cache)'") }
        web.put(
            Web.Page(bytes: (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7 ^ $0 >> 3) }),
            at: "http://a.example/")
        try project.write(
            "# Rain\n\nIt rained on 3 May 2025.[1]\n\n[1] Ann Lee, “Rain”, The Paper, http://a.example/, (Access Date: 08.08.2025).\n",
            to: "Pipelines/web/document.md")
        let ended = try project.ibid("run", "web")
        #expect(ended.code == 4 || ended.code == 2, "\(ended.err)")
        #expect(ended.err.contains("no space for "), "\(ended.err)")
        #expect(ended.err.contains("nothing was"))
        #expect(!FileManager.default.fileExists(atPath: project.path("Pipelines/web/output/latest")))
    }
}
