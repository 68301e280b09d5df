import Compression
import Digests
import Foundation
import Records

/// A WARC record to be written: named fields and a block.
struct WARCRecord {
    var header: WARCHeader
    var block: [[UInt8]]

    /// - Parameter payload: the part of `block` that is the payload, where it has one.
    init(
        type: String, target: String?, date: Int, contentType: String?, block: [[UInt8]], payload: [UInt8]? = nil,
        id: String = WARCRecord.newID()
    ) {
        header = WARCHeader()
        header.add("WARC-Type", type)
        header.add("WARC-Record-ID", id)
        header.add("WARC-Date", WARCDate.text(date))
        header.add("WARC-Target-URI", target)
        header.add("Content-Type", contentType)
        let hash = RunningDigest(.sha256)
        for part in block { hash.update(part) }
        header.add("WARC-Block-Digest", hash.finish().labelled)
        if let payload { header.add("WARC-Payload-Digest", SHA256.hash(payload).labelled) }
        self.block = block
    }

    /// A record read from another file, to be written by itself.
    init(_ item: WARCReader.Item) {
        header = item.header
        block = [item.block]
        header.fields.removeAll { $0.name.lowercased() == "content-length" }
        guard header.isARC else { return }
        header.version = "WARC/1.1"
        header.add("WARC-Record-ID", WARCRecord.newID())
        header.add("WARC-Block-Digest", SHA256.hash(item.block).labelled)
    }

    static func newID() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

    /// The record as one gzip member.
    func member(packed: Bool) -> [UInt8] {
        var header = header
        header.add("Content-Length", String(block.reduce(0) { $0 + $1.count }))
        // Level 3 packs pages within 4 % of level 6 at half its cost; what is packed already is only stored.
        return gzipMember([header.bytes] + block + [[0x0D, 0x0A, 0x0D, 0x0A]], level: packed ? 0 : 3)
    }
}

extension WARCRecord {
    static func warcinfo(file: String, software: String, date: Int) -> WARCRecord {
        let text = "software: \(software)\r\nformat: WARC File Format 1.1\r\n"
        var record = WARCRecord(
            type: "warcinfo", target: nil, date: date, contentType: "application/warc-fields", block: [Array(text.utf8)]
        )
        record.header.add("WARC-Filename", file)
        return record
    }
}
