/// One request and what came of it: one hop, no redirect followed.
public struct Exchange: Sendable, Hashable {
    public var request: Request
    /// The request head as it was sent.
    public var requestHead: [UInt8]
    /// Nil where no head came. May stand beside a failure: a body cut short, a page too large.
    public var response: Response?
    public var failure: Failure?
    /// The address connected to.
    public var address: IPAddress?

    public init(
        request: Request, requestHead: [UInt8]? = nil, response: Response? = nil, failure: Failure? = nil,
        address: IPAddress? = nil
    ) {
        self.request = request
        self.requestHead = requestHead ?? request.head
        self.response = response
        self.failure = failure
        self.address = address
    }
}
