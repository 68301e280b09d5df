/// Why an exchange did not come to a whole response.
public struct Failure: Error, Sendable, Hashable {
    public var reason: Reason
    /// One sentence for people.
    public var detail: String

    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The name has no address.
        case nameNotFound
        /// The resolver itself failed; it may do better later.
        case resolverFailed
        /// Every address of the host is one that must not be connected to.
        case addressRefused
        case portRefused
        /// Nobody listens there, or the network is down.
        case connectFailed
        case connectTimeout
        /// Connected, but the head did not come in time.
        case firstByteTimeout
        /// The body came too slowly for too long.
        case stalled
        /// The whole exchange took too long.
        case totalTimeout
        case tls
        /// The connection closed before a single byte.
        case emptyReply
        /// The body ended before it was whole.
        case truncated
        /// What came is not HTTP, or contradicts itself.
        case protocolViolation
        /// The server answered an HTTP/2 stream with “not processed”: the same request may be sent again at once.
        case refusedStream
        /// An HTTP/2 stream, or its connection, broke: the same request may do better over HTTP/1.1.
        case streamFailed
        /// More bytes than allowed.
        case tooLarge
        case cancelled
        /// Our own fault: the transport could not be set up.
        case transport
    }

    public init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}
