import Foundation
import Records

/// How the last run of a pipeline ended, published or not: what `ibid status` shows beside the last good run.
public struct Attempt: Sendable, Codable {
    public var ended: String
    public var mode: String
    public var exitCode: Int
    public var message: String?

    static let fileName = "last-run.json"

    public init(ended: String, mode: String, exitCode: Int, message: String?) {
        self.ended = ended
        self.mode = mode
        self.exitCode = exitCode
        self.message = message
    }

    /// Keeps it beside the runs. A failure to do so is not worth failing a run for.
    public func save(in folder: String) {
        guard let data = try? JSONLine.encode(self) else { return }
        try? (data + Data("\n".utf8)).write(to: URL(fileURLWithPath: folder + "/" + Self.fileName), options: .atomic)
    }

    public static func last(in folder: String) -> Attempt? {
        FileManager.default.contents(atPath: folder + "/" + fileName).flatMap {
            try? JSONLine.decode(Attempt.self, from: $0)
        }
    }
}
