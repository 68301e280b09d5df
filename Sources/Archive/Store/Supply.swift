import Digests
import Records

extension Archive {
    /// Takes a person's own copy of a page that cannot be fetched: walled, dead, on paper.
    ///
    /// It is a capture like others, `ok` and flagged `supplied`, and answers for its address whenever the page itself
    /// cannot be read.
    /// - Parameters:
    ///   - url: serialized as captures have it.
    ///   - time: when the copy was made, in milliseconds since 1970.
    public func add(
        _ copy: [UInt8], of url: String, mediaType: String, charset: String? = nil, time: Int
    ) async throws(ArchiveError) -> Capture {
        var visit = Visit(
            capture: Capture(
                url: url, finalURL: url, outcome: .ok, mediaType: mediaType, charset: charset,
                digest: SHA256.hash(copy).labelled, bytes: copy.count, retrieved: WARCDate.text(time),
                flags: ["supplied"]),
            hops: [])
        visit.supplied = copy
        return try await append(visit)
    }

    /// The newest copy of an address that a person handed in.
    public func suppliedCapture(of url: String) throws(ArchiveError) -> Capture? {
        try index.withLock { index throws(ArchiveError) in try index.lastSupplied(url) }
    }
}
