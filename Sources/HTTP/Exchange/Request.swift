/// One GET request, or a POST where it has a body.
public struct Request: Sendable, Hashable {
    public var url: WebAddress
    /// Fields beyond Host, in the order to send them.
    public var headers: HeaderFields
    /// Asks over HTTP/1.1, on a connection of its own, even where HTTP/2 is offered.
    public var onlyHTTP1: Bool
    /// What is posted.
    public var body: [UInt8]?

    public init(
        _ url: WebAddress, headers: HeaderFields = HeaderFields(), onlyHTTP1: Bool = false, posting body: [UInt8]? = nil
    ) {
        self.url = url
        self.headers = headers
        self.onlyHTTP1 = onlyHTTP1
        self.body = body
    }

    var method: String { body == nil ? "GET" : "POST" }

    /// The head as HTTP/1.1 would write it: what a transport records that cannot see its own wire.
    public var head: [UInt8] {
        var text = "\(method) \(url.requestTarget) HTTP/1.1\r\nHost: \(url.authority)\r\n"
        for field in headers.fields { text += "\(field.name): \(field.value)\r\n" }
        return Array((text + "\r\n").utf8)
    }
}
