import Foundation
import Synchronization

/// The system's resolver (`getaddrinfo`), off the transport's thread, remembered for a minute.
///
/// libcurl's own look-up cannot tell a name that does not exist from a resolver that does not answer.
public final class SystemResolver: Resolver {
    private struct Known: Sendable {
        var addresses: [IPAddress]
        var until: ContinuousClock.Instant
    }

    private let known = Mutex<[String: Known]>([:])
    private let queue = DispatchQueue(label: "ibid.names", attributes: .concurrent)
    private static let life = Duration.seconds(60)
    private static let mostKnown = 10_000

    public init() {}

    public func addresses(of name: String) async throws(Failure) -> [IPAddress] {
        let now = ContinuousClock.now
        if let kept = known.withLock({ $0[name] }), kept.until > now { return kept.addresses }
        let answer = await withCheckedContinuation { reply in
            queue.async { reply.resume(returning: SystemResolver.lookUp(name)) }
        }
        let addresses = try answer.get()
        known.withLock { known in
            if known.count >= SystemResolver.mostKnown { known.removeAll() }
            known[name] = Known(addresses: addresses, until: now + SystemResolver.life)
        }
        return addresses
    }

    private static func lookUp(_ name: String) -> Result<[IPAddress], Failure> {
        var hints = unsafe addrinfo()
        unsafe hints.ai_family = AF_UNSPEC
        unsafe hints.ai_flags = AI_ADDRCONFIG
        var found: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(name, nil, &hints, &found)
        guard code == 0 else {
            let text = unsafe String(cString: gai_strerror(code))
            let isAbsent = code == EAI_NONAME || code == -5
            return .failure(Failure(isAbsent ? .nameNotFound : .resolverFailed, "\(name): \(text)"))
        }
        defer { unsafe freeaddrinfo(found) }
        var addresses: [IPAddress] = []
        var next = unsafe found
        while let entry = unsafe next {
            if let address = unsafe entry.pointee.ai_addr.flatMap({
                unsafe IPAddress(family: entry.pointee.ai_family, at: UnsafeRawPointer($0))
            }), !addresses.contains(address) {
                addresses.append(address)
            }
            unsafe next = entry.pointee.ai_next
        }
        return addresses.isEmpty ? .failure(Failure(.nameNotFound, "\(name) has no address")) : .success(addresses)
    }
}

extension IPAddress {
    /// From a socket address of either family; nil for any other.
    init?(family: Int32, at place: UnsafeRawPointer) {
        switch family {
        case AF_INET:
            let bytes = unsafe place + MemoryLayout<sockaddr_in>.offset(of: \.sin_addr)!
            self = unsafe IPAddress(ipv4: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self)))
        case AF_INET6:
            let bytes = unsafe place + MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr)!
            self = unsafe IPAddress(
                ipv6: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        default: return nil
        }
    }
}
