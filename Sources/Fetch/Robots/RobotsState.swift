/// What is known of an origin's robots.txt.
enum RobotsState: Sendable {
    case rules(Robots)
    /// There is none (4xx): everything is allowed.
    case absent
    /// Whether there is one cannot be said now: nothing is allowed (RFC 9309 §2.3.1.4).
    case refusal(Walk.Refusal)
}
