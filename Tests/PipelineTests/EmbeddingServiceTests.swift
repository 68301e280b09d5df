import Foundation
import HTTP
import Synchronization
import Testing
import Verify

@testable import Pipeline

/// The embeddings interface, as far as Ibid speaks it.
@Suite struct EmbeddingServiceTests {
    final class Service: Transport {
        let answer: @Sendable (Request) -> Response
        let asked = Mutex<[Request]>([])

        init(_ answer: @escaping @Sendable (Request) -> Response) {
            self.answer = answer
        }

        func exchange(_ request: Request) async -> Exchange {
            asked.withLock { $0.append(request) }
            return Exchange(request: request, response: answer(request))
        }
    }

    static func response(_ json: String, status: Int = 200) -> Response {
        Response(status: status, headers: ["Content-Type": "application/json"], body: Array(json.utf8))
    }

    static let models = #"{"object":"list","data":[{"id":"small","object":"model"},{"id":"large"}]}"#

    /// Answers with the vectors in reverse order: their `index` says where they belong.
    static func vectors(for request: Request) throws -> Response {
        let question = try JSONSerialization.jsonObject(with: Data(request.body ?? [])) as? [String: Any]
        let texts = try #require(question?["input"] as? [String])
        let data = texts.indices.reversed().map { #"{"index":\#($0),"embedding":[\#(texts[$0].count),0.5]}"# }
        return response(#"{"data":[\#(data.joined(separator: ","))],"model":"small"}"#)
    }

    @Test func `texts go out in batches and vectors come back in their order`() async throws {
        let service = Service { request in
            (request.body == nil ? Self.response(Self.models) : try? Self.vectors(for: request))
                ?? Self.response("", status: 500)
        }
        let model = try await EmbeddingService.open("http://127.0.0.1:8000/v1/", transport: service)
        #expect(model.model == "small")
        let texts = (1...150).map { String(repeating: "a", count: $0) }
        let vectors = try await model.vectors(of: texts, as: .passage)
        #expect(vectors.map { $0[0] } == (1...150).map(Float.init))
        let asked = service.asked.withLock { $0 }
        #expect(asked.map(\.url.description).first == "http://127.0.0.1:8000/v1/models")
        #expect(asked.count == 4)
        let body = String(decoding: try #require(asked[1].body), as: UTF8.self)
        #expect(body.contains(#""model":"small""#) && body.contains(#""input_type":"passage""#))
    }

    @Test(arguments: [
        (Self.response("no such page", status: 404), "answers with status 404"),
        (Self.response("<html>"), "something else than a list of models"),
        (Self.response(#"{"data":[]}"#), "lists no model"),
    ])
    func `what is no such service is said`(response: Response, says: String) async throws {
        await #expect {
            try await EmbeddingService.open("http://127.0.0.1:8000/v1", transport: Service { _ in response })
        } throws: {
            ($0 as? SentenceModelError)?.message.contains(says) == true
        }
    }

    @Test func `missing and doubled vectors are refused`() async throws {
        for answer in [
            #"{"data":[{"index":0,"embedding":[1]}]}"#,
            #"{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}"#,
        ] {
            let service = Service { $0.body == nil ? Self.response(Self.models) : Self.response(answer) }
            let model = try await EmbeddingService.open("http://127.0.0.1:8000/v1", transport: service)
            await #expect(throws: SentenceModelError.self) { try await model.vectors(of: ["a", "b"], as: .query) }
        }
    }

    @Test func `an address that is none is refused`() async throws {
        await #expect(throws: SentenceModelError.self) { try await EmbeddingService.open("localhost") }
    }
}
