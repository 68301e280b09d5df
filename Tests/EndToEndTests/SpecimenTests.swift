import Foundation
import Testing

/// Specimens are pages to read: a document, the pages it cites, and the report that comes of them. Each is run as a pipeline.
/// `IBID_RECORD=1 swift test` writes the reports anew; read the difference before committing it.
@Suite struct SpecimenTests {
    private static let folder = Program.checkout + "/Tests/EndToEndTests/Specimens"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
        $0.hasSuffix(".md")
    }.sorted()

    @Test func thereAreSpecimens() {
        #expect(Self.names.count >= 3)
    }

    @Test(arguments: names) func report(name: String) throws {
        let path = Self.folder + "/" + name
        let page = try String(contentsOfFile: path, encoding: .utf8)
        let specimen = try Specimen(page)
        let project = try TemporaryProject()
        try project.write("document: document.md\nexpectations: {facts: 0}\n", to: "Pipelines/specimen/pipeline.yaml")
        try project.write(specimen.document, to: "Pipelines/specimen/document.md")
        var list = "[]\n"
        for (index, page) in specimen.pages.enumerated() {
            if index == 0 { list = "" }
            try project.write(page.body, to: "Pipelines/specimen/rehearsal/\(index).html")
            list += "- {url: \"\(page.url)\", status: \(page.status), file: \(index).html}\n"
        }
        try project.write(list, to: "Pipelines/specimen/rehearsal/pages.yaml")
        let ended = try project.ibid("run", "specimen", "--rehearse")
        let report =
            ended.out.trimmingCharacters(in: .newlines).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast(2).joined(separator: "\n") + "\n\nexit code \(ended.code)\n"
        if ProcessInfo.processInfo.environment["IBID_RECORD"] == "1" {
            try specimen.page(with: report).write(toFile: path, atomically: true, encoding: .utf8)
        } else {
            #expect(report == specimen.report, "\(ended.err)")
        }
    }
}

/// A specimen taken apart: `## Document`, `## Page URL [STATUS]` and `## Report`, each with one fenced block.
private struct Specimen {
    struct Page {
        var url: String
        var status: Int
        var body: String
    }

    var document = ""
    var pages: [Page] = []
    var report = ""
    private var head = ""

    struct Malformed: Error {}

    init(_ page: String) throws {
        for section in page.components(separatedBy: "\n## ").dropFirst() {
            let title = section.prefix { $0 != "\n" }.split(separator: " ")
            let parts = section.components(separatedBy: "\n````")
            guard parts.count >= 3 else { throw Malformed() }
            let body = parts[1].drop { $0 != "\n" }.dropFirst() + "\n"
            switch title.first {
            case "Document": document = String(body)
            case "Page":
                pages.append(
                    Page(
                        url: String(title[1]), status: title.count > 2 ? Int(title[2]) ?? 200 : 200, body: String(body))
                )
            case "Report": report = String(body)
            default: throw Malformed()
            }
        }
        guard let end = page.range(of: "\n## Report\n") else { throw Malformed() }
        head = String(page[..<end.lowerBound])
    }

    func page(with report: String) -> String {
        head + "\n## Report\n\n````\n" + report + "````\n"
    }
}
