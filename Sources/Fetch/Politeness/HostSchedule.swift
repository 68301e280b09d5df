/// When the next request to one host may start. Pure: it is told the time and says what to do.
struct HostSchedule {
    private(set) var active = 0
    private var nextStart = Duration.zero
    private var pausedUntil = Duration.zero
    private var failures = 0
    private var circuitUntil = Duration.zero
    var gap: Duration

    init(gap: Duration) {
        self.gap = gap
    }

    enum Decision: Equatable {
        case go
        case wait(Duration)
        /// Every place is taken; ask again when one is given back.
        case full
        /// Not in this run: the host asked for, or earned, a longer rest than is waited for.
        case refuse(String)
    }

    mutating func admit(at now: Duration, policy: FetchPolicy) -> Decision {
        if circuitUntil > now {
            return .refuse("the host failed \(policy.circuitFailures) times in a row and is left alone")
        }
        if pausedUntil - now > policy.longestRetryAfter {
            return .refuse("the host asked not to be called for longer than is waited for")
        }
        guard active < policy.perHost else { return .full }
        let start = max(nextStart, pausedUntil)
        guard start <= now else { return .wait(start - now) }
        active += 1
        nextStart = now + gap
        return .go
    }

    enum Report: Equatable {
        /// The host answered, whatever it said.
        case answered
        /// The host itself is in trouble: no answer, or 5xx.
        case failed
        /// `429` or `503` with Retry-After.
        case busy(Duration)
    }

    mutating func finish(_ report: Report, at now: Duration, policy: FetchPolicy) {
        active -= 1
        switch report {
        case .answered: failures = 0
        case .failed: failures += 1
        case .busy(let pause): pausedUntil = max(pausedUntil, now + pause)
        }
        if failures >= policy.circuitFailures {
            circuitUntil = now + policy.circuitRest
            failures = 0
        }
    }
}

/// How long to wait before an attempt is made again: full jitter over an exponentially growing span.
enum Backoff {
    static func wait(attempt: Int, random: Double, policy: FetchPolicy) -> Duration {
        let span = min(policy.backoff * (1 << min(attempt, 16)), policy.longestBackoff)
        return span * random
    }
}
