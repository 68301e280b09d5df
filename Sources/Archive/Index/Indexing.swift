import Digests
import Records

extension CaptureIndex.Row {
    /// What the index keeps of a record; nil for the kinds it does not (requests, warcinfo, other people's metadata).
    init?(_ item: WARCReader.Item, file: String) {
        let header = item.header
        let type = header.type
        guard let target = header.target, let date = header["WARC-Date"].flatMap(WARCDate.milliseconds) else {
            return nil
        }
        let place = Capture.Place(file: file, offset: item.offset, length: item.length)
        let own = CaptureFields.read(header, place: place)
        guard ["response", "revisit", "resource"].contains(type) || own != nil else { return nil }
        let isHTTP = header["Content-Type"]?.lowercased().hasPrefix("application/http") ?? false
        let block = isHTTP ? HTTPBlock(item.block[...]) : nil
        let isWhole = header["WARC-Truncated"] == nil
        var capture = own
        if own == nil, !WARCWriter.isOurs(file) {
            capture = Self.foreign(item, target: target, date: date, block: block, place: place)
        }
        self.init(
            capture: capture, target: target, time: date, type: type == "resource" ? "response" : type,
            status: capture?.status ?? block?.status, mediaType: capture?.mediaType,
            payload: type == "metadata" || !isWhole ? nil : header.payloadDigest ?? item.payloadDigest?.labelled,
            recordID: header["WARC-Record-ID"], place: place)
    }

    /// A capture from a record that another tool wrote: its outcome is what the status says.
    private static func foreign(
        _ item: WARCReader.Item, target: String, date: Int, block: HTTPBlock?, place: Capture.Place
    ) -> Capture {
        let isRevisit = item.header.type == "revisit"
        let isNotModified = isRevisit && item.header["WARC-Profile"]?.hasSuffix("/server-not-modified") ?? false
        let status = block?.status ?? 200
        let contentType = block?.field("Content-Type") ?? item.header["Content-Type"] ?? ""
        let parts = contentType.split(separator: ";", maxSplits: 1)
        let media = item.header["WARC-Identified-Payload-Type"] ?? parts.first.map(String.init)?.lowercased()
        let charset = contentType.lowercased().range(of: "charset=").map { range in
            String(
                contentType.lowercased()[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " })
        }
        var outcome = isNotModified ? .notModified : Outcome(status: status)
        var digest: String?
        var bytes: Int?
        // What a revisit refers to may lie in a file that is not read yet.
        if !isRevisit, item.block.count == item.blockLength {
            if let payload = try? StoredBody(item.header, block: item.block[...]).decoded() {
                digest = SHA256.hash(payload).labelled
                bytes = payload.count
            } else {
                outcome = .decodeError
            }
        }
        return Capture(
            url: target, finalURL: target, outcome: outcome, status: status, mediaType: media, charset: charset,
            digest: digest, bytes: bytes, retrieved: WARCDate.text(date), warc: place, flags: ["imported"])
    }
}

extension Outcome {
    /// What a final status code says when nothing else is known.
    public init(status: Int) {
        switch status {
        case 200..<300: self = .ok
        case 300..<400: self = .redirectError
        case 401, 407, 511: self = .authRequired
        case 403: self = .forbidden
        case 404, 410: self = .gone
        case 451: self = .legal
        case 500..<600: self = .serverError
        default: self = .clientError
        }
    }
}
