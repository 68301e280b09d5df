import Foundation
import Load
import Records
import Testing

@Suite struct RunTests {
    @Test func aRehearsalShowsEveryRulingAndSaysWhatItIs() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try project.ibid("run", "kazakhstan", "--rehearse")
        #expect(ended.code == 3, "\(ended.err)")
        #expect(ended.err.contains("rehearsal of 'kazakhstan': stand-in pages, not the real sources"))
        #expect(ended.out.contains("rehearsal run"))
        #expect(!FileManager.default.fileExists(atPath: project.path("Cache")))
        let manifest = try #require(Output(folder: project.output).latestManifest())
        #expect(manifest.mode == "rehearsal")
        #expect(manifest.outcomes == ["ok": 7, "gone": 1, "consent_wall": 1])
        for ruling in [Ruling.supported, .partly, .disputed, .absent, .unread] {
            #expect(manifest.rulings[ruling.rawValue] ?? 0 > 0, "no claim is \(ruling)")
        }
    }

    @Test func everyPassageStandsWhereItSays() throws {
        let project = try TemporaryProject.kazakhstan()
        _ = try project.ibid("run", "kazakhstan", "--rehearse", "--quiet")
        let latest = "Pipelines/kazakhstan/output/latest/"
        func records<Record: Decodable>(_ type: Record.Type, _ name: String) throws -> [Record] {
            try project.read(latest + name).split(separator: "\n").map {
                try JSONLine.decode(type, from: Data($0.utf8))
            }
        }
        var texts: [String: Text] = [:]
        for document in try records(Document.self, "documents.jsonl") { texts[document.id] = Text(document.text) }
        for article in try records(Article.self, "articles.jsonl") { texts[article.id] = Text(article.text) }
        let facts = try records(Fact.self, "facts.jsonl")
        let verdicts = try records(Verdict.self, "verdicts.jsonl")
        #expect(facts.count > 20 && verdicts.count > 20)
        for passage in facts.map(\.evidence) + verdicts.flatMap({ [$0.claim] + $0.evidence }) {
            let text = try #require(texts[passage.doc], "\(passage.doc) is not published")
            #expect(passage.holds(in: text), "\(passage)")
        }
    }

    @Test func theSameEvidenceGivesTheSameBytes() throws {
        let project = try TemporaryProject.kazakhstan()
        var seen: [[String]] = []
        for _ in 0..<2 {
            _ = try project.ibid("run", "kazakhstan", "--rehearse", "--quiet")
            seen.append(
                try ["citations", "articles", "facts", "verdicts", "issues"].map {
                    // Articles name the capture they were read from, and captures carry the run's clock.
                    try project.read("Pipelines/kazakhstan/output/latest/\($0).jsonl")
                        .replacing(/"capture":"[^"]*",/, with: "").replacing(/"record":"cap-[^"]*",/, with: "")
                })
        }
        #expect(seen[0] == seen[1])
    }

    @Test func aRehearsalNeverReplacesRealData() throws {
        let project = try TemporaryProject.kazakhstan()
        _ = try project.ibid("run", "kazakhstan", "--rehearse", "--quiet")
        let output = Output(folder: project.output)
        let run = try #require(output.latestRun)
        try project.edit("Pipelines/kazakhstan/output/runs/\(run)/manifest.json", "\"rehearsal\"", "\"live\"")
        let again = try project.ibid("run", "kazakhstan", "--rehearse")
        #expect(again.code == 3)
        #expect(output.latestRun == run)
        #expect(Output(folder: project.output + "/rehearsal").latestManifest()?.mode == "rehearsal")
    }

    @Test func whatARunWouldAskForIsSaidAndNotAsked() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try project.ibid("run", "kazakhstan", "--dry-run")
        #expect(ended.code == 0)
        #expect(ended.lines.count == 9)
        #expect(ended.lines.contains("[9]  https://l24.im/tais  ask"))
        #expect(!FileManager.default.fileExists(atPath: project.output))
    }

    @Test func progressAsJSON() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try project.ibid("run", "kazakhstan", "--rehearse", "--log", "json")
        let events = try ended.err.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String])
        }
        #expect(events.compactMap { $0["stage"] } == ["cite", "fetch", "parse", "normalize", "verify", "load"])
        #expect(ended.out.isEmpty)
    }

    @Test func offlineWithoutACacheEverythingIsUnread() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try project.ibid("run", "kazakhstan", "--offline")
        #expect(ended.code == 3)
        let manifest = try #require(Output(folder: project.output).latestManifest())
        #expect(manifest.outcomes == ["not_cached": 9])
        #expect(Array(manifest.rulings.keys) == ["unread"])
    }

    @Test func anExpectationThatFailsWithholds() throws {
        let project = try TemporaryProject.kazakhstan()
        try project.edit("Pipelines/kazakhstan/pipeline.yaml", "citations: 9", "citations: 10\n  sources_read: 0.9")
        let ended = try project.ibid("run", "kazakhstan", "--rehearse")
        #expect(ended.code == 4)
        #expect(ended.err.contains("9 citations were found, at least 10 are expected"))
        #expect(ended.err.contains("7 of 9 sources were read, a share of at least 0.9 is expected"))
        #expect(Output(folder: project.output).latestRun == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: project.output + "/runs").isEmpty)
        let status = try project.ibid("status")
        #expect(status.out.contains("4 withheld"))
    }

    /// No HOME, no terminal, LANG=C, another folder: as cron runs it.
    @Test func asCronRunsIt() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try Program.run(
            ["run", "kazakhstan", "--rehearse", "--project", project.root], in: "/",
            environment: ["LANG": "C", "PATH": "/usr/bin:/bin"])
        #expect(ended.code == 3)
        #expect(!ended.err.contains("\u{1B}") && !ended.out.contains("\u{1B}"))
    }

    @Test func whatIsDueRunsOnceAndThenWaits() throws {
        let project = try TemporaryProject.kazakhstan()
        #expect(try project.ibid("run", "--due", "--rehearse", "--quiet").code == 3)
        let output = Output(folder: project.output)
        let run = try #require(output.latestRun)
        // A rehearsal refreshes nothing; a live run does.
        #expect(try project.ibid("status").out.contains("due now"))
        try project.edit("Pipelines/kazakhstan/output/runs/\(run)/manifest.json", "\"rehearsal\"", "\"live\"")
        let waiting = try project.ibid("run", "--due")
        #expect(waiting.code == 0)
        #expect(waiting.err.contains("nothing is due"))
        #expect(output.latestRun == run)
    }

    @Test func whatIsDue() throws {
        let project = try TemporaryProject.kazakhstan()
        let status = try project.ibid("status")
        #expect(status.out.contains("due now"))
        #expect(try project.ibid("schedule").out.hasSuffix("run --due --quiet --project \(project.root)\n"))
        try project.edit("Pipelines/kazakhstan/pipeline.yaml", "schedule:", "output:")
        #expect(try project.ibid("run", "--due").code == 2)
    }
}
