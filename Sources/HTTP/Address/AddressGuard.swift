/// Which network addresses may be connected to.
///
/// The address asked about is the one the socket is about to open, after every resolver, alias and odd spelling, so a
/// name that resolves to this machine or its network leads nowhere.
public struct AddressGuard: Sendable, Hashable {
    /// Blocks that are open although they are special, e.g. `127.0.0.0/8` for a test server. Empty by default.
    public var exceptions: [AddressBlock]

    public init(exceptions: [AddressBlock] = []) {
        self.exceptions = exceptions
    }

    /// Everything open: for a network that is trusted as a whole.
    public static let open = AddressGuard(
        exceptions: [AddressBlock(ipv4: 0, prefix: 0), AddressBlock(ipv6: 0, 0, prefix: 0)])

    /// Whether a connection to `address` is refused.
    public func refuses(_ address: IPAddress) -> Bool {
        if exceptions.contains(where: { $0.contains(address) }) { return false }
        if let embedded = address.embeddedIPv4 { return refuses(embedded) }
        guard address.isIPv6 else { return AddressBlock.specialIPv4.contains { $0.contains(address) } }
        return !AddressBlock.globalUnicast.contains(address)
            || AddressBlock.specialIPv6.contains { $0.contains(address) }
    }
}

extension IPAddress {
    /// The IPv4 address inside an IPv4-mapped (RFC 4291), NAT64 (RFC 6052) or 6to4 (RFC 3056) address.
    var embeddedIPv4: IPAddress? {
        guard isIPv6 else { return nil }
        if high == 0, low >> 32 == 0xFFFF { return IPAddress(ipv4: UInt32(truncatingIfNeeded: low)) }
        if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return IPAddress(ipv4: UInt32(truncatingIfNeeded: low)) }
        if high >> 48 == 0x2002 { return IPAddress(ipv4: UInt32(truncatingIfNeeded: high >> 16)) }
        return nil
    }
}
