/// Why a source could or could not be read. Failure is data: there is one for every request.
public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    case ok
    case notModified = "not_modified"
    case gone
    case forbidden
    case legal
    case authRequired = "auth_required"
    case clientError = "client_error"
    case serverError = "server_error"
    case blockedRobots = "blocked_robots"
    case deferredRobots = "deferred_robots"
    case blockedSSRF = "blocked_ssrf"
    case blockedScheme = "blocked_scheme"
    case blockedPort = "blocked_port"
    case timeout
    case truncated
    case tooLarge = "too_large"
    case protocolError = "protocol_error"
    case decodeError = "decode_error"
    case redirectError = "redirect_error"
    case tlsError = "tls_error"
    case dnsError = "dns_error"
    case emptyReply = "empty_reply"
    case retryExhausted = "retry_exhausted"
    case consentWall = "consent_wall"
    case paywall
    case botChallenge = "bot_challenge"
    case needsJS = "needs_js"
    case soft404 = "soft_404"
    case unsupportedMedia = "unsupported_media"
    case invalidURL = "invalid_url"
    case cacheFull = "cache_full"
    case cacheCorrupt = "cache_corrupt"
    /// Offline, and the cache holds no capture of this address.
    case notCached = "not_cached"

    /// Whether the payload is the source's own text. Everything else leaves a claim `unread`.
    public var isRead: Bool { self == .ok || self == .notModified }

    /// Whether the same request may do better later. A page that is gone or walled has said its last word; a host that did not
    /// answer has said nothing.
    public var mayPass: Bool {
        switch self {
        case .timeout, .dnsError, .tlsError, .emptyReply, .truncated, .serverError, .retryExhausted, .deferredRobots:
            true
        default: false
        }
    }
}
