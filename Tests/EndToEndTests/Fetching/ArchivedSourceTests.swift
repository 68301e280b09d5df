import Foundation
import Load
import Records
import Testing

/// F74 from end to end: a cited page is gone, and an archive has a copy of it.
@Suite struct ArchivedSourceTests {
    private static let dead = "http://paper.example/story"
    private static let gate = "http://archive.example/web/"
    private static let raw = gate + "20200106120000id_/" + dead

    private static func web() -> Web {
        let copy = gate + "20200106120000/" + dead
        let memento = ["Memento-Datetime": "Mon, 06 Jan 2020 12:00:00 GMT", "Link": "<\(dead)>; rel=\"original\""]
        let text = """
            <article><h1>Coal</h1><p>The town of Karaton mined 412 thousand tonnes of coal in 2019, the mayor said on Monday.</p>
            <p>Most of it went to the power station by the river, which burns little else.</p></article>
            """
        return Web([
            gate + dead: Web.Page("", status: 302, headers: ["Location": copy].merging(memento) { $1 }),
            copy: Web.Page("<div>Toolbar of the archive</div>" + text, headers: memento),
            raw: Web.Page(text, headers: memento),
        ])
    }

    private func project(_ web: Web) throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write(web.settings("time_gates: [\"\(Self.gate)\"]"), to: "Pipelines/web/pipeline.yaml")
        try project.write(
            """
            # Coal

            The town of Karaton mined 412 thousand tonnes of coal in 2019.[1]

            [1] Ann Lee, “Coal”, The Paper, \(Self.dead), (Access Date: 10.01.2020).
            """, to: "Pipelines/web/document.md")
        return project
    }

    private func records<Record: Decodable>(_ type: Record.Type, _ name: String, in project: TemporaryProject) throws
        -> [Record]
    {
        try project.read("Pipelines/web/output/latest/\(name).jsonl").split(separator: "\n").map {
            try JSONLine.decode(type, from: Data($0.utf8))
        }
    }

    @Test func aRunReadsTheCopyAndSaysSo() throws {
        let web = Self.web()
        let project = try project(web)
        let ended = try project.ibid("run", "web")
        #expect(ended.code == 0, "\(ended.err)")
        #expect(ended.out.contains("gone, archived"), "\(ended.out)")
        let verdict = try #require(records(Verdict.self, "verdicts", in: project).first)
        #expect(verdict.ruling == .supported)
        #expect(
            verdict.explanation.hasSuffix("This is what an archived copy of 2020-01-06 says; the page itself is gone."),
            "\(verdict.explanation)")
        let article = try #require(records(Article.self, "articles", in: project).first)
        #expect(article.url == Self.raw)
        #expect(article.flags.contains("memento") && article.flags.contains("memento_time:2020-01-06T12:00:00.000Z"))
        let captures = try records(Capture.self, "captures", in: project)
        #expect(captures.map(\.outcome) == [.gone, .ok] || captures.map(\.outcome) == [.ok, .gone])
        let issue = try #require(records(Issue.self, "issues", in: project).first { $0.code == "archived_copy" })
        #expect(issue.place == Self.dead)
        // The page itself is still gone, for whoever looks it up.
        #expect(try project.ibid("cache", "show", Self.dead).code == 3)

        let asked = web.asked.count
        let verdicts = try project.read("Pipelines/web/output/latest/verdicts.jsonl")
        #expect(try project.ibid("run", "web", "--offline").code == 0)
        #expect(try project.read("Pipelines/web/output/latest/verdicts.jsonl") == verdicts)
        #expect(web.asked.count == asked)
    }

    @Test func theFilterGivesTheCopyAndTheLiveAnswer() throws {
        let web = Self.web()
        let project = try project(web)
        let ended = try Program.run(
            ["fetch", "--pipeline", "web"], input: #"{"id":"a","url":"\#(Self.dead)","accessed":"2020-01-10"}"#,
            in: project.root)
        let answer = try #require(JSONSerialization.jsonObject(with: Data(ended.out.utf8)) as? [String: Any])
        #expect(answer["id"] as? String == "a")
        #expect(answer["outcome"] as? String == "ok")
        #expect(answer["url"] as? String == Self.raw)
        #expect((answer["flags"] as? [String])?.contains("memento_of:\(Self.dead)") == true)
        #expect((answer["live"] as? [String: Any])?["outcome"] as? String == "gone")
        #expect((answer["live"] as? [String: Any])?["url"] as? String == Self.dead)
    }

    @Test func noArchiveIsAskedWhereNoneIsNamed() throws {
        let web = Self.web()
        let project = try project(web)
        try project.write(web.settings("time_gates: []"), to: "Pipelines/web/pipeline.yaml")
        #expect(try project.ibid("run", "web").code == 3)
        #expect(web.pagesAsked == [Self.dead])
    }
}
