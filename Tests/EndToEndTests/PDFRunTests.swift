import Foundation
import Records
import Testing

/// A cited report is a PDF: its evidence names the page; a scan leaves its claims unread, never absent.
@Suite struct PDFRunTests {
    /// A PDF of one line a page, without the table of its objects, which poppler makes anew. Nil is a page without text.
    private func pdf(_ pages: [String?]) -> String {
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var file = """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [\(kids)] /Count \(pages.count) >> endobj
            3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj

            """
        for (number, text) in pages.enumerated() {
            let content = text.map { "BT /F1 10 Tf 50 700 Td (\($0)) Tj ET" } ?? "0 0 100 100 re f"
            file += """
                \(4 + 2 * number) 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] \
                /Resources << /Font << /F1 3 0 R >> >> /Contents \(5 + 2 * number) 0 R >> endobj
                \(5 + 2 * number) 0 obj << /Length \(content.utf8.count) >> stream
                \(content)
                endstream endobj

                """
        }
        return file + "trailer << /Root 1 0 R >>\n%%EOF\n"
    }

    private struct Found {
        var articles: [Article]
        var verdicts: [Verdict]
        var issues: [Records.Issue]
        var summary: String
    }

    private func run(_ report: String, tonnes: Int = 38) throws -> Found {
        let project = try TemporaryProject()
        try project.write("document: document.md\nexpectations: {facts: 0}\n", to: "Pipelines/p/pipeline.yaml")
        try project.write(
            "Exports of coal reached \(tonnes) million tonnes in 2024.[1]\n\n[1] Ministry, \u{201C}Coal\u{201D}, https://post.example/coal.pdf\n",
            to: "Pipelines/p/document.md")
        try project.write(report, to: "Pipelines/p/rehearsal/coal.pdf")
        try project.write(
            "- {url: \"https://post.example/coal.pdf\", file: coal.pdf, type: application/pdf}\n",
            to: "Pipelines/p/rehearsal/pages.yaml")
        let ended = try project.ibid("run", "p", "--rehearse")
        #expect([0, 1, 3].contains(ended.code), "\(ended.err)")
        func records<Record: Decodable>(_ type: Record.Type, _ name: String) throws -> [Record] {
            try project.read("Pipelines/p/output/latest/" + name).split(separator: "\n").map {
                try JSONLine.decode(type, from: Data($0.utf8))
            }
        }
        return Found(
            articles: try records(Article.self, "articles.jsonl"),
            verdicts: try records(Verdict.self, "verdicts.jsonl"),
            issues: try records(Records.Issue.self, "issues.jsonl"), summary: ended.out)
    }

    private let report = [
        "This report of the ministry describes the year in the mines and on the railway.",
        "Exports of coal reached 38 million tonnes in 2024, the ministry reports.",
    ]

    @Test func evidenceNamesItsPage() throws {
        let found = try run(pdf(report))
        #expect(found.articles.first?.reader == "pdf/1")
        let verdict = try #require(found.verdicts.first)
        #expect(verdict.ruling == .supported)
        #expect(verdict.evidence.first?.page == 2)
    }

    @Test func theSummaryNamesThePageToo() throws {
        let found = try run(pdf(report), tonnes: 83)
        #expect(found.verdicts.map(\.ruling) == [.disputed])
        #expect(found.summary.contains("source  page 2: Exports of coal reached 38 million"), "\(found.summary)")
    }

    @Test func aScanIsUnread() throws {
        let found = try run(pdf([nil, nil]))
        #expect(found.verdicts.map(\.ruling) == [.unread])
        #expect(found.verdicts.first?.explanation.contains("a PDF of pictures") == true)
        #expect(found.issues.map(\.code).contains("image_only"))
    }
}
