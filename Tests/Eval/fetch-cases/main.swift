// Puts the cases of Tests/Eval/fetch_*.py to the code they are about: a line of JSON in, a line of JSON out. Each line names
// what it asks by "ask".
import Archive
import Foundation
import HTML
import HTTP

struct Question: Decodable {
    var ask: String
    var text: String?
    var base: String?
    var bytes: Data?
    var path: String?
    var stored: Stored?
    var fields: [[String]]?
    var now: Int?
}

/// A stored response on its way through the cases; the state between lines is the asker's.
struct Stored: Codable {
    var status: Int
    var headers: [[String]]
    var asked: [[String]]
    var requested: Int
    var received: Int
}

struct Reply: Encodable {
    var text: String?
    var label: String?
    var bytes: Data?
    var failure: String?
    var age: Int?
    var fields: [[String]]?
    var stored: Stored?
    var records: Int?
    var unsound: Int?
}

func fields(_ pairs: [[String]]?) -> HeaderFields {
    HeaderFields((pairs ?? []).compactMap { $0.count == 2 ? .init($0[0], $0[1]) : nil })
}

func pairs(_ fields: HeaderFields) -> [[String]] { fields.fields.map { [$0.name, $0.value] } }

extension StoredResponse {
    init(_ stored: Stored) {
        self.init(
            status: stored.status, headers: fields(stored.headers), asked: fields(stored.asked),
            requested: stored.requested,
            received: stored.received)
    }

    var plain: Stored {
        Stored(status: status, headers: pairs(headers), asked: pairs(asked), requested: requested, received: received)
    }
}

func reuse(_ question: Question) -> Reply {
    guard let plain = question.stored else { return Reply() }
    let stored = StoredResponse(plain)
    switch stored.reuse(for: fields(question.fields), at: question.now ?? 0) {
    case .fresh(let age): return Reply(text: "fresh", age: age, fields: pairs(stored.headers))
    case .stale(let conditions): return Reply(text: "stale", fields: pairs(conditions))
    case .unusable: return Reply(text: "unusable")
    }
}

func update(_ question: Question) -> Reply {
    guard let plain = question.stored, let now = question.now else { return Reply() }
    var stored = StoredResponse(plain)
    stored.update(with: fields(question.fields), requested: now, received: now)
    return Reply(stored: stored.plain)
}

func address(_ question: Question) -> Reply {
    do throws(WebAddressError) {
        let text = question.text ?? ""
        let found = if let base = question.base { try WebAddress(base).resolving(text) } else { try WebAddress(text) }
        return Reply(text: found.href)
    } catch {
        if case .scheme = error { return Reply(failure: "scheme") }
        return Reply(failure: error.message)
    }
}

func records(_ path: String) -> Reply {
    var reply = Reply(records: 0, unsound: 0)
    do {
        let reader = try WARCReader(path: path, keep: 0)
        while let item = try reader.next() {
            reply.records? += 1
            if item.blockDigestHolds == false || item.payloadDigestHolds == false { reply.unsound? += 1 }
        }
    } catch {
        reply.failure = "\(error)"
    }
    return reply
}

func answer(_ question: Question) -> Reply {
    switch question.ask {
    case "label": return Reply(text: Charset(label: question.text ?? "")?.name)
    case "prescan": return Reply(text: Charset(declaredIn: Array(question.bytes ?? Data()))?.name)
    case "content_type":
        let type = ContentType(question.text)
        return Reply(text: type.description, label: type.charset.flatMap(Charset.init(label:))?.name)
    case "decode":
        let decoded = Decoded(Array(question.bytes ?? Data()), charset: question.text)
        return Reply(label: decoded.charset.name, bytes: Data(decoded.utf8))
    case "address": return address(question)
    case "reuse": return reuse(question)
    case "update": return update(question)
    case "records": return records(question.path ?? "")
    default: return Reply(failure: "no such question")
    }
}

while let line = readLine() {
    let reply =
        (try? JSONDecoder().decode(Question.self, from: Data(line.utf8))).map(answer)
        ?? Reply(failure: "not a question")
    FileHandle.standardOutput.write(try JSONEncoder().encode(reply) + Data("\n".utf8))
}
