import Foundation
import Records
import Testing

@testable import Verify

@Suite struct FilterTests {
    private func answer(_ line: String) async throws -> [String: Any] {
        let data = try await VerifyFilter(verifier: Specimens.verifier).answer(to: Data(line.utf8))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `sentences are answered by number`() async throws {
        let answer = try await answer(
            #"{"id":7,"claim":"640 people work there.","source_sentences":["It rained.","About 640 people work there."]}"#
        )
        #expect(answer["id"] as? Int == 7)
        #expect(answer["ruling"] as? String == "supported")
        let evidence = try #require(answer["evidence"] as? [[String: Any]])
        #expect(evidence.first?["sentence"] as? Int == 1)
    }

    @Test func `a text is answered by place and words`() async throws {
        let answer = try await answer(
            #"{"id":"a","claim":"640 people work there.","source_text":"Déjà vu. About 640 people work there."}"#)
        let first = try #require((answer["evidence"] as? [[String: Any]])?.first)
        #expect(first["start"] as? Int == 9)
        #expect(first["exact"] as? String == "About 640 people work there.")
    }

    @Test(arguments: ["{}", "not json", #"{"id":1,"claim":"x"}"#])
    func `a line that is no claim is an error with a code`(line: String) async {
        await #expect(throws: LineError.self) {
            try await VerifyFilter(verifier: Specimens.verifier).answer(to: Data(line.utf8))
        }
    }
}
