import Foundation
import Records

/// `ibid robots`: `{"id","robots_base64","user_agent","url"}` in, `{"id","allowed","crawl_delay","rule"}` out.
public struct RobotsFilter: LineFilter {
    public init() {}

    private struct Question: Decodable {
        var id: LineID?
        var robots_base64: String?
        var user_agent: String?
        var url: String?
    }

    private struct Reply: Encodable {
        var id: LineID?
        var allowed: Bool
        var crawl_delay: Double?
        var rule: String?
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let question: Question
        do {
            question = try JSONLine.decode(Question.self, from: line)
        } catch {
            throw LineError(code: "invalid_json", message: "not a JSON object of strings: \(error)")
        }
        guard let text = question.robots_base64, let bytes = Data(base64Encoded: text) else {
            throw LineError(
                id: question.id, code: "invalid_robots", message: "“robots_base64” is missing or not base64")
        }
        let robots = Robots(Array(bytes))
        let agent = question.user_agent ?? ""
        let verdict = robots.verdict(on: question.url ?? "", for: agent)
        let reply = Reply(
            id: question.id, allowed: verdict.isAllowed, crawl_delay: robots.crawlDelay(for: agent), rule: verdict.rule)
        do {
            return try JSONLine.encode(reply)
        } catch {
            throw LineError(id: question.id, code: "unwritable", message: "\(error)")
        }
    }
}
