import Archive
import Compression
import HTTP
import Records

/// What one exchange comes to. Pure: the same exchange always gives the same answer.
struct Answer {
    var outcome: Outcome
    var detail: String?
    var flags: [String] = []
    var payload: [UInt8] = []
    var isPacked = false
    /// Where a redirect points, as written.
    var location: String?
    /// Whether asking again may help.
    var isTransient = false
    /// What the host is to be remembered for.
    var report = HostSchedule.Report.answered
    /// Why the stored body is not whole (WARC-Truncated).
    var truncated: String?

    init(_ exchange: Exchange, limits: InflateLimits, wasConditional: Bool, now: Int) {
        guard let failure = exchange.failure else {
            guard let response = exchange.response else {
                outcome = .emptyReply
                return
            }
            outcome = .ok
            read(response, limits: limits, wasConditional: wasConditional, now: now)
            return
        }
        outcome = exchange.response == nil && failure.reason == .streamFailed ? .protocolError : failure.reason.outcome
        detail = failure.detail
        isTransient = failure.reason.isTransient
        report = isTransient || failure.reason == .totalTimeout ? .failed : .answered
        if outcome == .truncated { truncated = "disconnect" }
        if failure.reason == .tooLarge { truncated = "length" }
    }

    private mutating func read(_ response: Response, limits: InflateLimits, wasConditional: Bool, now: Int) {
        let headers = response.headers
        if headers["Transfer-Encoding"] != nil, headers["Content-Length"] != nil { flags.append("framing_conflict") }
        if response.version.hasPrefix("HTTP/1"), headers["Transfer-Encoding"] == nil, headers["Content-Length"] == nil,
            !response.body.isEmpty
        {
            flags.append("length_unknown")
        }
        if CacheControl(headers).has("no-store") { flags.append("no_store") }
        switch response.status {
        case 304:
            outcome = wasConditional ? .notModified : .protocolError
            if !wasConditional { detail = "304 Not Modified, though nothing was said of an earlier answer" }
        case 301, 302, 303, 307, 308:
            outcome = .redirectError
            location = headers["Location"]
            if location == nil { detail = "\(response.status) without a Location" }
        case 206 where !Answer.isWhole(headers["Content-Range"]):
            outcome = .protocolError
            detail = "206 Partial Content, though no part was asked for"
        case 200..<300: break
        case 429, 500, 502, 503, 504:
            outcome = .retryExhausted
            detail = "the server answered \(response.status)"
            isTransient = true
            report = .failed
            if let wait = headers["Retry-After"].flatMap({ RetryAfter.wait($0, now: now) }) { report = .busy(wait) }
        case let status where status < 200 || status > 999:
            outcome = .protocolError
            detail = "\(status) is not a final status"
        default:
            outcome = Outcome(status: response.status)
            detail = "the server answered \(response.status)"
        }
        decode(response, limits: limits)
    }

    /// Whether a part is all there is: `bytes 0-9/10`.
    private static func isWhole(_ range: String?) -> Bool {
        let numbers = range?.split { !$0.isASCII || !$0.isNumber }.map { Int($0) } ?? []
        guard numbers.count == 3, numbers[0] == 0, let last = numbers[1], let size = numbers[2] else { return false }
        return last < .max && last + 1 == size
    }

    private mutating func decode(_ response: Response, limits: InflateLimits) {
        let decoded = Decoded(response, limits: limits)
        payload = decoded.payload
        isPacked = decoded.isPacked
        flags += decoded.flags
        guard let failed = decoded.outcome, outcome == .ok else { return }
        outcome = failed
        detail = decoded.detail
        isTransient = failed == .decodeError && decoded.isPacked || failed == .truncated
        truncated = failed == .truncated ? "disconnect" : nil
    }
}

extension Failure.Reason {
    var outcome: Outcome {
        switch self {
        case .nameNotFound, .resolverFailed: .dnsError
        case .addressRefused: .blockedSSRF
        case .portRefused: .blockedPort
        case .connectFailed, .refusedStream, .cancelled, .transport: .retryExhausted
        case .connectTimeout, .firstByteTimeout, .stalled, .totalTimeout: .timeout
        case .tls: .tlsError
        case .emptyReply: .emptyReply
        case .truncated, .streamFailed: .truncated
        case .protocolViolation: .protocolError
        case .tooLarge: .tooLarge
        }
    }

    /// Whether the same request may well succeed a little later.
    var isTransient: Bool {
        switch self {
        case .resolverFailed, .connectFailed, .connectTimeout, .firstByteTimeout, .stalled, .emptyReply, .truncated,
            .refusedStream, .streamFailed:
            true
        case .nameNotFound, .addressRefused, .portRefused, .totalTimeout, .tls, .protocolViolation, .tooLarge,
            .cancelled,
            .transport:
            false
        }
    }
}
