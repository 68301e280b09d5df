import Foundation

/// A stage as a filter: one line of JSON in, one line out, whatever happens.
public protocol LineFilter: Sendable {
    /// The answer to one line, without its line break. Throws for a line that is not valid input; the caller writes
    /// the error as the answer and goes on.
    func answer(to line: Data) async throws(LineError) -> Data
}

/// Why a line could not be answered. Written as `{"id"?,"error":{"code","message"}}`.
public struct LineError: Error, Sendable, Encodable {
    public var id: LineID?
    public var error: Reason

    public struct Reason: Sendable, Encodable {
        public var code: String
        public var message: String
    }

    public init(id: LineID? = nil, code: String, message: String) {
        self.id = id
        self.error = Reason(code: code, message: message)
    }
}

/// The `id` of a line, carried over as it came: text or a whole number.
public enum LineID: Sendable, Hashable, Codable {
    case text(String)
    case number(Int)

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
    }
}

extension LineID: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .text(let text): writer.text(text)
        case .number(let number): writer.number(number)
        }
    }
}
