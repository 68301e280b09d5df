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

    /// Files that were being written aside when a process died.
    func removeLeftovers() throws(ArchiveError) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasSuffix(WholeFile.aside) {
            guard unsafe unlink(folder + "/" + name) == 0 else {
                throw FileDescriptor.error(folder + "/" + name, bytes: 0)
            }
        }
    }

    /// The index, brought up to what the files hold; made anew where it cannot be used.
    mutating func openIndex(_ path: String) throws(ArchiveError) -> CaptureIndex {
        do throws(ArchiveError) {
            let index = try CaptureIndex(path: path)
            try index.check()
            try run(index, cutting: true)
            return index
        } catch .index(_, let reason) {
            notices.append(
                Issue(
                    severity: .warning, stage: "cache", code: "index_rebuilt",
                    message: "the index could not be used (\(reason)) and was made anew from the WARC files",
                    place: path))
            return try newIndex(path, cutting: true)
        } catch {
            throw error
        }
    }

    mutating func newIndex(_ path: String, cutting: Bool) throws(ArchiveError) -> CaptureIndex {
        for suffix in ["", "-wal", "-shm"] { unsafe unlink(path + suffix) }
        let index = try CaptureIndex(path: path)
        try run(index, cutting: cutting)
        return index
    }

    /// The index for reading alone: in memory, from the files, where the one on the disk is missing, behind or broken.
    mutating func readIndex(_ path: String) throws(ArchiveError) -> CaptureIndex {
        do throws(ArchiveError) {
            if FileManager.default.fileExists(atPath: path) {
                let known = try CaptureIndex(path: path, readOnly: true)
                try known.check()
                if try isCurrent(known) { return known }
            }
        } catch .index(_, let reason) {
            notices.append(
                Issue(
                    severity: .warning, stage: "cache", code: "index_unusable",
                    message:
                        "the index cannot be used (\(reason)); the WARC files were read instead, which takes longer: "
                        + "'ibid cache reindex' makes it anew", place: path))
        } catch {
            throw error
        }
        let made = try CaptureIndex(path: ":memory:")
        try run(made, cutting: false)
        return made
    }

    func isCurrent(_ index: CaptureIndex) throws(ArchiveError) -> Bool {
        let known = try index.files()
        let names = try files()
        return Set(names) == Set(known.keys) && names.allSatisfy { known[$0] == size($0) }
    }

    func size(_ name: String) -> Int {
        var status = stat()
        return unsafe stat(folder + "/" + name, &status) == 0 ? Int(status.st_size) : 0
    }

    /// - Parameters:
    ///   - cutting: whether a torn tail of a file of ours is to be cut off.
    ///   - only: one file, where the others are known to be in order.
    mutating func run(_ index: CaptureIndex, cutting: Bool, only: String? = nil) throws(ArchiveError) {
        let known = try index.files()
        if let only {
            try read(only, from: 0, size: size(only), index: index, cutting: cutting)
            return try index.resolveRevisits()
        }
        let names = try files()
        var isChanged = false
        for gone in Set(known.keys).subtracting(names) { try index.forget(file: gone) }
        for name in names {
            let size = size(name)
            guard known[name] != size else { continue }
            isChanged = true
            let from = known[name].flatMap { $0 < size ? $0 : nil } ?? 0
            if from == 0 { try index.forget(file: name) }
            try read(name, from: from, size: size, index: index, cutting: cutting)
        }
        if isChanged { try index.resolveRevisits() }
    }

    private mutating func read(
        _ name: String, from: Int, size: Int, index: CaptureIndex, cutting: Bool
    ) throws(ArchiveError) {
        let path = folder + "/" + name
        var rows: [CaptureIndex.Row] = []
        var end = size
        var found: [(code: String, message: String, offset: Int)] = []
        var tail: Int?
        try WARCSweep(path: path, keep: 12 << 20).run(from: from) { finding throws(ArchiveError) in
            switch finding {
            case .record(let item):
                guard item.isWhole else { return }
                guard !item.isDamaged else {
                    found.append(
                        ("bad_digest", "the record does not match its digest and was left out", item.offset))
                    return
                }
                if let row = CaptureIndex.Row(item, file: name) { rows.append(row) }
                guard rows.count >= 1000 else { return }
                try index.add(rows, sizes: [name: item.offset + item.length])
                rows = []
            case .torn(let offset): tail = offset
            case .malformed(let offset, let reason, let next):
                found.append(("malformed", reason, offset))
                if next == nil { damaged.insert(name) }
            }
        }
        for entry in found { note(entry.code, entry.message, path, entry.offset) }
        if let tail {
            if cutting, WARCWriter.isOurs(name) {
                try FileDescriptor(path, for: .append).cut(to: tail)
                note("torn_tail_cut", "\(size - tail) bytes of an unfinished record were cut off", path, tail)
                end = tail
            } else {
                note("torn_tail", "the file ends inside a record", path, tail)
                damaged.insert(name)
            }
        }
        try index.add(rows, sizes: [name: end])
    }

    private mutating func note(_ code: String, _ message: String, _ path: String, _ offset: Int) {
        notices.append(
            Issue(severity: .warning, stage: "cache", code: code, message: message, place: "\(path) at byte \(offset)"))
    }
}
