import Foundation

/// The clocks, handed in so that tests need not wait.
public struct Timekeeper: Sendable {
    /// Milliseconds since 1970: for records.
    public var now: @Sendable () -> Int
    /// Time since some fixed moment that never goes backwards: for waiting.
    public var elapsed: @Sendable () -> Duration
    public var sleep: @Sendable (Duration) async -> Void
    /// A number from 0 up to 1: for jitter.
    public var random: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Int, elapsed: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async -> Void, random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.elapsed = elapsed
        self.sleep = sleep
        self.random = random
    }

    public static let system: Timekeeper = {
        let start = ContinuousClock.now
        return Timekeeper(
            now: { Int(Date().timeIntervalSince1970 * 1000) },
            elapsed: { start.duration(to: .now) },
            sleep: { try? await Task.sleep(for: $0) },
            random: { Double.random(in: 0..<1) })
    }()
}
