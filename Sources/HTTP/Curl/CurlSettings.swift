/// How the network is spoken to. The defaults suit the public web.
public struct CurlSettings: Sendable, Hashable {
    /// Time for name look-up, TCP and TLS.
    public var connectTimeout: Duration
    /// Time from the start until the whole response head is there.
    public var firstByteTimeout: Duration
    /// A transfer slower than `slowestRate` bytes a second for this long is given up.
    public var stallTimeout: Duration
    public var slowestRate: Int
    /// Time for the whole exchange.
    public var totalTimeout: Duration
    /// Most bytes of body, still encoded.
    public var maxBody: Int
    /// Most bytes of response heads, interim ones included.
    public var maxHead: Int
    public var connectionsPerHost: Int
    public var connections: Int
    public var addresses: AddressGuard
    /// Ports that may be asked; nil allows every one that browsers allow.
    public var ports: Set<Int>?
    /// Hosts answered elsewhere, as in curl's `--connect-to`: `HOST1:PORT1:HOST2:PORT2`, any part may be empty.
    /// TLS still verifies the name in the address.
    public var connectTo: [String]
    /// A PEM file of certificate authorities to trust instead of the system's.
    public var caFile: String?

    public init(
        connectTimeout: Duration = .seconds(10), firstByteTimeout: Duration = .seconds(15),
        stallTimeout: Duration = .seconds(20), slowestRate: Int = 1024, totalTimeout: Duration = .seconds(120),
        maxBody: Int = 10 << 20, maxHead: Int = 256 << 10, connectionsPerHost: Int = 2, connections: Int = 128,
        addresses: AddressGuard = AddressGuard(), ports: Set<Int>? = [80, 443, 8080, 8443], connectTo: [String] = [],
        caFile: String? = nil
    ) {
        self.connectTimeout = connectTimeout
        self.firstByteTimeout = firstByteTimeout
        self.stallTimeout = stallTimeout
        self.slowestRate = slowestRate
        self.totalTimeout = totalTimeout
        self.maxBody = maxBody
        self.maxHead = maxHead
        self.connectionsPerHost = connectionsPerHost
        self.connections = connections
        self.addresses = addresses
        self.ports = ports
        self.connectTo = connectTo
        self.caFile = caFile
    }
}
