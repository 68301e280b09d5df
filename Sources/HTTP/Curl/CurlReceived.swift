import CCurl

/// What has come in of a response, under the limits.
struct CurlReceived {
    private var head: [UInt8] = []
    private var headBytes = 0
    private var fields = HeaderFields()
    private var body: [UInt8] = []
    private(set) var headIsWhole = false
    private(set) var abort: Failure?
    var refusedAddress: IPAddress?

    /// Takes one line of a head, or of the trailers, which are let go. False gives the transfer up.
    mutating func takeHead(_ bytes: UnsafeRawBufferPointer, settings: CurlSettings) -> Bool {
        headBytes += bytes.count
        guard headBytes <= settings.maxHead else {
            return giveUp(.protocolViolation, "more than \(settings.maxHead) bytes of header fields")
        }
        if headIsWhole { return true }
        // A new status line after an interim response (103 Early Hints): the last one decides.
        if unsafe bytes.starts(with: "HTTP/".utf8) { head.removeAll(keepingCapacity: true) }
        unsafe head.append(contentsOf: bytes)
        guard unsafe bytes.count == 2 && bytes[0] == 0x0D || bytes.count == 1 && bytes[0] == 0x0A else { return true }
        guard let status, status >= 200 else { return true }
        headIsWhole = true
        fields = HeaderFields(head: head)
        return checkCoding() && checkLength(settings)
    }

    /// No TE field was sent, so nothing but chunks may come (RFC 9110 §10.1.4).
    private mutating func checkCoding() -> Bool {
        let strange = fields.list("Transfer-Encoding").first {
            !$0.equalsIgnoringCase("chunked") && !$0.equalsIgnoringCase("identity")
        }
        guard let strange else { return true }
        return giveUp(.protocolViolation, "the transfer coding “\(strange.prefix(40))” was not asked for")
    }

    private mutating func checkLength(_ settings: CurlSettings) -> Bool {
        let lengths = Set(fields.list("Content-Length"))
        guard lengths.count <= 1 else {
            return giveUp(.protocolViolation, "two Content-Length fields disagree")
        }
        guard let text = lengths.first, fields["Transfer-Encoding"] == nil else { return true }
        guard text.utf8.allSatisfy(\.isASCIIDigit) else {
            return giveUp(.protocolViolation, "Content-Length “\(text.prefix(40))” is not a number")
        }
        guard let length = Int(text), length <= settings.maxBody else {
            return giveUp(.tooLarge, "Content-Length \(text.prefix(40)) is over the limit of \(settings.maxBody) bytes")
        }
        body.reserveCapacity(min(length, 1 << 20))
        return true
    }

    mutating func takeBody(_ bytes: UnsafeRawBufferPointer, settings: CurlSettings) -> Bool {
        let room = settings.maxBody - body.count
        unsafe body.append(contentsOf: bytes.prefix(room))
        guard bytes.count <= room else {
            return giveUp(.tooLarge, "the body is over the limit of \(settings.maxBody) bytes")
        }
        return true
    }

    private mutating func giveUp(_ reason: Failure.Reason, _ detail: String) -> Bool {
        abort = Failure(reason, detail)
        return false
    }

    /// The status code in the head's first line.
    private var status: Int? {
        let parts = head.prefix(64).split(separator: 0x20, maxSplits: 2)
        guard parts.count >= 2, let first = parts[1].first, first.isASCIIDigit else { return nil }
        let digits = parts[1].prefix(while: \.isASCIIDigit)
        guard digits.count == 3 else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    private var version: String {
        let name = head.prefix(16).prefix { $0 != 0x20 }
        return String(decoding: name, as: UTF8.self)
    }

    var response: Response? {
        guard headIsWhole, let status else { return nil }
        return Response(status: status, version: version, head: head, headers: fields, body: body)
    }

    /// What libcurl's result means.
    func failure(_ code: CURLcode, text: String, verify: Int) -> Failure? {
        if let abort { return abort }
        if code == CURLE_OK {
            return headIsWhole ? nil : Failure(.emptyReply, "the connection closed without a response")
        }
        let detail = text.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : text
        if let refusedAddress, code == CURLE_COULDNT_CONNECT {
            return Failure(.addressRefused, "the name leads to \(refusedAddress), not an address of the public network")
        }
        return Failure(reason(code, detail: detail), CurlReceived.explain(code, detail: detail, verify: verify))
    }

    private func reason(_ code: CURLcode, detail: String) -> Failure.Reason {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound
        case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR: return .connectFailed
        case CURLE_OPERATION_TIMEDOUT:
            if detail.contains("Operation too slow") { return .stalled }
            return detail.contains("onnection timed out") || detail.contains("esolving timed out")
                ? .connectTimeout : .totalTimeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CERTPROBLEM:
            return .tls
        case CURLE_GOT_NOTHING: return .emptyReply
        case CURLE_PARTIAL_FILE: return .truncated
        case CURLE_FILESIZE_EXCEEDED: return .tooLarge
        case CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return detail.contains("REFUSED_STREAM") ? .refusedStream : .streamFailed
        case CURLE_RECV_ERROR where detail.contains("nghttp2"): return .streamFailed
        case CURLE_RECV_ERROR:
            if detail.contains("Too long hexadecimal") || detail.contains("Too large") { return .protocolViolation }
            if headIsWhole { return .truncated }
            return head.isEmpty ? .emptyReply : .truncated
        default: return .protocolViolation
        }
    }

    private static func explain(_ code: CURLcode, detail: String, verify: Int) -> String {
        // X509_V_ERR_* of OpenSSL: libcurl's own text names only some of them.
        let subject: String? =
            switch verify {
            case 10: "certificate expired"
            case 18: "certificate is self-signed"
            case 19: "a self-signed certificate in the chain"
            case 20, 21: "certificate of an unknown authority"
            case 23: "certificate revoked"
            default: nil
            }
        guard code == CURLE_PEER_FAILED_VERIFICATION, let subject else { return detail }
        return "\(subject) (\(detail))"
    }
}
