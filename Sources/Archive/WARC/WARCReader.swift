import Digests
import Records

/// Reads a WARC or ARC file of anyone's record by record, plain or packed (gzip, LZ4), in memory that does not grow with its
/// records.
///
///     let reader = try WARCReader(path: "crawl.warc.gz")
///     while let record = try reader.next() { print(record.header.type, record.header.target ?? "") }
public final class WARCReader {
    /// A record read from a file.
    public struct Item: Sendable {
        public var header: WARCHeader
        /// The first bytes of the block, up to the reader's `keep`.
        public var block: [UInt8] = []
        public var blockLength: Int
        /// Offset and length in the file as it lies there. Length counts to the next record.
        public var offset: Int
        public var length = 0
        /// Over the body after the HTTP head, or over the block where there is no such head: with the function that the record
        /// names, or SHA-256. Nil for kinds of records that have no payload.
        public var payloadDigest: Digest?
        /// Nil where the record names no digest that can be checked.
        public var blockDigestHolds: Bool?
        /// Nil where the record names no digest that can be checked, or where a transfer coding leaves open what it is over.
        public var payloadDigestHolds: Bool?
        /// Bytes after the block that belong to no record: the Content-Length was too small.
        public var excess = 0
        /// Whether the record is all there. Where it is not, the next call of `next` throws why.
        public var isWhole = true
        /// Whether the record can be read by itself at its offset: it has a member of its own, or the file is not packed.
        public var standsAlone = true

        /// Whether the bytes are not those that were written, by the record's own digests.
        public var isDamaged: Bool {
            blockDigestHolds == false || payloadDigestHolds == false && blockDigestHolds != true
        }
    }

    /// Why reading stopped before the end of the file.
    public enum Problem: Error, Sendable, Hashable {
        /// The file ends inside a record that began at this offset.
        case torn(offset: Int)
        /// What stands at this offset is not a WARC record.
        case malformed(offset: Int, reason: String)
    }

    private let input: WARCInput
    private let keep: Int
    private var problem: Problem?
    private var running: [Bool: [Digest.Algorithm: RunningDigest]] = [:]
    /// A head longer than this is not one.
    private static let longestHead = 64 << 10

    /// - Parameter keep: how many bytes of each block to hand over. The rest is read past, and hashed.
    public init(path: String, offset: Int = 0, keep: Int = 256 << 10) throws(ArchiveError) {
        input = WARCInput(file: try FileDescriptor(path, for: .read), offset: offset)
        self.keep = keep
    }

    /// The next record, or nil at the end.
    /// - Throws: `Problem`; after it, reading cannot go on.
    public func next() throws -> Item? {
        if let problem { throw problem }
        guard try input.skipBlankLines() else { return nil }
        let offset = input.recordOffset
        let header = try readHeader(offset)
        var item = Item(header: header, blockLength: header.length ?? 0, offset: offset)
        item.standsAlone = !input.recordSharesMember && !input.isLZ4 && !header.isARC
        do {
            guard item.blockLength >= 0, header.length != nil else {
                throw Problem.malformed(offset: offset, reason: "no valid Content-Length")
            }
            try readBlock(into: &item)
            item.excess = try input.finishRecord { WARCReader.isHead($0) }
        } catch let found as Problem {
            problem = found
            item.isWhole = false
        }
        item.length = input.offset - offset
        return item
    }

    private static func isHead(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "WARC/".utf8) || WARCHeader(arcLine: bytes.prefix(4096).prefix { $0 != 0x0A }) != nil
    }

    private func readHeader(_ offset: Int) throws -> WARCHeader {
        guard let first = try input.line(limit: WARCReader.longestHead) else { throw unended(offset) }
        guard first.starts(with: "WARC/".utf8) else {
            if let arc = WARCHeader(arcLine: first) { return arc }
            throw Problem.malformed(offset: offset, reason: "no WARC/ version line")
        }
        let version = String(decoding: first, as: UTF8.self).filter { !$0.isNewline }
        guard let lines = try input.head(limit: WARCReader.longestHead) else { throw unended(offset) }
        return WARCHeader(version: version, lines: lines)
    }

    private func unended(_ offset: Int) -> Problem {
        input.fileEnded
            ? .torn(offset: offset) : .malformed(offset: offset, reason: "no end of the record's head")
    }

    private func digest(_ algorithm: Digest.Algorithm, ofPayload: Bool) -> RunningDigest {
        if let known = running[ofPayload]?[algorithm] { return known }
        let made = RunningDigest(algorithm)
        running[ofPayload, default: [:]][algorithm] = made
        return made
    }

    private func readBlock(into item: inout Item) throws {
        let header = item.header
        let claimed = header["WARC-Block-Digest"].flatMap(Digest.init(labelled:))
        // A revisit names the digest of a payload that lies elsewhere.
        let claimedPayload =
            header.type == "revisit" ? nil : header["WARC-Payload-Digest"].flatMap(Digest.init(labelled:))
        let hasPayload = claimedPayload != nil || header.type == "response" || header.type == "resource"
        let whole = claimed.map { digest($0.algorithm, ofPayload: false) }
        let payload = hasPayload ? digest(claimedPayload?.algorithm ?? .sha256, ofPayload: true) : nil
        var left = item.blockLength
        var hasTransferCoding = false
        if header["Content-Type"]?.lowercased().hasPrefix("application/http") == true {
            if let head = try input.head(limit: min(left, WARCReader.longestHead)) {
                left -= head.count
                whole?.update(head)
                item.block += head.prefix(keep)
                if claimedPayload != nil { hasTransferCoding = HTTPBlock(head).field("Transfer-Encoding") != nil }
            }
        }
        while left > 0 {
            let chunk = try input.take(upTo: left)
            guard !chunk.isEmpty else {
                throw input.fileEnded
                    ? Problem.torn(offset: item.offset)
                    : .malformed(offset: item.offset, reason: "the member ends before the record does")
            }
            left -= chunk.count
            whole?.update(chunk)
            payload?.update(chunk)
            if item.block.count < keep { item.block += chunk.prefix(keep - item.block.count) }
        }
        item.blockDigestHolds = whole.map { $0.finish() == claimed }
        item.payloadDigest = payload?.finish()
        guard let claimedPayload, item.payloadDigest != claimedPayload else {
            item.payloadDigestHolds = claimedPayload.map { _ in true }
            return
        }
        // Writers differ in whether it is over the chunks or what is in them.
        item.payloadDigestHolds = hasTransferCoding ? nil : false
    }
}
