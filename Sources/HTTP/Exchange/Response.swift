/// What a server sent back, as it came.
public struct Response: Sendable, Hashable {
    public var status: Int
    /// `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`.
    public var version: String
    /// The exact bytes of the final head: status line, fields and the empty line. Interim (1xx) heads are not kept.
    public var head: [UInt8]
    public var headers: HeaderFields
    /// The body with its transfer coding undone and its content coding still on.
    public var body: [UInt8]

    public init(status: Int, version: String, head: [UInt8], headers: HeaderFields, body: [UInt8]) {
        self.status = status
        self.version = version
        self.head = head
        self.headers = headers
        self.body = body
    }

    /// A response put together by hand, with the head HTTP/1.1 would have, its Content-Length filled in. For transports
    /// that answer from elsewhere.
    ///
    ///     Response(status: 200, headers: ["Content-Type": "text/html"], body: page)
    public init(status: Int, headers: HeaderFields, body: [UInt8]) {
        var headers = headers
        let hasBody = status >= 200 && status != 204 && status != 304
        if hasBody, headers["Content-Length"] == nil, headers["Transfer-Encoding"] == nil {
            headers.set("Content-Length", String(body.count))
        }
        var text = "HTTP/1.1 \(status)\r\n"
        for field in headers.fields { text += "\(field.name): \(field.value)\r\n" }
        self.init(status: status, version: "HTTP/1.1", head: Array((text + "\r\n").utf8), headers: headers, body: body)
    }
}
