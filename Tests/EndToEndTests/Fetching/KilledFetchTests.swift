import Foundation
import Servers
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// F68: `kill -9` at twenty moments of a run over 500 pages, then once to the end.
///
/// Run alone by `swift test --filter KilledFetchTests`.
@Suite struct KilledFetchTests {
    private static let pages = 500
    private static let atOnce = 32

    @Test func nothingIsLostAndNothingTornStays() throws {
        let project = try TemporaryProject()
        let urls = (0..<Self.pages).map { "http://host\($0 % 100).example/\($0)" }
        let web = Web(
            Dictionary(uniqueKeysWithValues: urls.map { ($0, Web.Page(String(repeating: "<p>\($0)</p>", count: 40))) }))
        try project.write(web.settings(), to: "Pipelines/web/pipeline.yaml")
        let lines = urls.map { "{\"url\":\"\($0)\"}" }.joined(separator: "\n")

        var generator = SystemRandomNumberGenerator()
        var kept: Set<String> = []
        var kills = 0
        for round in 0..<20 {
            // Moments spread over the whole run: each one waits for some more pages, and a little longer.
            let goal = web.pagesAsked.count + 15
            let ended = try Program.run(["fetch", "--pipeline", "web"], input: lines, in: project.root) { process in
                web.waitForVisitors(goal, patience: .seconds(2))
                usleep(UInt32.random(in: 0...10_000, using: &generator))
                kill(process, SIGKILL)
            }
            if ended.code == 137 { kills += 1 }
            // What was answered was in the cache before, and is in it still.
            let held = try captures(project)
            #expect(kept.isSubset(of: held.keys), "round \(round) lost \(kept.subtracting(held.keys).count) captures")
            kept.formUnion(held.keys)
        }
        #expect(kills >= 15, "the run was over before it could be killed")

        let last = try Program.run(["fetch", "--pipeline", "web"], input: lines, in: project.root)
        #expect(last.code == 0, "\(last.err)")
        #expect(last.lines.count == Self.pages && last.lines.allSatisfy { $0.contains(#""outcome":"ok""#) })
        let check = try project.ibid("cache", "verify")
        #expect(check.code == 0 && check.out.contains(" 0 problems"), "\(check.out) \(check.err)")

        // Only what was under way at a kill was asked for again.
        let twice = web.pagesAsked.count - Self.pages
        #expect(twice <= kills * Self.atOnce, "\(twice) pages were asked for again after \(kills) kills")

        // The same payloads as a run that nobody killed.
        let clean = try TemporaryProject()
        try clean.write(web.settings(), to: "Pipelines/web/pipeline.yaml")
        _ = try Program.run(["fetch", "--pipeline", "web"], input: lines, in: clean.root)
        #expect(try captures(project) == captures(clean))
    }

    /// The digest of every page in the cache, by its address.
    private func captures(_ project: TemporaryProject) throws -> [String: String] {
        let listed = try project.ibid("cache", "list")
        return try listed.lines.reduce(into: [:]) { found, line in
            let capture = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard let url = capture["url"] as? String, capture["outcome"] as? String == "ok" else { return }
            found[url] = capture["digest"] as? String
        }
    }
}
