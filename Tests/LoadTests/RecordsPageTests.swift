import Foundation
import Testing

@testable import Load

/// `docs/records.md` is written from the same declarations as the schemas. `IBID_RECORD=1 swift test` writes it anew.
@Suite struct RecordsPageTests {
    @Test func thePageIsUpToDate() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/records.md").standardized
        let page = Self.page()
        if ProcessInfo.processInfo.environment["IBID_RECORD"] == "1" {
            try page.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(
            try String(contentsOf: path, encoding: .utf8) == page, "run IBID_RECORD=1 swift test --filter LoadTests")
    }

    private static func page() -> String {
        var page = """
            # Records

            Every published file is JSON Lines: one record a line, UTF-8, keys sorted, lines sorted by their place (document
            order, address, then id). A key that is optional is absent where it says nothing; it is never null. Each file has
            a JSON Schema beside it in `schema/`, and `datapackage.json` describes them all.

            Offsets count **Unicode code points**, end exclusive, and `text[start..<end] == exact` always holds (Web
            Annotation Data Model, TextPositionSelector and TextQuoteSelector).

            An `id` is a kind and the first 16 hexadecimal digits of a SHA-256 over the parts named below, each with its
            length. It names content, never a run: an article is its address, its bytes and its reader, so a refresh that
            finds the same bytes changes no fact and no verdict. Only captures and the manifest carry a clock.

            | id | made of |
            |---|---|
            | `doc-` | format, text |
            | `cit-` | document, label, place, wording |
            | `cap-` | address, time, payload digest (or outcome) |
            | `art-` | address, payload digest, reader |
            | `fact-` | place and words of the evidence, kind, subject, property, value, unit, time, object, rule |
            | `verdict-` | place of the claim, citation, article |
            | `claim-` | place of the claim |


            """
        for table in Table.allCases {
            page += "## \(table.file)\n\n\(table.title).\n\n| key | type | | meaning |\n|---|---|---|---|\n"
            page += rows(table.fields, prefix: "")
            page += "\n"
        }
        return page
    }

    private static func rows(_ fields: [Field], prefix: String) -> String {
        fields.map { field in
            "| `\(prefix)\(field.name)` | \(type(field.shape)) | \(field.isRequired ? "" : "optional") | \(field.note) |\n"
                + nested(field.shape, prefix: prefix + field.name)
        }.joined()
    }

    private static func nested(_ shape: Shape, prefix: String) -> String {
        switch shape {
        case .object(let fields): rows(fields, prefix: prefix + ".")
        case .list(.object(let fields)): rows(fields, prefix: prefix + "[].")
        default: ""
        }
    }

    private static func type(_ shape: Shape) -> String {
        switch shape {
        case .text: "text"
        case .integer: "integer"
        case .number: "number"
        case .date: "date and time"
        case .choice(let names): names.map { "`\($0)`" }.joined(separator: " ")
        case .list(.object): "list"
        case .list(let element): "list of \(type(element))"
        case .object: "object"
        }
    }
}
