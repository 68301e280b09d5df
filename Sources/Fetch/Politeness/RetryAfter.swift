import HTTP

/// The Retry-After field (RFC 9110 §10.2.3): whole seconds, or a date.
enum RetryAfter {
    /// Nil for a date that is past and for anything unreadable: the usual backoff applies then.
    static func wait(_ value: String, now: Int) -> Duration? {
        if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .seconds(Int(value.prefix(9)) ?? 0)
        }
        guard let date = HTTPDate.milliseconds(value), date > now else { return nil }
        return .milliseconds(date - now)
    }
}
