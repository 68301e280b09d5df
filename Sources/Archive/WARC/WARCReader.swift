import Compression
import Digests
import Foundation
import Records

/// Reads a WARC file of anyone's record by record, packed or plain, in memory that does not grow with its records.
///
///     let reader = try WARCReader(path: "crawl.warc.gz")
///     while let record = try reader.next() { print(record.header.type, record.header.target ?? "") }
public final class WARCReader {
    /// A record read from a file.
    public struct Item: Sendable {
        public var header: WARCHeader
        /// The first bytes of the block, up to the reader's `keep`.
        public var block: [UInt8]
        public var blockLength: Int
        /// Offset and length in the file as it lies there. Length counts to the next record.
        public var offset: Int
        public var length: Int
        /// SHA-256 of the body after the HTTP head, or of the block where there is no such head.
        public var payloadDigest: String
        /// Nil where the record names no SHA-256 block digest.
        public var blockDigestHolds: Bool?
        /// Bytes after the block that belong to no record: the Content-Length was too small.
        public var excess = 0
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
        guard try input.skipBlankLines() else { return nil }
        let offset = input.recordOffset
        let head = try readHead(offset)
        guard let header = WARCHeader(parsing: head) else {
            throw Problem.malformed(offset: offset, reason: "no WARC/ version line")
        }
        guard let length = header.length, length >= 0 else {
            throw Problem.malformed(offset: offset, reason: "no valid Content-Length")
        }
        var item = Item(
            header: header, block: [], blockLength: length, offset: offset, length: 0, payloadDigest: "",
            blockDigestHolds: nil)
        try readBlock(into: &item)
        item.excess = try input.finishRecord()
        item.length = input.offset - offset
        return item
    }

    private func readHead(_ offset: Int) throws -> [UInt8] {
        var head: [UInt8] = []
        while true {
            guard let line = try input.line(limit: WARCReader.longestHead - head.count) else {
                guard input.fileEnded else {
                    throw Problem.malformed(offset: offset, reason: "no end of the record's head")
                }
                throw Problem.torn(offset: offset)
            }
            head += line
            if head.count == line.count, !head.starts(with: "WARC/".utf8) { return head }
            if line == [0x0D, 0x0A] || line == [0x0A] { return head }
        }
    }

    private func readBlock(into item: inout Item) throws {
        let whole = SHA256()
        let payload = SHA256()
        let isHTTP = item.header["Content-Type"]?.lowercased().hasPrefix("application/http") ?? false
        var left = item.blockLength
        var headDone = !isHTTP
        while left > 0 {
            let chunk = try input.take(upTo: left)
            guard !chunk.isEmpty else { throw Problem.torn(offset: item.offset) }
            left -= chunk.count
            whole.update(chunk)
            if item.block.count < keep { item.block += chunk.prefix(keep - item.block.count) }
            if headDone {
                payload.update(chunk)
            } else {
                let parts = HTTPBlock(item.block[...])
                headDone = !parts.body.isEmpty || item.block.count >= keep || left == 0
                if headDone { payload.update(parts.body) }
            }
        }
        let digest = "sha256:" + whole.finish().hex
        if let claimed = item.header["WARC-Block-Digest"], claimed.lowercased().hasPrefix("sha256:"),
            claimed.count == 71
        {
            item.blockDigestHolds = claimed.lowercased() == digest
        }
        item.payloadDigest = "sha256:" + payload.finish().hex
    }
}
