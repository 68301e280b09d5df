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
    guard let own = unsafe own else { return 0 }
    switch kind {
    case CURLINFO_HEADER_OUT:
        unsafe CurlTransfer.from(own).takeRequestHead(UnsafeRawBufferPointer(start: bytes, count: count))
    case CURLINFO_DATA_IN: unsafe CurlTransfer.from(own).takeWire(count)
    default: break
    }
    return 0
}

/// The last word on an address: this is the one about to be connected to, whatever the name resolved to before.
func openSocket(
    _ own: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ target: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let own = unsafe own, let target = unsafe target else { return CURL_SOCKET_BAD }
    let place = unsafe UnsafeRawPointer(target) + MemoryLayout<curl_sockaddr>.offset(of: \.addr)!
    guard let address = unsafe IPAddress(family: target.pointee.family, at: place),
        unsafe CurlTransfer.from(own).admits(address)
    else {
        return CURL_SOCKET_BAD
    }
    return unsafe socket(
        target.pointee.family, target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), target.pointee.protocol)
}
