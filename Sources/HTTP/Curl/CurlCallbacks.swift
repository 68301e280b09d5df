import CCurl

/// What libcurl calls, on the loop's thread. Any count but the one offered makes it give the transfer up.
func receiveHead(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ own: UnsafeMutableRawPointer?
) -> Int {
    guard let own = unsafe own else { return 0 }
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe CurlTransfer.from(own).takeHead(buffer) ? buffer.count : 0
}

func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ own: UnsafeMutableRawPointer?
) -> Int {
    guard let own = unsafe own else { return 0 }
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe CurlTransfer.from(own).takeBody(buffer) ? buffer.count : 0
}

func observe(
    _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
    _ own: UnsafeMutableRawPointer?
) -> Int32 {
    if kind == CURLINFO_HEADER_OUT, let own = unsafe own {
        unsafe CurlTransfer.from(own).takeRequestHead(UnsafeRawBufferPointer(start: bytes, count: count))
    }
    return 0
}

/// The last word on an address: this is the one about to be connected to, whatever the name resolved to before.
func openSocket(
    _ own: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ target: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let own = unsafe own, let target = unsafe target else { return CURL_SOCKET_BAD }
    guard let address = unsafe IPAddress(target), unsafe CurlTransfer.from(own).admits(address) else {
        return CURL_SOCKET_BAD
    }
    return unsafe socket(
        target.pointee.family, target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), target.pointee.protocol)
}

extension IPAddress {
    init?(_ target: UnsafeMutablePointer<curl_sockaddr>) {
        switch unsafe target.pointee.family {
        case AF_INET:
            self = unsafe withUnsafePointer(to: &target.pointee.addr) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                    unsafe IPAddress(ipv4: UInt32(bigEndian: address.pointee.sin_addr.s_addr))
                }
            }
        case AF_INET6:
            // The structure is longer than a plain `sockaddr`; libcurl keeps 128 bytes for it.
            let raw = unsafe UnsafeRawPointer(target) + MemoryLayout<curl_sockaddr>.offset(of: \.addr)!
            let bytes = unsafe raw + MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr)!
            self = unsafe IPAddress(
                ipv6: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        default: return nil
        }
    }
}
