/// The server's side of an HTTP/2 connection (RFC 9113), frame by frame: enough to misbehave with.
///
///     let server = FaultServer { connection in
///         guard let talk = HTTP2Talk(connection) else { return }     // the client spoke HTTP/1.1
///         while let stream = talk.nextStream() { talk.answer(stream, "hello") }
///     }
public final class HTTP2Talk {
    public enum Fault: UInt32 {
        case none = 0
        case internalError = 2
        case refusedStream = 7
    }

    private let connection: FaultServer.Connection

    /// Nil where the client did not begin with HTTP/2's own preface.
    public init?(_ connection: FaultServer.Connection) {
        guard connection.head.hasPrefix("PRI * HTTP/2.0"), connection.receive(6) != nil else { return nil }
        self.connection = connection
        send(type: 4, stream: 0)
    }

    /// Reads up to the next request and gives its stream; nil when the client is gone or silent.
    public func nextStream(within seconds: Int = 5) -> UInt32? {
        while let head = connection.receive(9, within: seconds) {
            let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
            guard length == 0 || connection.receive(length) != nil else { return nil }
            if head[3] == 4, head[4] & 1 == 0 { send(type: 4, flags: 1, stream: 0) }
            if head[3] == 1 { return head[5...].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF }
        }
        return nil
    }

    /// `:status: 200` and `content-type: text/plain`, in HPACK (RFC 7541).
    public static let head: [UInt8] = [0x88, 0x0F, 0x10, 10] + Array("text/plain".utf8)

    public func answer(_ stream: UInt32, _ body: String, isWhole: Bool = true) {
        send(type: 1, flags: 4, stream: stream, HTTP2Talk.head)
        send(type: 0, flags: isWhole ? 1 : 0, stream: stream, Array(body.utf8))
    }

    public func reset(_ stream: UInt32, _ fault: Fault) {
        send(type: 3, stream: stream, HTTP2Talk.bytes(fault.rawValue))
    }

    /// No stream after `last` was or will be processed.
    public func goAway(last: UInt32) {
        send(type: 7, stream: 0, HTTP2Talk.bytes(last) + HTTP2Talk.bytes(Fault.none.rawValue))
    }

    /// False once the other side is gone.
    @discardableResult
    public func send(type: UInt8, flags: UInt8 = 0, stream: UInt32, _ payload: [UInt8] = []) -> Bool {
        let length = UInt32(payload.count)
        return connection.send(HTTP2Talk.bytes(length).dropFirst() + [type, flags] + HTTP2Talk.bytes(stream) + payload)
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
}
