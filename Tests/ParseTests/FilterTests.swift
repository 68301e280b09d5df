import Foundation
import Records
import Testing

@testable import Parse

@Suite("The parse filter")
struct FilterTests {
    private let filter = ParseFilter(file: { path in
        Array("<p>Read from \(path), which is a file with a page in it.</p>".utf8)
    })

    private func answer(_ line: String) async throws -> [String: Any] {
        let data = try await filter.answer(to: Data(line.utf8))
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func idIsCarriedOver() async throws {
        #expect(try await answer(#"{"id":7,"html":"<p>x</p>"}"#)["id"] as? Int == 7)
        #expect(try await answer(#"{"id":"seven","html":"<p>x</p>"}"#)["id"] as? String == "seven")
    }

    @Test func threeWaysToNameAPage() async throws {
        let text = "<p>A sentence that is long enough to be a paragraph of prose.</p>"
        let base64 = Data(text.utf8).base64EncodedString()
        let words = "A sentence that is long enough to be a paragraph of prose."
        #expect(try await answer("{\"id\":1,\"html\":\"\(text)\"}")["text"] as? String == words)
        #expect(try await answer("{\"id\":1,\"body_base64\":\"\(base64)\"}")["text"] as? String == words)
        #expect(
            try await answer(#"{"id":1,"path":"a.html"}"#)["text"] as? String
                == "Read from a.html, which is a file with a page in it.")
    }

    @Test(arguments: [
        ("{", "not_json"), (#"{"id":1}"#, "no_page"), (#"{"id":1,"body_base64":"%"}"#, "not_base64"),
    ])
    func badLinesAreNamed(line: String, code: String) async {
        let error = await #expect(throws: LineError.self) { try await filter.answer(to: Data(line.utf8)) }
        #expect(error?.error.code == code)
    }
}
