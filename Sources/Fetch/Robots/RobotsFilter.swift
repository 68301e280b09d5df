import Foundation
import Records

/// `ibid robots`: `{"id","robots_base64","user_agent","url"}` in, `{"id","allowed","crawl_delay","rule"}` out.
public struct RobotsFilter: LineFilter {
    public init() {}

    private struct Question: Decodable {
        var id: LineID?
        var robotsBase64: String?
        var userAgent: String?
        var url: String?

        enum CodingKeys: String, CodingKey {
            case id, url
            case robotsBase64 = "robots_base64"
            case userAgent = "user_agent"
        }
    }

    private struct Reply: Encodable {
        var id: LineID?
        var allowed: Bool
        var crawlDelay: Double?
        var rule: String?

        enum CodingKeys: String, CodingKey {
            case id, allowed, rule
            case crawlDelay = "crawl_delay"
        }
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let question: Question
        do {
            question = try JSONLine.decode(Question.self, from: line)
        } catch {
            throw LineError(code: "invalid_json", message: "not a JSON object of strings: \(error)")
        }
        guard let text = question.robotsBase64, let bytes = Data(base64Encoded: text) else {
            throw LineError(
                id: question.id, code: "invalid_robots", message: "“robots_base64” is missing or not base64")
        }
        let robots = Robots(Array(bytes))
        let agent = question.userAgent ?? ""
        let verdict = robots.verdict(on: question.url ?? "", for: agent)
        let reply = Reply(
            id: question.id, allowed: verdict.isAllowed, crawlDelay: robots.crawlDelay(for: agent), rule: verdict.rule)
        do {
            return try JSONLine.encode(reply)
        } catch {
            throw LineError(id: question.id, code: "unwritable", message: "\(error)")
        }
    }
}
