import Compression
import Digests
import Records

extension Archive {
    /// No record of ours is larger; a larger one is not read into memory.
    static let largestRecord = 128 << 20

    /// The bytes the source sent, with every coding undone and their digest checked.
    ///
    /// For a revisit these are the bytes of the response it refers to.
    /// - Throws: `.corrupt` where the record is not what the index says, or a digest does not hold.
    public func payload(of capture: Capture) throws(ArchiveError) -> [UInt8] {
        guard let place = capture.warc else {
            throw .corrupt(file: folder, offset: 0, reason: "the capture of \(capture.url) names no place in the cache")
        }
        let body = try storedBody(at: place, depth: 0)
        let payload: [UInt8]
        do throws(InflateError) {
            payload = try body.decoded()
        } catch {
            throw .corrupt(file: place.file, offset: place.offset, reason: "the body cannot be unfolded: \(error)")
        }
        if let digest = capture.digest, digest != SHA256.hash(payload).labelled {
            throw .corrupt(file: place.file, offset: place.offset, reason: "the payload does not match its digest")
        }
        return payload
    }

    /// The response head behind a capture, and after it the head of every 304 that vouched for it since, each with its moment in
    /// milliseconds since 1970.
    public func heads(of capture: Capture) throws(ArchiveError) -> [(bytes: [UInt8], time: Int)] {
        var heads: [(bytes: [UInt8], time: Int)] = []
        var next = capture.warc
        while let place = next, heads.count < Archive.longestChain {
            let (header, block) = try record(at: place)
            let time = header["WARC-Date"].flatMap(WARCDate.milliseconds) ?? 0
            heads.append((Array(HTTPBlock(block[...]).head), time))
            let isNotModified =
                header.type == "revisit" && header["WARC-Profile"]?.hasSuffix("/server-not-modified") == true
            next = isNotModified ? try original(of: header) : nil
        }
        return heads.reversed()
    }

    /// Revisits that refer to revisits are followed this far.
    private static let longestChain = 8

    /// A record as it lies there, its block digest checked.
    public func record(at place: Capture.Place) throws(ArchiveError) -> (header: WARCHeader, block: [UInt8]) {
        func fail(_ reason: String) -> ArchiveError { .corrupt(file: place.file, offset: place.offset, reason: reason) }
        guard place.offset >= 0, place.length > 0, place.length <= Archive.largestRecord, !place.file.contains("/")
        else {
            throw fail("not a place in the cache")
        }
        let file = try FileDescriptor(warcFolder + "/" + place.file, for: .read)
        var bytes = try file.read(place.length, at: place.offset)
        guard bytes.count == place.length else { throw fail("the file ends before the record does") }
        if ContentCoding.gzip.claims(bytes) {
            do throws(InflateError) {
                let limits = InflateLimits(bytes: Archive.largestRecord, ratio: .max)
                bytes = try ContentCoding.gzip.inflate(bytes, limits: limits).bytes
            } catch {
                throw fail("not a whole gzip member: \(error)")
            }
        }
        let parts = HTTPBlock(bytes[...])
        guard let header = WARCHeader(parsing: Array(parts.head)), let length = header.length, length >= 0,
            length <= parts.body.count
        else { throw fail("not a WARC record") }
        let block = Array(parts.body.prefix(length))
        if let claimed = header["WARC-Block-Digest"].flatMap(Digest.init(labelled:)) {
            let running = RunningDigest(claimed.algorithm)
            running.update(block)
            guard running.finish() == claimed else { throw fail("the record does not match its digest") }
        }
        return (header, block)
    }

    private func storedBody(at place: Capture.Place, depth: Int) throws(ArchiveError) -> StoredBody {
        let (header, block) = try record(at: place)
        guard header.type == "revisit" else { return StoredBody(header, block: block[...]) }
        guard depth < Archive.longestChain, let original = try original(of: header) else {
            throw .corrupt(
                file: place.file, offset: place.offset, reason: "the response it refers to is not in the cache")
        }
        return try storedBody(at: original, depth: depth + 1)
    }

    /// Where the response lies that a revisit refers to.
    private func original(of header: WARCHeader) throws(ArchiveError) -> Capture.Place? {
        try index.withLock { index throws(ArchiveError) in try original(of: header, in: index) }
    }

    func original(of header: WARCHeader, in index: CaptureIndex) throws(ArchiveError) -> Capture.Place? {
        if let digest = header.payloadDigest, let found = try index.original(payload: digest) { return found.place }
        guard let target = header["WARC-Refers-To-Target-URI"],
            let time = header["WARC-Refers-To-Date"].flatMap(WARCDate.milliseconds)
        else { return nil }
        return try index.response(to: target, at: time)
    }
}
