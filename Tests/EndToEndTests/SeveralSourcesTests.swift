import Foundation
import Records
import Testing

/// What is said about a claim by more than one source, and by a person.
@Suite struct SeveralSourcesTests {
    static let brief = """
        # Wells

        The company drilled 34 wells near Karabulak, and it paid 12 million dollars for a school in Aksu.[1][2]
        The plant at Karabulak produced 41,000 tonnes of zinc in 2024.[3]
        The museum in the old town has a new roof.[4]

        [1] Wells, https://one.example/wells
        [2] School, https://two.example/school
        [3] Zinc, https://three.example/zinc
        [4] Museum, https://four.example/museum

        """

    static let pages = [
        "one": "The company drilled 34 wells near Karabulak this spring, its director told reporters on Monday.",
        "two":
            "The company paid 12 million dollars for a school in Aksu. Lessons are free, and its garden is open to all.",
        "three":
            "The plant at Karabulak produced 41,000 tonnes of zinc in 2024, the ministry said in its yearly report.",
        "four": """
        The museum in the old town has a new roof. The director thanked the donors for their patience and their help. \
        The plant at Karabulak produced 39,000 tonnes of zinc in 2024, a guide told visitors.
        """,
        "five": """
        Shares of the company rose. The plant at Karabulak produced 41,000 tonnes of zinc in 2024, the ministry said in \
        its yearly report. Analysts had expected less.
        """,
    ]

    static func project(brief: String = brief) throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write("document: brief.md\nlang: en\n", to: "Pipelines/wells/pipeline.yaml")
        try project.write(brief, to: "Pipelines/wells/brief.md")
        for (name, text) in pages {
            let path = ["one": "wells", "two": "school", "three": "zinc", "four": "museum", "five": "shares"][name]!
            try project.write("<title>\(name)</title><article><p>\(text)</p></article>", to: "\(name).html")
            let added = try project.ibid(
                "cache", "add", "https://\(name).example/\(path)", project.path("\(name).html"), "--date", "2025-05-01")
            #expect(added.code == 0, "\(added.err)")
        }
        return project
    }

    static func records<Record: Decodable>(
        _ type: Record.Type, _ name: String, of project: TemporaryProject
    ) throws -> [Record] {
        try project.read("Pipelines/wells/output/latest/\(name).jsonl").split(separator: "\n").map {
            try JSONLine.decode(type, from: Data($0.utf8))
        }
    }

    @Test func twoNotesBearOutAClaimBetweenThem() throws {
        let project = try Self.project()
        let ended = try project.ibid("run", "wells", "--offline")
        let reviews = try Self.records(ClaimReview.self, "claims", of: project)
        let wells = try #require(reviews.first { $0.claim.exact.contains("34 wells") })
        let verdicts = try Self.records(Verdict.self, "verdicts", of: project)
        #expect(wells.citations.count == 2)
        #expect(
            wells.verdicts.allSatisfy { id in verdicts.contains { $0.id == id && $0.ruling == .partly } },
            "\(ended.err)")
        #expect(wells.ruling == .supported)
        #expect(wells.reason == "sources_together")
        #expect(wells.unsupported.isEmpty)
    }

    @Test func aSourceCitedForSomethingElseCanTellOtherwise() throws {
        let project = try Self.project()
        let ended = try project.ibid("run", "wells", "--offline")
        let reviews = try Self.records(ClaimReview.self, "claims", of: project)
        let zinc = try #require(reviews.first { $0.claim.exact.contains("zinc") })
        #expect(zinc.ruling == .supported)
        #expect(zinc.elsewhere.map(\.ruling) == [.disputed])
        #expect(zinc.elsewhere.first?.evidence.exact.contains("39,000 tonnes") == true)
        #expect(ended.err.contains("1 told otherwise by a source cited for something else"), "\(ended.err)")
        let museum = try #require(reviews.first { $0.claim.exact.contains("museum") })
        #expect(museum.elsewhere.isEmpty)
    }

    @Test func aCopyIsNoConfirmation() throws {
        let project = try Self.project(
            brief: Self.brief.replacing("[4]\n\n", with: "[4]\nShares of the company rose.[5]\n\n")
                + "[5] Shares, https://five.example/shares\n")
        _ = try project.ibid("run", "wells", "--offline")
        let reviews = try Self.records(ClaimReview.self, "claims", of: project)
        let zinc = try #require(reviews.first { $0.claim.exact.contains("zinc") })
        #expect(Set(zinc.elsewhere.map(\.ruling)) == [.supported, .disputed])
        #expect(zinc.origins == 1, "two pages share the ministry's sentence")
    }

    @Test func aRulingStandsUntilTheEvidenceChanges() throws {
        let project = try Self.project()
        _ = try project.ibid("run", "wells", "--offline")
        func museum() throws -> Verdict {
            try #require(
                try Self.records(Verdict.self, "verdicts", of: project).first { $0.claim.exact.contains("museum") })
        }
        let own = try museum()
        #expect(own.ruling == .supported)
        let ruled = try project.ibid(
            "rule", "wells", String(own.id.prefix(14)), "disputed", "--by", "A. Editor", "--why",
            "The photograph on the page shows the \"old\" roof.")
        #expect(ruled.code == 0, "\(ruled.err)")
        #expect(ruled.out.contains("disputed instead of supported"))
        _ = try project.ibid("run", "wells", "--offline")
        let person = try museum()
        #expect(person.ruling == .disputed)
        #expect(person.reason == "ruled_by_person")
        #expect(person.explanation == "The photograph on the page shows the \"old\" roof.")
        #expect(person.person?.name == "A. Editor")
        #expect(person.person?.insteadOf == .supported)

        let again = try project.ibid("rule", "wells", own.id, "absent", "--by", "B", "--why", "c")
        #expect(again.code == 2)
        #expect(again.err.contains("ruled on already in line 1"), "\(again.err)")

        try project.write(
            "<title>four</title><article><p>The museum in the old town has a new roof, its second.</p></article>",
            to: "four.html")
        _ = try project.ibid(
            "cache", "add", "https://four.example/museum", project.path("four.html"), "--date", "2025-06-01")
        _ = try project.ibid("run", "wells", "--offline")
        #expect(try museum().person == nil)
        let issues = try Self.records(Issue.self, "issues", of: project)
        let lapsed = try #require(issues.first { $0.code == "ruling_lapsed" })
        #expect(lapsed.place == "Pipelines/wells/rulings.yaml:1")
        #expect(lapsed.message.contains("the source's text has changed since"))
    }

    @Test func whatThePageSaidWhenItWasReadIsKeptApartFromWhatItSaysNow() throws {
        let project = try Self.project(
            brief: Self.brief.replacing(
                "https://three.example/zinc", with: "https://three.example/zinc (accessed 3 May 2025)"))
        _ = try project.ibid("run", "wells", "--offline")
        func zinc() throws -> Verdict {
            try #require(
                try Self.records(Verdict.self, "verdicts", of: project).first { $0.claim.exact.contains("zinc") })
        }
        #expect(try zinc().whenRead == nil, "there is only one copy")
        try project.write(
            "<title>three</title><article><p>The plant at Karabulak produced 44,000 tonnes of zinc in 2024, the ministry now "
                + "says.</p></article>", to: "three.html")
        _ = try project.ibid(
            "cache", "add", "https://three.example/zinc", project.path("three.html"), "--date", "2025-09-01")
        _ = try project.ibid("run", "wells", "--offline")
        let now = try zinc()
        #expect(now.ruling == .disputed)
        #expect(now.whenRead?.ruling == .supported)
        #expect(now.whenRead?.retrieved.hasPrefix("2025-05-01") == true)
        #expect(now.explanation.hasSuffix("The copy of 2025-05-01, nearest the day it was cited, was 'supported'."))
        let articles = try Self.records(Article.self, "articles", of: project)
        #expect(articles.contains { $0.id == now.whenRead?.article && $0.text.contains("41,000") })
    }

    @Test func aRulingOnNothingIsSaid() throws {
        let project = try Self.project()
        try project.write(
            """
            - claim: The museum has no roof.
              source: https://four.example/museum
              ruling: absent
              by: A. Editor
              date: 2025-05-02
              why: Nobody says so.

            """, to: "Pipelines/wells/rulings.yaml")
        _ = try project.ibid("run", "wells", "--offline")
        let issues = try Self.records(Issue.self, "issues", of: project)
        #expect(issues.contains { $0.code == "ruling_unused" && $0.place == "Pipelines/wells/rulings.yaml:1" })
    }

    @Test func aRulingNeedsAVerdictARulingAndAReason() throws {
        let project = try Self.project()
        let early = try project.ibid("rule", "wells", "verdict-0", "absent", "--by", "B", "--why", "c")
        #expect(early.code == 2 && early.err.contains("has not been run yet"), "\(early.err)")
        _ = try project.ibid("run", "wells", "--offline")
        let unknown = try project.ibid("rule", "wells", "verdict-zzzz", "absent", "--by", "B", "--why", "c")
        #expect(unknown.code == 2 && unknown.err.contains("has no verdict 'verdict-zzzz'"), "\(unknown.err)")
        let many = try project.ibid("rule", "wells", "verdict-", "absent", "--by", "B", "--why", "c")
        #expect(many.code == 2 && many.err.contains("write more of the id"), "\(many.err)")
        let typo = try project.ibid("rule", "wells", "verdict-", "suported", "--by", "B", "--why", "c")
        #expect(typo.code == 2 && typo.err.contains("did you mean 'supported'?"), "\(typo.err)")
        let mute = try project.ibid("rule", "wells", "verdict-", "absent", "--by", "B")
        #expect(mute.code == 2 && mute.err.contains("--why"), "\(mute.err)")
    }
}
