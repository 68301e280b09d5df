import Synchronization

/// A look-up that is waited for only so long: the first answer counts, a later one is not heard.
final class FirstAnswer: Sendable {
    typealias Answer = Result<[IPAddress], Failure>

    private let waiting = Mutex<CheckedContinuation<Answer, Never>?>(nil)

    static func of(_ resolver: any Resolver, name: String, within patience: Duration) async -> Answer {
        let first = FirstAnswer()
        let timer = Task {
            try? await Task.sleep(for: patience)
            first.give(.failure(Failure(.connectTimeout, "no answer about the name within \(patience)")))
        }
        defer { timer.cancel() }
        return await withCheckedContinuation { continuation in
            first.waiting.withLock { $0 = continuation }
            Task {
                do throws(Failure) {
                    first.give(.success(try await resolver.addresses(of: name)))
                } catch {
                    first.give(.failure(error))
                }
            }
        }
    }

    private func give(_ answer: Answer) {
        let waiting = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        waiting?.resume(returning: answer)
    }
}
