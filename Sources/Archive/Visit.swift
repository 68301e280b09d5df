import Records

/// One source asked for: the capture it came to, and every exchange on the way.
public struct Visit: Sendable {
    /// What is to be recorded. Its place, and its time where the clock ran backwards, are filled in on writing.
    public var capture: Capture
    /// The exchanges, first to last. The last one's response, if there is one, is what `capture` speaks of.
    public var hops: [Hop]
    /// The earlier capture that a 304 answer vouches for.
    public var confirms: Capture?
    /// A copy that a person hands in instead of an exchange.
    var supplied: [UInt8]?

    public struct Hop: Sendable {
        /// The address asked, without credentials or fragment.
        public var url: String
        /// Milliseconds since 1970 at which the answer was there.
        public var time: Int
        public var requestHead: [UInt8]
        /// Exact bytes; nil where no response came.
        public var responseHead: [UInt8]?
        /// Still under its content coding.
        public var body: [UInt8]
        /// Whether `body` is packed, so that packing it again is waste.
        public var isPacked: Bool
        /// `HTTP/1.1`, `HTTP/2`.
        public var version: String
        public var address: String?
        /// Why the body is not whole: `length`, `time`, `disconnect` (WARC/1.1 §5.13).
        public var truncated: String?

        public init(
            url: String, time: Int, requestHead: [UInt8], responseHead: [UInt8]? = nil, body: [UInt8] = [],
            isPacked: Bool = false, version: String = "HTTP/1.1", address: String? = nil, truncated: String? = nil
        ) {
            self.url = url
            self.time = time
            self.requestHead = requestHead
            self.responseHead = responseHead
            self.body = body
            self.isPacked = isPacked
            self.version = version
            self.address = address
            self.truncated = truncated
        }
    }

    public init(capture: Capture, hops: [Hop], confirms: Capture? = nil) {
        self.capture = capture
        self.hops = hops
        self.confirms = confirms
    }
}
