import Foundation
import Testing

/// The cache as its keeper uses it.
@Suite struct CacheVerbTests {
    private let project: TemporaryProject

    init() throws {
        project = try TemporaryProject()
        try project.write("document: brief.md\n", to: "Pipelines/coal/pipeline.yaml")
        try project.write(
            "# Coal\n\nExports grew by 5% in 2021 [1].\n\n1. A. Author, \"Coal\", https://a.example/x\n",
            to: "Pipelines/coal/brief.md")
        try project.write(Self.crawl, to: "crawl.warc")
    }

    /// Three versions of a page that is cited and two of one that is not, as a crawler keeps them.
    private static let crawl = [
        ("https://a.example/x", 2020), ("https://a.example/x", 2022), ("https://a.example/x", 2024),
        ("https://b.example/", 2020), ("https://b.example/", 2024),
    ].map { url, year in
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n\(url) in \(year)\n"
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(year)-01-01T00:00:00Z\r\n"
            + "Content-Type: application/http\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    }.joined()

    @Test func aCaptureIsShownByItsDate() throws {
        #expect(try project.ibid("cache", "import", "crawl.warc").out == "5 records were read from crawl.warc\n")
        #expect(try project.ibid("cache", "show", "https://a.example/x").out == "https://a.example/x in 2024\n")
        let shown = try project.ibid("cache", "show", "https://a.example/x", "--at", "2021-11-30")
        #expect(shown.out == "https://a.example/x in 2022\n")
        #expect(shown.err == "ibid: https://a.example/x, retrieved 2022-01-01T00:00:00.000Z\n")
        let refused = try project.ibid("cache", "show", "https://a.example/x", "--at", "last year")
        #expect(refused.code == 2)
        let missing = try project.ibid("cache", "show", "https://c.example/")
        #expect(missing.code == 3)
        #expect(missing.err == "ibid: the cache holds no capture of https://c.example/\n")
    }

    @Test func pruningIsSaidBeforeItIsDone() throws {
        _ = try project.ibid("cache", "import", "crawl.warc")
        let said = try project.ibid("cache", "prune", "--older-than", "1d")
        #expect(said.code == 0)
        #expect(said.lines.filter { $0.contains("a.example") }.count == 2)
        #expect(said.lines.filter { $0.contains("b.example") }.count == 2)
        #expect(said.lines.last == "nothing was changed; --apply does it")
        #expect(try project.ibid("cache", "list").lines.count == 5)
        let done = try project.ibid("cache", "prune", "--older-than", "1d", "--apply")
        #expect(done.lines.last?.hasPrefix("4 captures went, ") == true)
        // What the brief cites keeps its last readable copy.
        #expect(try project.ibid("cache", "show", "https://a.example/x").out == "https://a.example/x in 2024\n")
        #expect(try project.ibid("cache", "verify").code == 0)
        #expect(try project.ibid("cache", "prune", "--older-than", "1d", "--apply", "--cited-too").code == 0)
        #expect(try project.ibid("cache", "list").lines.isEmpty)
    }

    @Test func nothingIsPrunedWhereWhatIsCitedCannotBeTold() throws {
        _ = try project.ibid("cache", "import", "crawl.warc")
        try project.write("document: missing.md\n", to: "Pipelines/coal/pipeline.yaml")
        let ended = try project.ibid("cache", "prune", "--keep", "1", "--apply")
        #expect(ended.code == 2)
        #expect(ended.err.contains("what the pipeline 'coal' cites cannot be told, so nothing was pruned"))
        #expect(try project.ibid("cache", "list").lines.count == 5)
        #expect(try project.ibid("cache", "prune").code == 2)
        #expect(try project.ibid("cache", "prune", "--keep", "none").code == 2)
    }

    @Test func aBrokenIndexIsSaidAndMadeAnew() throws {
        _ = try project.ibid("cache", "import", "crawl.warc")
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: project.path("Cache/index.sqlite" + suffix))
        }
        try project.write("no database at all, whatever its name says", to: "Cache/index.sqlite")
        let listed = try project.ibid("cache", "list")
        #expect(listed.lines.count == 5)
        #expect(listed.err.contains("'ibid cache reindex' makes it anew"))
        #expect(try project.ibid("cache", "reindex").code == 0)
        #expect(try project.ibid("cache", "list").err.isEmpty)
    }

    @Test func whatIsNoArchiveIsRefusedInASentence() throws {
        let ended = try project.ibid("cache", "import", "Pipelines/coal/brief.md")
        #expect(ended.code == 2)
        #expect(ended.err.contains("not a WARC or ARC file: no WARC/ version line"))
        #expect(!ended.err.contains("(path:"))
    }
}
