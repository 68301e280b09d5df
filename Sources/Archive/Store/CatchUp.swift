import Foundation
import Records

/// Brings the index up to what the files hold: after a crash, after files were laid in, or from nothing.
struct CatchUp {
    let folder: String
    var notices: [Issue] = []
    /// Files that end in bytes which are no record. Nothing is appended to them.
    private(set) var damaged: Set<String> = []

    init(folder: String) {
        self.folder = folder
    }

    /// Every WARC file, by name, which for ours is by time.
    func files() throws(ArchiveError) -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".warc.gz") || $0.hasSuffix(".warc") }.sorted()
        } catch {
            throw .file(path: folder, reason: error.localizedDescription)
        }
    }

    /// Opens the index, or sets a broken one aside and begins another.
    static func openIndex(_ path: String, notices: inout [Issue]) throws(ArchiveError) -> CaptureIndex {
        do throws(ArchiveError) {
            return try CaptureIndex(path: path)
        } catch {
            notices.append(
                Issue(severity: .warning, stage: "cache", code: "index_rebuilt", message: error.message, place: path))
            for suffix in ["", "-wal", "-shm"] { unsafe unlink(path + suffix) }
            return try CaptureIndex(path: path)
        }
    }

    func isCurrent(_ index: CaptureIndex) throws(ArchiveError) -> Bool {
        let known = try index.files()
        let names = try files()
        return Set(names) == Set(known.keys) && names.allSatisfy { known[$0] == size($0) }
    }

    private func size(_ name: String) -> Int {
        var status = stat()
        return unsafe stat(folder + "/" + name, &status) == 0 ? Int(status.st_size) : 0
    }

    /// - Parameters:
    ///   - cutting: whether a torn tail of a file of ours is to be cut off.
    ///   - only: one file, where the others are known to be in order.
    mutating func run(_ index: CaptureIndex, cutting: Bool, only: String? = nil) throws(ArchiveError) {
        let known = try index.files()
        if let only { return try read(only, from: 0, size: size(only), index: index, cutting: cutting) }
        let names = try files()
        for gone in Set(known.keys).subtracting(names) { try index.forget(file: gone) }
        for name in names {
            let size = size(name)
            guard known[name] != size else { continue }
            let from = known[name].flatMap { $0 < size ? $0 : nil } ?? 0
            if from == 0 { try index.forget(file: name) }
            try read(name, from: from, size: size, index: index, cutting: cutting)
        }
    }

    /// Reads a file to its end, past whatever in it cannot be read.
    private mutating func read(
        _ name: String, from: Int, size: Int, index: CaptureIndex, cutting: Bool
    ) throws(ArchiveError) {
        let path = folder + "/" + name
        var start = from
        while true {
            switch try readRecords(name, from: start, index: index) {
            case .whole:
                return try index.add([], sizes: [name: size])
            case .torn(let offset):
                // Damage can look like an early end. Only what nothing follows is a tail.
                if let next = try WARCReader.nextRecord(in: path, after: max(offset, start)) {
                    note("malformed", "a record that does not end", path, offset)
                    start = next
                    continue
                }
                guard cutting, WARCWriter.isOurs(name) else {
                    note("torn_tail", "the file ends inside a record", path, offset)
                    damaged.insert(name)
                    return try index.add([], sizes: [name: size])
                }
                try FileDescriptor(path, for: .append).cut(to: offset)
                note("torn_tail_cut", "\(size - offset) bytes of an unfinished record were cut off", path, offset)
                return try index.add([], sizes: [name: offset])
            case .malformed(let offset, let reason):
                note("malformed", reason, path, offset)
                guard let next = try WARCReader.nextRecord(in: path, after: max(offset, start)) else {
                    damaged.insert(name)
                    return try index.add([], sizes: [name: size])
                }
                start = next
            }
        }
    }

    private enum End {
        case whole
        case torn(Int)
        case malformed(Int, String)
    }

    private mutating func readRecords(_ name: String, from: Int, index: CaptureIndex) throws(ArchiveError) -> End {
        let path = folder + "/" + name
        let reader = try WARCReader(path: path, offset: from, keep: 12 << 20)
        var rows: [CaptureIndex.Row] = []
        var end = from
        var ending = End.whole
        do {
            while let item = try reader.next() {
                end = item.offset + item.length
                guard item.blockDigestHolds != false else {
                    note("bad_digest", "the record does not match its digest and was left out", path, item.offset)
                    continue
                }
                if let row = CaptureIndex.Row(item, file: name) { rows.append(row) }
                if rows.count >= 1000 {
                    try index.add(rows, sizes: [name: end])
                    rows = []
                }
            }
        } catch let error as ArchiveError {
            throw error
        } catch WARCReader.Problem.torn(let offset) {
            ending = .torn(offset)
        } catch WARCReader.Problem.malformed(let offset, let reason) {
            ending = .malformed(offset, reason)
        } catch {
            ending = .malformed(end, "\(error)")
        }
        try index.add(rows, sizes: [name: end])
        return ending
    }

    private mutating func note(_ code: String, _ message: String, _ path: String, _ offset: Int) {
        notices.append(
            Issue(severity: .warning, stage: "cache", code: code, message: message, place: "\(path) at byte \(offset)"))
    }
}
