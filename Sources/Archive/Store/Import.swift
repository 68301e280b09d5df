import Foundation
import Records

extension Archive {
    /// Takes a WARC or ARC file of anyone's into the cache: Common Crawl, Wayback, browsertrix, wget.
    ///
    /// The file is copied as it is, under a name of its own, and indexed; one whose records cannot be read by themselves (ARC,
    /// LZ4, one gzip member around everything) is written anew as WARC. Captures carry the flag `imported`.
    /// - Returns: how many records were read, and what was doubtful.
    public func importFile(_ path: String) throws(ArchiveError) -> (records: Int, notices: [Issue]) {
        var records = 0
        var standsAlone = true
        var reason = "it has no record"
        try WARCSweep(path: path, keep: 0).run { finding throws(ArchiveError) in
            switch finding {
            case .record(let item):
                records += 1
                standsAlone = standsAlone && item.standsAlone
            case .torn: reason = "it ends inside its first record"
            case .malformed(_, let why, _): reason = why
            }
        }
        guard records > 0 else { throw .file(path: path, reason: "not a WARC or ARC file: \(reason)") }
        let name = Archive.importName(path, isPacked: !standsAlone || path.hasSuffix(".gz"))
        if standsAlone {
            try WholeFile.write(warcFolder + "/" + name) { out throws(ArchiveError) in try Archive.copy(path, to: out) }
        } else {
            try WholeFile.write(warcFolder + "/" + name) { out throws(ArchiveError) in try Archive.repack(path, to: out)
            }
        }
        return try index.withLock { index throws(ArchiveError) in
            var catchUp = CatchUp(folder: warcFolder)
            try catchUp.run(index, cutting: false, only: name)
            return (records, catchUp.notices)
        }
    }

    private static func importName(_ path: String, isPacked: Bool) -> String {
        let stem = (path as NSString).lastPathComponent.prefix { $0 != "." }.map {
            $0.isLetter || $0.isNumber ? $0 : "-"
        }
        let unique = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        return "import-\(String(stem).prefix(60))-\(unique).warc\(isPacked ? ".gz" : "")"
    }

    private static func copy(_ path: String, to out: WholeFile) throws(ArchiveError) {
        let source = try FileDescriptor(path, for: .read)
        var offset = 0
        while true {
            let bytes = try source.read(1 << 20, at: offset)
            guard !bytes.isEmpty else { return }
            try out.append(bytes)
            offset += bytes.count
        }
    }

    /// Every whole record in a gzip member of its own. A record too large to be held is left out.
    private static func repack(_ path: String, to out: WholeFile) throws(ArchiveError) {
        try WARCSweep(path: path, keep: largestRecord).run { finding throws(ArchiveError) in
            guard case .record(let item) = finding, item.isWhole, item.block.count == item.blockLength else { return }
            try out.append(WARCRecord(item).member(packed: false))
        }
    }
}
