import CCurl

/// One exchange on its way through libcurl. Belongs to the loop's thread from `begin` to `end`.
@safe final class CurlTransfer: @unchecked Sendable {
    let id: Int
    let request: Request
    private let settings: CurlSettings
    private let addresses: [IPAddress]
    private var continuation: CheckedContinuation<Exchange, Never>?
    private var handle: UnsafeMutableRawPointer?
    private var lists: [CurlList] = []
    private let errorText: UnsafeMutablePointer<CChar>
    private var headDeadline: ContinuousClock.Instant?
    private(set) var received = CurlReceived()
    private var requestHead: [UInt8] = []
    /// Bytes of body with their framing, which libcurl strips off without a limit.
    private var wire = 0

    init(
        id: Int, request: Request, addresses: [IPAddress], settings: CurlSettings,
        continuation: CheckedContinuation<Exchange, Never>
    ) {
        self.id = id
        self.addresses = addresses
        self.request = request
        self.settings = settings
        self.continuation = continuation
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe errorText.deallocate()
    }

    // MARK: Start

    /// Hands the exchange to libcurl. False, and answered, where libcurl refuses.
    func begin(on multi: OpaquePointer) -> Bool {
        guard let handle = unsafe curl_easy_init() else {
            answer(Failure(.transport, "libcurl is out of memory"))
            return false
        }
        unsafe self.handle = handle
        unsafe setUp(handle)
        headDeadline = .now + settings.firstByteTimeout
        guard unsafe curl_multi_add_handle(UnsafeMutableRawPointer(multi), handle) == CURLM_OK else {
            unsafe curl_easy_cleanup(handle)
            unsafe self.handle = nil
            answer(Failure(.transport, "libcurl refused the request"))
            return false
        }
        return true
    }

    private func setUp(_ handle: UnsafeMutableRawPointer) {
        let own = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe curl_set_pointer(handle, CURLOPT_PRIVATE, own)
        unsafe curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        unsafe curl_set_text(handle, CURLOPT_URL, request.url.withoutFragment)
        unsafe curl_set_long(handle, CURLOPT_PATH_AS_IS, 1)
        unsafe curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        unsafe curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        unsafe curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        unsafe curl_set_text(handle, CURLOPT_PROXY, "")
        unsafe curl_set_long(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        unsafe curl_set_long(handle, CURLOPT_HTTP_CONTENT_DECODING, 0)
        unsafe curl_set_long(handle, CURLOPT_HTTP09_ALLOWED, 0)
        let version = request.onlyHTTP1 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS
        unsafe curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(version))
        unsafe curl_set_long(handle, CURLOPT_FRESH_CONNECT, request.onlyHTTP1 ? 1 : 0)
        unsafe curl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        unsafe curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        unsafe curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        if let file = settings.caFile { unsafe curl_set_text(handle, CURLOPT_CAINFO, file) }
        unsafe curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings.connectTimeout))
        unsafe curl_set_long(handle, CURLOPT_TIMEOUT_MS, milliseconds(settings.totalTimeout))
        unsafe curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, settings.slowestRate)
        unsafe curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, max(1, Int(settings.stallTimeout / .seconds(1))))
        unsafe curl_set_long(handle, CURLOPT_BUFFERSIZE, 64 << 10)

        unsafe curl_set_data(handle, CURLOPT_HEADERFUNCTION, receiveHead)
        unsafe curl_set_pointer(handle, CURLOPT_HEADERDATA, own)
        unsafe curl_set_data(handle, CURLOPT_WRITEFUNCTION, receiveBody)
        unsafe curl_set_pointer(handle, CURLOPT_WRITEDATA, own)
        unsafe curl_set_open_socket(handle, openSocket)
        unsafe curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, own)
        unsafe curl_set_long(handle, CURLOPT_VERBOSE, 1)
        unsafe curl_set_debug(handle, observe)
        unsafe curl_set_pointer(handle, CURLOPT_DEBUGDATA, own)

        // An empty value tells libcurl to leave its own Accept out.
        var lines = request.headers.fields.filter(\.isOneLine).map { "\($0.name): \($0.value)" }
        if request.headers["Accept"] == nil { lines.append("Accept:") }
        if let body = request.body {
            lines.append("Expect:")
            unsafe curl_set_long(handle, CURLOPT_POST, 1)
            unsafe curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
            // libcurl makes a copy, of the size that it was told before.
            unsafe body.withUnsafeBytes {
                _ = unsafe curl_set_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
            }
        }
        unsafe curl_set_list(handle, CURLOPT_HTTPHEADER, list(lines))
        if !addresses.isEmpty {
            // The plus lets libcurl forget the entry like one of its own.
            let list = addresses.map { $0.isIPv6 ? "[\($0)]" : "\($0)" }.joined(separator: ",")
            let entry = "+\(request.url.host):\(request.url.effectivePort):\(list)"
            unsafe curl_set_list(handle, CURLOPT_RESOLVE, self.list([entry]))
        }
        if !settings.connectTo.isEmpty { unsafe curl_set_list(handle, CURLOPT_CONNECT_TO, list(settings.connectTo)) }
    }

    private func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
        let list = CurlList(lines)
        lists.append(list)
        return unsafe list.head
    }

    private func milliseconds(_ duration: Duration) -> Int { max(1, Int(duration / .milliseconds(1))) }

    // MARK: Callbacks

    static func id(of handle: UnsafeMutableRawPointer?) -> Int? {
        var own: UnsafeMutableRawPointer?
        guard unsafe curl_get_pointer(handle, CURLINFO_PRIVATE, &own) == CURLE_OK, let own = unsafe own else {
            return nil
        }
        return unsafe CurlTransfer.from(own).id
    }

    static func from(_ pointer: UnsafeMutableRawPointer) -> CurlTransfer {
        unsafe Unmanaged<CurlTransfer>.fromOpaque(pointer).takeUnretainedValue()
    }

    func takeHead(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let goOn = unsafe received.takeHead(bytes, settings: settings)
        if received.headIsWhole { headDeadline = nil }
        return goOn
    }

    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool { unsafe received.takeBody(bytes, settings: settings) }

    /// libcurl sends a request anew where a kept connection was dead: the last one counts.
    func takeRequestHead(_ bytes: UnsafeRawBufferPointer) {
        if unsafe bytes.starts(with: "\(request.method) ".utf8) { requestHead.removeAll() }
        unsafe requestHead.append(contentsOf: bytes)
    }

    /// Whether a socket to this address may be opened.
    func admits(_ address: IPAddress) -> Bool {
        if settings.addresses.refuses(address) {
            received.refusedAddress = address
            return false
        }
        return true
    }

    // MARK: Deadline of the head

    func takeWire(_ count: Int) { wire += count }

    /// Chunks of a single byte are six times their content; nobody honest sends a large page in them.
    private var isMostlyFraming: Bool { wire / 2 > settings.maxBody + settings.maxHead }

    /// Whether the transfer is to be given up, for `lateness`.
    func isLate(_ now: ContinuousClock.Instant) -> Bool {
        isMostlyFraming || headDeadline.map { $0 <= now } ?? false
    }

    func untilLate(_ now: ContinuousClock.Instant) -> Duration? {
        headDeadline.map { max(now.duration(to: $0), .zero) }
    }

    var lateness: Failure {
        isMostlyFraming
            ? Failure(.protocolViolation, "the chunks of the body are mostly framing")
            : Failure(.firstByteTimeout, "no whole response head within \(settings.firstByteTimeout)")
    }

    // MARK: End

    func end(on multi: OpaquePointer, code: CURLcode) {
        let text = unsafe String(cString: errorText)
        unsafe end(on: multi, failure: received.failure(code, text: text, verify: verifyResult))
    }

    func end(on multi: OpaquePointer, failure: Failure?) {
        let address = primaryAddress
        if let handle = unsafe handle {
            unsafe curl_multi_remove_handle(UnsafeMutableRawPointer(multi), handle)
            unsafe curl_easy_cleanup(handle)
        }
        unsafe handle = nil
        answer(failure, address: address)
    }

    func answer(_ failure: Failure?, address: IPAddress? = nil) {
        continuation?.resume(
            returning: Exchange(
                request: request, requestHead: requestHead.isEmpty ? nil : requestHead, response: received.response,
                failure: failure, address: address))
        continuation = nil
    }

    private var primaryAddress: IPAddress? {
        var text: UnsafeMutablePointer<CChar>?
        guard let handle = unsafe handle, unsafe curl_get_text(handle, CURLINFO_PRIMARY_IP, &text) == CURLE_OK else {
            return nil
        }
        return unsafe text.flatMap { unsafe IPAddress(String(cString: $0)) }
    }

    private var verifyResult: Int {
        var result = 0
        guard let handle = unsafe handle else { return 0 }
        unsafe curl_get_long(handle, CURLINFO_SSL_VERIFYRESULT, &result)
        return result
    }
}
