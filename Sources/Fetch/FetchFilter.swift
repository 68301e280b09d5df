import Foundation
import Records

/// `ibid fetch`: `{"id","url"}` in, a Capture record with that `id` out.
///
///     FetchFilter(fetcher)   // hand it to the driver of filters
public struct FetchFilter: LineFilter {
    private let fetcher: Fetcher

    public init(_ fetcher: Fetcher) {
        self.fetcher = fetcher
    }

    private struct Question: Decodable {
        var id: LineID?
        var url: String?
    }

    private struct Reply: Encodable {
        var id: LineID?
        var capture: Capture

        private enum Key: String, CodingKey { case id }

        func encode(to encoder: any Encoder) throws {
            try capture.encode(to: encoder)
            guard let id else { return }
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
        }
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let question: Question
        do {
            question = try JSONLine.decode(Question.self, from: line)
        } catch {
            throw LineError(code: "invalid_json", message: "not a JSON object with “id” and “url”: \(error)")
        }
        guard let url = question.url else {
            throw LineError(id: question.id, code: "missing_url", message: "the line has no “url”")
        }
        let capture = await fetcher.capture(url)
        do {
            return try JSONLine.encode(Reply(id: question.id, capture: capture))
        } catch {
            throw LineError(id: question.id, code: "unwritable", message: "\(error)")
        }
    }
}
