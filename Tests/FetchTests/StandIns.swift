import Archive
import Fetch
import Foundation
import HTTP
import Synchronization

/// A transport that answers from a table, and remembers what it was asked.
final class StandIn: Transport {
    private let pages: [String: [Response]]
    private let failures: [String: Failure]
    private let otherwise: (@Sendable (Request) -> Response)?
    private let asked = Mutex<[Request]>([])

    /// Several responses for one address are given in turn; the last one stays. For other addresses there is no such host, unless
    /// `otherwise` answers them.
    init(
        _ pages: [String: [Response]], failing failures: [String: Failure] = [:],
        otherwise: (@Sendable (Request) -> Response)? = nil
    ) {
        self.pages = pages
        self.failures = failures
        self.otherwise = otherwise
    }

    var requests: [Request] { asked.withLock { $0 } }

    func exchange(_ request: Request) async -> Exchange {
        let before = asked.withLock { asked in
            asked.append(request)
            return asked.count { $0.url == request.url } - 1
        }
        if let failure = failures[request.url.withoutFragment] { return Exchange(request: request, failure: failure) }
        guard let turns = pages[request.url.withoutFragment], let last = turns.last else {
            if let otherwise { return Exchange(request: request, response: otherwise(request)) }
            return Exchange(request: request, failure: Failure(.nameNotFound, "no such host"))
        }
        return Exchange(request: request, response: before < turns.count ? turns[before] : last)
    }
}

/// A clock that stands still until somebody sleeps.
final class StillClock: Sendable {
    private let elapsed = Mutex(Duration.zero)
    private let waits = Mutex<[Duration]>([])
    let start = 1_790_000_000_000

    var slept: [Duration] { waits.withLock { $0 } }

    var time: Timekeeper {
        Timekeeper(
            now: { self.start + Int(self.elapsed.withLock { $0 } / .milliseconds(1)) },
            elapsed: { self.elapsed.withLock { $0 } },
            sleep: { wait in
                self.elapsed.withLock { $0 += wait }
                self.waits.withLock { $0.append(wait) }
                await Task.yield()
            },
            random: { 0.5 })
    }
}

/// A folder that goes away with the test.
final class ScratchFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-\(UUID().uuidString)").path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

func page(_ text: String, status: Int = 200, headers: HeaderFields = ["Content-Type": "text/html"]) -> Response {
    Response(status: status, headers: headers, body: Array(text.utf8))
}

extension FetchPolicy {
    static let plain = FetchPolicy(obeysRobots: false, gap: .zero)
}
