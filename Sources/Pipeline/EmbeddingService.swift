import Foundation
import HTTP
import Verify

/// A sentence model behind the embeddings interface that OpenAI set and most servers of local models speak: `GET /models` and
/// `POST /embeddings` below one address.
///
///     let service = try await EmbeddingService.open("http://127.0.0.1:8000/v1")
///     let vectors = try await service.vectors(of: ["Coal exports rose."], as: .query)
///
/// Texts are sent to that address and nowhere else. The role of a text goes along as `input_type`, which models of search heed
/// and others pass over.
struct EmbeddingService: SentenceModel {
    /// What the service calls its model: the first of those it lists.
    let model: String
    private let endpoint: WebAddress
    private let transport: any Transport

    /// Texts in one request.
    static let batch = 64
    /// Bytes of one text; models read some 2,000 at most.
    static let longestText = 8_000

    /// Asks the service which model it has.
    static func open(_ address: String) async throws(SentenceModelError) -> EmbeddingService {
        let settings = CurlSettings(
            connectTimeout: .seconds(5), firstByteTimeout: .seconds(120), stallTimeout: .seconds(120),
            totalTimeout: .seconds(180), maxBody: 64 << 20, addresses: .open, ports: nil)
        return try await open(address, transport: CurlTransport(settings))
    }

    static func open(_ address: String, transport: any Transport) async throws(SentenceModelError) -> EmbeddingService {
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        guard let models = try? WebAddress(base + "/models"), let endpoint = try? WebAddress(base + "/embeddings")
        else {
            throw SentenceModelError("'\(address)' is not the address of one; expected, e.g., http://127.0.0.1:8000/v1")
        }
        let list = try await answer(to: Request(models), by: transport, as: ModelList.self)
        guard let first = list.data.first else { throw SentenceModelError("\(models) lists no model") }
        return EmbeddingService(model: first.id, endpoint: endpoint, transport: transport)
    }

    func vectors(of texts: [String], as role: SentenceRole) async throws(SentenceModelError) -> [[Float]] {
        var vectors: [[Float]] = []
        vectors.reserveCapacity(texts.count)
        for start in stride(from: 0, to: texts.count, by: Self.batch) {
            vectors += try await batch(texts[start..<min(start + Self.batch, texts.count)], as: role)
        }
        return vectors
    }

    private func batch(_ texts: ArraySlice<String>, as role: SentenceRole) async throws(SentenceModelError) -> [[Float]]
    {
        let question = Question(
            input: texts.map { String(decoding: $0.utf8.prefix(Self.longestText), as: UTF8.self) }, model: model,
            inputType: role.rawValue)
        guard let body = try? JSONEncoder().encode(question) else { throw SentenceModelError("a text is not UTF-8") }
        let answer = try await Self.answer(
            to: Request(endpoint, headers: ["Content-Type": "application/json"], posting: Array(body)), by: transport,
            as: Answer.self)
        let vectors = answer.data.sorted { $0.index < $1.index }
        guard vectors.map(\.index) == Array(0..<texts.count) else {
            throw SentenceModelError("\(endpoint) gave \(vectors.count) vectors for \(texts.count) texts")
        }
        return vectors.map(\.embedding)
    }

    private static func answer<Body: Decodable & Listing>(
        to request: Request, by transport: any Transport, as type: Body.Type
    ) async throws(SentenceModelError) -> Body {
        let exchange = await transport.exchange(request)
        if let failure = exchange.failure {
            throw SentenceModelError("\(request.url) does not answer: \(failure.detail)")
        }
        guard let response = exchange.response, response.status == 200 else {
            throw SentenceModelError("\(request.url) answers with status \(exchange.response?.status ?? 0)")
        }
        do {
            return try JSONDecoder().decode(Body.self, from: Data(response.body))
        } catch {
            throw SentenceModelError("\(request.url) answers with something else than a list of \(Body.what)")
        }
    }
}

// MARK: What is said on the wire

/// An answer that lists something.
private protocol Listing {
    static var what: String { get }
}

extension EmbeddingService {
    private struct ModelList: Decodable, Listing {
        static let what = "models"
        var data: [Model]

        struct Model: Decodable { var id: String }
    }

    private struct Question: Encodable {
        var input: [String]
        var model: String
        var inputType: String

        enum CodingKeys: String, CodingKey {
            case input, model
            case inputType = "input_type"
        }
    }

    private struct Answer: Decodable, Listing {
        static let what = "embeddings"
        var data: [Vector]

        struct Vector: Decodable {
            var index: Int
            var embedding: [Float]
        }
    }
}
