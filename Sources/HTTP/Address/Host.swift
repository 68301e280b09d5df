/// The host of an address (WHATWG URL Standard §3).
public enum Host: Sendable, Hashable {
    /// A domain name in ASCII and lower case.
    case domain(String)
    case ip(IPAddress)

    /// Reads a host as it stands in an address, percent-encoding, Unicode and odd number forms included.
    init(parsing bytes: ArraySlice<UInt8>) throws(WebAddressError) {
        if bytes.first == UInt8(ascii: "[") {
            guard bytes.last == UInt8(ascii: "]"), bytes.count > 1,
                let address = IPAddress(ipv6: bytes.dropFirst().dropLast())
            else { throw .host("not an IPv6 address in brackets") }
            self = .ip(address)
            return
        }
        let decoded = PercentEncoding.decode(bytes)
        guard let name = String(validating: decoded, as: UTF8.self) else { throw .host("not UTF-8") }
        let ascii = try DomainName.ascii(name)
        guard !ascii.isEmpty else { throw .host("it is empty") }
        if ascii.utf8.contains(where: { Self.forbidden[Int($0)] }) {
            throw .host("“\(name)” has a forbidden character")
        }
        guard Self.endsInNumber(ascii) else {
            self = .domain(ascii)
            return
        }
        guard let address = IPAddress(ipv4: ascii) else { throw .host("“\(ascii)” is not an IPv4 address") }
        self = .ip(address)
    }

    /// The forbidden domain code points of §3.1.
    private static let forbidden: [Bool] = {
        var table = (0..<256).map { $0 <= 0x20 || $0 == 0x7F }
        for byte in "#/:<>?@[\\]^|%".utf8 { table[Int(byte)] = true }
        return table
    }()

    /// Whether the last label is a number, so that the host must be an IPv4 address (§3.5).
    private static func endsInNumber(_ host: String) -> Bool {
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last == "" {
            guard labels.count > 1 else { return false }
            labels.removeLast()
        }
        guard let last = labels.last, !last.isEmpty else { return false }
        if last.utf8.allSatisfy(\.isASCIIDigit) { return true }
        let bytes = Array(last.utf8)
        return bytes.count >= 2 && bytes[0] == UInt8(ascii: "0") && bytes[1] | 0x20 == UInt8(ascii: "x")
            && bytes[2...].allSatisfy { $0.hexDigitValue != nil }
    }

    /// Whether a resolver can be asked for it: labels of 1 to 63 bytes, 253 in all (RFC 1035 §2.3.4). The URL Standard
    /// lets longer names pass.
    public var isResolvable: Bool {
        guard case .domain(let name) = self else { return true }
        var labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last == "" { labels.removeLast() }
        return name.utf8.count <= 254 && !labels.isEmpty && labels.allSatisfy { (1...63).contains($0.utf8.count) }
    }

    /// `localhost` and names under it mean this machine, whatever a resolver says (RFC 6761 §6.3).
    public var isLocalName: Bool {
        guard case .domain(var name) = self else { return false }
        while name.last == "." { name.removeLast() }
        return name == "localhost" || name.hasSuffix(".localhost")
    }
}

extension Host: CustomStringConvertible {
    public var description: String {
        switch self {
        case .domain(let name): name
        case .ip(let address): address.isIPv6 ? "[\(address)]" : address.description
        }
    }
}
