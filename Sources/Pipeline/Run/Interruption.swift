import Dispatch
import Glibc
import Synchronization

/// What Ctrl-C and SIGTERM do: remove what is being written aside, say so, and end with 130 or 143.
///
/// Nothing else need be undone. A run becomes visible by one rename, and the cache is appended to by whole records, so
/// ending at any moment leaves both whole.
public final class Interruption: Sendable {
    private let cleanUp = Mutex<(@Sendable () -> Void)?>(nil)
    private let ending = Mutex<(@Sendable () -> Void)?>(nil)
    /// How long a write under way may take to end. Whatever it leaves is cut back at the next start.
    private static let patience = 1.0
    // Made once, never touched again: Dispatch has not marked its sources Sendable.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// Starts to listen. `say` gets the message for people.
    public init(say: @escaping @Sendable (String) -> Void) {
        let queue = DispatchQueue(label: "ibid.signals")
        unsafe sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for (source, code) in unsafe zip(sources, [ExitCode.interrupted, .terminated]) {
            source.setEventHandler { [self] in
                bringToEnd()
                let action = cleanUp.withLock { $0 }
                action?()
                // With nothing to undo, the run has not begun or is published already.
                say(action == nil ? "interrupted" : "interrupted; nothing was published")
                _exit(code.rawValue)
            }
            source.resume()
        }
    }

    /// Lets `action` end what must not be cut in two, for a moment, before anything is undone.
    public func finish(_ action: @escaping @Sendable () -> Void) {
        ending.withLock { $0 = action }
    }

    private func bringToEnd() {
        guard let action = ending.withLock({ $0 }) else { return }
        let done = DispatchSemaphore(value: 0)
        DispatchQueue(label: "ibid.ending").async {
            action()
            done.signal()
        }
        _ = done.wait(timeout: .now() + Self.patience)
    }

    /// Runs `action` should the process be interrupted from now on; nil for nothing to do.
    public func onInterrupt(_ action: (@Sendable () -> Void)?) {
        cleanUp.withLock { $0 = action }
    }
}
