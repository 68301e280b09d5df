import Archive
import HTTP
import Records

/// A robots.txt that lies in the cache.
struct KeptRobots {
    /// Nil where the host had none.
    var rules: Robots?
    /// When it was read, in milliseconds since 1970.
    var read: Int
}

extension Fetcher {
    /// RFC 9309 §2.4: rules are not used for longer than a day.
    static let robotsLife = Duration.seconds(24 * 3600)

    /// The newest robots.txt of an address's host that said something.
    func keptRobots(of url: WebAddress) throws(ArchiveError) -> KeptRobots? {
        guard let address = try? url.resolving("/robots.txt") else { return nil }
        for capture in try archive.captures(of: address.href, limit: 20) {
            guard let read = WARCDate.milliseconds(capture.retrieved) else { continue }
            switch capture.outcome {
            case .ok, .tooLarge:
                guard let payload = try? archive.payload(of: capture) else { continue }
                return KeptRobots(rules: Robots(payload), read: read)
            case .gone, .forbidden, .authRequired, .clientError, .legal: return KeptRobots(rules: nil, read: read)
            default: continue
            }
        }
        return nil
    }

    /// What to go by where robots.txt cannot be read now: the last one, for as long as it may be used.
    func lastRobots(of url: WebAddress) -> RobotsState? {
        guard let kept = try? keptRobots(of: url) else { return nil }
        let age = time.now() - kept.read
        guard age >= 0, Duration.milliseconds(age) < Fetcher.robotsLife else { return nil }
        return kept.rules.map(RobotsState.rules) ?? .absent
    }
}
