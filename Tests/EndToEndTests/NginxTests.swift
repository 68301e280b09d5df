import Foundation
import Load
import Testing

/// Real protocols: the nine hosts are mapped to an nginx on loopback that speaks TLS and HTTP/2 under a private authority.
/// Then the network is gone, and the cache alone must give the same facts and verdicts, byte for byte.
@Suite(.serialized) struct NginxTests {
    private static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")
    private static let article = Program.checkout + "/../shared/data/kazakhstan/article.txt"

    @Test(.enabled(if: isInstalled, "nginx is not installed"))
    func theBriefOverTLSAndThenOffline() throws {
        try check(try TemporaryProject.kazakhstan())
    }

    @Test(
        .enabled(if: isInstalled, "nginx is not installed"),
        .enabled(if: FileManager.default.fileExists(atPath: article), "the article is not beside the repository"))
    func theArticleOverTLSAndThenOffline() throws {
        let project = try TemporaryProject.kazakhstan()
        try FileManager.default.copyItem(atPath: Self.article, toPath: project.path("Pipelines/kazakhstan/article.txt"))
        try project.edit("Pipelines/kazakhstan/pipeline.yaml", "document: brief.md", "document: article.txt")
        try check(project)
    }

    private func check(_ project: TemporaryProject) throws {
        let nginx = try Nginx(serving: project.path("Pipelines/kazakhstan/rehearsal"), in: project.path("nginx"))
        try project.edit(
            "Pipelines/kazakhstan/pipeline.yaml", "  fresh: 7d",
            "  fresh: 7d\n  allow_private: true\n  ca_file: \(nginx.authority)\n  connect_to: [\"::127.0.0.1:\(nginx.port)\"]"
        )
        let live = try project.ibid("run", "kazakhstan")
        #expect(live.code == 3, "\(live.err)")
        let log = try nginx.stop()
        let manifest = try #require(Output(folder: project.output).latestManifest())
        #expect(manifest.mode == "live")
        let captures = try project.read("Pipelines/kazakhstan/output/latest/captures.jsonl")
        #expect(manifest.outcomes == ["ok": 7, "gone": 1, "consent_wall": 1], "\(captures)")
        #expect(log.filter { $0.contains("/robots.txt") }.count >= 8)
        #expect(log.allSatisfy { $0.contains("HTTP/2.0") }, "\(log)")
        #expect(log.allSatisfy { $0.contains("Ibid/") })

        // nginx is down now: anything asked of the network would fail.
        let first = try files(of: project)
        let offline = try project.ibid("run", "kazakhstan", "--offline")
        #expect(offline.code == 3)
        #expect(Output(folder: project.output).latestManifest()?.mode == "offline")
        #expect(try files(of: project) == first)

        // The cache is fresh, so a live run asks for nothing but what could not be read.
        let again = try project.ibid("run", "kazakhstan", "--dry-run")
        #expect(again.out.contains("in the cache since"))
    }

    /// A refresh that fails must not take away what was read before.
    @Test(.enabled(if: isInstalled, "nginx is not installed"))
    func aBadNightLeavesTheLastCopyStanding() throws {
        let project = try TemporaryProject.kazakhstan()
        let nginx = try Nginx(serving: project.path("Pipelines/kazakhstan/rehearsal"), in: project.path("nginx"))
        try project.edit(
            "Pipelines/kazakhstan/pipeline.yaml", "  fresh: 7d",
            "  fresh: 1ms\n  allow_private: true\n  ca_file: \(nginx.authority)\n  connect_to: [\"::127.0.0.1:\(nginx.port)\"]"
        )
        _ = try project.ibid("run", "kazakhstan")
        _ = try nginx.stop()
        let verdicts = try files(of: project)
        let night = try project.ibid("run", "kazakhstan")
        #expect(night.code == 3)
        let manifest = try #require(Output(folder: project.output).latestManifest())
        #expect(manifest.outcomes["ok"] == nil)
        #expect(manifest.rulings["supported"] ?? 0 > 10)
        #expect(try files(of: project)[1...2] == verdicts[1...2])
        #expect(try project.read("Pipelines/kazakhstan/output/latest/issues.jsonl").contains("not_refreshed"))
    }

    private func files(of project: TemporaryProject) throws -> [String] {
        try ["citations", "articles", "facts", "verdicts"].map {
            try project.read("Pipelines/kazakhstan/output/latest/\($0).jsonl")
        }
    }
}
