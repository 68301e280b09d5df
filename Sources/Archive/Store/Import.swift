import Foundation
import Records

extension Archive {
    /// Takes a WARC file of anyone's into the cache: Common Crawl, Wayback, browsertrix, wget.
    ///
    /// The file is copied as it is, under a name of its own, and indexed. Its captures carry the flag `imported`.
    /// - Returns: how many records were read, and what was doubtful.
    public func importFile(_ path: String) throws(ArchiveError) -> (records: Int, notices: [Issue]) {
        let reader = try WARCReader(path: path, keep: 0)
        var records = 0
        do {
            while try reader.next() != nil { records += 1 }
        } catch {
            guard records > 0 else { throw .file(path: path, reason: "not a WARC file: \(error)") }
        }
        let base = (path as NSString).lastPathComponent
        let unique = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        let suffix = base.hasSuffix(".gz") ? ".warc.gz" : ".warc"
        let stem = base.prefix { $0 != "." }.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        let name = "import-\(String(stem).prefix(60))-\(unique)\(suffix)"
        try copy(path, to: warcFolder + "/" + name)
        return try index.withLock { index throws(ArchiveError) in
            var catchUp = CatchUp(folder: warcFolder)
            try catchUp.run(index, cutting: false, only: name)
            return (records, catchUp.notices)
        }
    }

    private func copy(_ path: String, to target: String) throws(ArchiveError) {
        let source = try FileDescriptor(path, for: .read)
        let aside = target + ".part"
        let copy = try FileDescriptor(aside, for: .append)
        do throws(ArchiveError) {
            var offset = 0
            while true {
                let bytes = try source.read(1 << 20, at: offset)
                guard !bytes.isEmpty else { break }
                try copy.write(bytes, at: offset)
                offset += bytes.count
            }
            try copy.sync()
        } catch {
            unsafe unlink(aside)
            throw error
        }
        guard unsafe rename(aside, target) == 0 else { throw FileDescriptor.error(target, bytes: 0) }
    }
}
