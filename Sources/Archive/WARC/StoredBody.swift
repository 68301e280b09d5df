import Compression

/// A body as it lies in a record, under its codings.
struct StoredBody {
    private let body: ArraySlice<UInt8>
    private let contentCoding: String?
    private let isChunked: Bool

    /// - Parameter block: the whole block of the record.
    init(_ header: WARCHeader, block: ArraySlice<UInt8>) {
        guard header["Content-Type"]?.lowercased().hasPrefix("application/http") == true else {
            body = header.type == "metadata" ? [] : block
            contentCoding = nil
            isChunked = false
            return
        }
        let parts = HTTPBlock(block)
        body = parts.body
        contentCoding = parts.field("Content-Encoding")
        isChunked = parts.field("Transfer-Encoding")?.lowercased().contains("chunked") ?? false
    }

    /// The body with every coding undone.
    /// - Throws: `InflateError`. Codings nobody knows are `.corrupt`.
    func decoded() throws(InflateError) -> [UInt8] {
        var bytes = isChunked ? ChunkedBody.decode(body) ?? Array(body) : Array(body)
        for token in (contentCoding ?? "").split(separator: ",").reversed() {
            let name = token.filter { $0 != " " && $0 != "\t" }
            guard let coding = ContentCoding(token: name) else { throw .corrupt("unknown content coding \(name)") }
            // Some servers name a coding they did not use.
            guard coding.claims(bytes), !bytes.isEmpty else { continue }
            bytes = try coding.inflate(bytes).bytes
        }
        return bytes
    }
}
