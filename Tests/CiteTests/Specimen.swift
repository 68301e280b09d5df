import Foundation
import Records
import Testing

@testable import Cite

/// A Markdown page that is a test: a document in one fence, what is read from it in the next.
///
/// Fences: `text` or `markdown` for the document, `reading` for the expectation. Spaces at line ends do not count.
struct Specimen: CustomTestStringConvertible {
    let page: String
    let name: String
    let format: Document.Format
    let document: String
    let reading: String

    var testDescription: String { "\(page): \(name)" }

    /// Every specimen of every page in the folder `Specimens` beside this file.
    static func all() throws -> [Specimen] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Specimens")
        let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try pages.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { page in
            parse(try String(contentsOf: page, encoding: .utf8), page: page.deletingPathExtension().lastPathComponent)
        }
    }

    private static func parse(_ text: String, page: String) -> [Specimen] {
        var specimens: [Specimen] = []
        var name = ""
        var fence: (kind: String, lines: [String])?
        var document: (kind: String, text: String)?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let open = fence {
                if line != "````" {
                    fence?.lines.append(line)
                    continue
                }
                let body = open.lines.joined(separator: "\n")
                if open.kind == "reading", let given = document {
                    let format: Document.Format = given.kind == "markdown" ? .markdown : .plain
                    specimens.append(
                        Specimen(page: page, name: name, format: format, document: given.text, reading: body))
                } else {
                    document = (open.kind, body)
                }
                fence = nil
            } else if line.hasPrefix("````") {
                fence = (String(line.dropFirst(4)), [])
            } else if line.hasPrefix("## ") {
                name = String(line.dropFirst(3))
            }
        }
        return specimens
    }

    /// What Ibid reads from the document, in the form of a `reading` fence.
    func actual() -> String {
        let citing = Citer().cite(Document(source: "doc", format: format, text: document))
        var lines: [String] = []
        for citation in citing.citations {
            lines.append("\(citation.label)")
            if !citation.authors.isEmpty { lines.append("  authors: " + citation.authors.joined(separator: " | ")) }
            let fields: [(String, String?)] = [
                ("title", citation.title), ("container", citation.container), ("url", citation.url),
                ("written", citation.urlAsWritten?.replacing("\n", with: "⏎")), ("accessed", citation.accessed),
                ("published", citation.published), ("lang", citation.lang),
            ]
            for (key, value) in fields { if let value { lines.append("  \(key): \(value)") } }
            if !citation.repairs.isEmpty {
                lines.append("  repairs: " + citation.repairs.map(\.rule).joined(separator: ", "))
            }
            for marker in citation.markers {
                lines.append("  claims: " + marker.claims.map { Self.oneLine($0.exact) }.joined(separator: " | "))
            }
        }
        for issue in citing.issues { lines.append("! \(issue.code) \(issue.place ?? "")") }
        return lines.joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String { text.replacing("\n", with: " ") }
}
