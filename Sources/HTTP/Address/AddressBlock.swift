/// A block of addresses in CIDR form (RFC 4632), e.g. `10.0.0.0/8`.
public struct AddressBlock: Sendable, Hashable {
    public let base: IPAddress
    public let prefix: Int

    public init(ipv4 base: UInt32, prefix: Int) {
        self.base = IPAddress(ipv4: base)
        self.prefix = prefix
    }

    public init(ipv6 high: UInt64, _ low: UInt64, prefix: Int) {
        self.base = IPAddress(ipv6: high, low)
        self.prefix = prefix
    }

    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or one address. Nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, let base = IPAddress(String(first)) else { return nil }
        guard parts.count == 2 else {
            guard parts.count == 1 else { return nil }
            self.base = base
            self.prefix = base.bits
            return
        }
        guard let prefix = Int(parts[1]), (0...base.bits).contains(prefix) else { return nil }
        self.base = base
        self.prefix = prefix
    }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.isIPv6 == base.isIPv6 else { return false }
        guard base.isIPv6 else { return Self.same(address.low << 32, base.low << 32, bits: prefix) }
        return Self.same(address.high, base.high, bits: min(prefix, 64))
            && Self.same(address.low, base.low, bits: max(prefix - 64, 0))
    }

    private static func same(_ left: UInt64, _ right: UInt64, bits: Int) -> Bool {
        bits == 0 || (left ^ right) >> UInt64(64 - bits) == 0
    }
}

extension AddressBlock {
    /// IANA IPv4 Special-Purpose Address Registry (RFC 6890), and multicast.
    static let specialIPv4: [AddressBlock] = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    ].compactMap(AddressBlock.init(_:))

    /// The only IPv6 block whose addresses are handed out for the public network (RFC 4291 §2.5.4, IANA).
    static let globalUnicast = AddressBlock(ipv6: 0x2000_0000_0000_0000, 0, prefix: 3)

    /// What lies inside it and is not: protocol assignments with Teredo and ORCHID, documentation.
    static let specialIPv6: [AddressBlock] = ["2001::/23", "2001:db8::/32", "3fff::/20"]
        .compactMap(AddressBlock.init(_:))
}
