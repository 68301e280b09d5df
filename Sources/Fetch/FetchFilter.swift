import Foundation
import Records

/// `ibid fetch`: `{"id","url","accessed"?}` in, a Capture record with that `id` out.
///
/// Where the source is gone and an archive has a copy, that copy's record is the answer, and `live` beside it says what the
/// source itself came to. `accessed` is the day the source was read, which the copy is to be near to.
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
        var accessed: String?
    }

    private struct Reply: Encodable {
        var id: LineID?
        var found: Retrieval

        private enum Key: String, CodingKey { case id, live }

        func encode(to encoder: any Encoder) throws {
            try found.best.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            if let id { try container.encode(id, forKey: .id) }
            if found.copy != nil { try container.encode(found.live, forKey: .live) }
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
        let found = await fetcher.retrieve(url, near: question.accessed)
        do {
            return try JSONLine.encode(Reply(id: question.id, found: found))
        } catch {
            throw LineError(id: question.id, code: "unwritable", message: "\(error)")
        }
    }
}
