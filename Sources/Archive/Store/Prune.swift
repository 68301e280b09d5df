import Foundation
import Records

extension Archive {
    /// What a rule would take from the cache. Nothing is changed.
    /// - Parameter each: handed every capture that would go, oldest first.
    public func pruning(_ rule: PruneRule, each: (Capture) -> Void = { _ in }) throws(ArchiveError) -> Pruning {
        var found = Pruning()
        let total = try totalSize()
        try index.withLock { index throws(ArchiveError) in
            found.protected = try index.doom(rule, total: total)
            found.referred = try index.spareOriginals { place throws(ArchiveError) in
                // A record that cannot be read refers to nothing any more.
                guard let (header, _) = try? record(at: place) else { return nil }
                return try original(of: header, in: index)
            }
            var cursor = (time: Int.min, id: 0)
            while true {
                let (captures, last) = try index.doomed(after: cursor, limit: 500)
                guard let last else { return }
                cursor = last
                found.captures += captures.count
                found.bytes += captures.reduce(0) { $0 + ($1.warc?.length ?? 0) }
                captures.forEach(each)
            }
        }
        return found
    }

    /// Takes captures from the cache for good, with the requests and redirects that led to them.
    ///
    /// Every file is either as it was or without them: the new form is written aside and synced before it takes the old one's
    /// name, and no file is touched until all of them are written. A file with bytes that cannot be read stays as it is.
    /// - Parameter each: handed every capture that goes, oldest first.
    public func prune(_ rule: PruneRule, each: (Capture) -> Void = { _ in }) throws(ArchiveError) -> Pruning {
        try writer.withLock { writer throws(ArchiveError) in
            guard writer != nil else { throw ArchiveError.file(path: folder, reason: "opened for reading only") }
            var result = try pruneOnce(rule, each: each)
            // How much a capture frees is an estimate until it is gone.
            while let size = rule.size, result.captures > 0, try totalSize() > size {
                let more = try pruneOnce(rule, each: each)
                guard more.bytes > 0 else { break }
                result.captures += more.captures
                result.bytes += more.bytes
            }
            if result.captures > 0 { writer?.release() }
            return result
        }
    }

    private func totalSize() throws(ArchiveError) -> Int {
        let files = CatchUp(folder: warcFolder)
        return try files.files().reduce(0) { $0 + files.size($1) }
    }

    private func pruneOnce(_ rule: PruneRule, each: (Capture) -> Void) throws(ArchiveError) -> Pruning {
        var result = try pruning(rule, each: each)
        guard result.captures > 0 else { return result }
        result.bytes = 0
        var rewritten: [(name: String, size: Int, isEmpty: Bool)] = []
        do throws(ArchiveError) {
            for name in try index.withLock({ index throws(ArchiveError) in try index.doomedFiles() }) {
                guard let (size, isEmpty) = try rewrite(name, &result) else { continue }
                rewritten.append((name, size, isEmpty))
            }
        } catch {
            for file in rewritten { unsafe unlink(warcFolder + "/" + file.name + WholeFile.aside) }
            throw error
        }
        for (name, size, isEmpty) in rewritten {
            let path = warcFolder + "/" + name
            result.bytes += try FileDescriptor(path, for: .read).size - (isEmpty ? 0 : size)
            guard unsafe rename(path + WholeFile.aside, path) == 0 else { throw FileDescriptor.error(path, bytes: 0) }
            if isEmpty { unsafe unlink(path) }
        }
        try index.withLock { index throws(ArchiveError) in
            for file in rewritten { try index.forget(file: file.name) }
            var catchUp = CatchUp(folder: warcFolder)
            try catchUp.run(index, cutting: false)
        }
        return result
    }

    /// Writes a file without what is doomed in it, aside.
    /// - Returns: its size, and whether no capture is left in it; nil where the file stays as it is.
    private func rewrite(_ name: String, _ result: inout Pruning) throws(ArchiveError) -> (size: Int, isEmpty: Bool)? {
        let path = warcFolder + "/" + name
        guard
            let cut = try PruneCut(
                path, isOurs: WARCWriter.isOurs(name),
                fate: { offset throws(ArchiveError) in
                    try index.withLock { index throws(ArchiveError) in try index.fate(in: name, at: offset) }
                })
        else {
            result.issues.append(
                Issue(
                    severity: .warning, stage: "cache", code: "not_pruned",
                    message: "it holds bytes that cannot be read, so nothing was taken from it", place: path))
            return nil
        }
        let source = try FileDescriptor(path, for: .read)
        let copy = try FileDescriptor(path + WholeFile.aside, for: .append)
        try copy.cut(to: 0)
        var size = 0
        for range in cut.kept {
            var offset = range.lowerBound
            while offset < range.upperBound {
                let bytes = try source.read(min(1 << 20, range.upperBound - offset), at: offset)
                guard !bytes.isEmpty else { throw .file(path: path, reason: "it became shorter meanwhile") }
                try copy.write(bytes, at: size)
                size += bytes.count
                offset += bytes.count
            }
        }
        try copy.sync()
        return (size, cut.isEmpty)
    }
}

/// Which stretches of a file stay when captures go from it.
struct PruneCut {
    private(set) var kept: [Range<Int>] = []
    /// Whether nothing is left that the index knows of.
    private(set) var isEmpty = true

    /// Nil where the file holds bytes that cannot be read.
    init?(
        _ path: String, isOurs: Bool, fate: (Int) throws(ArchiveError) -> CaptureIndex.Fate
    ) throws(ArchiveError) {
        var gone: Set<Int> = []
        var goneIDs: Set<String> = []
        // In files of ours, the hops that led to a capture stand before it.
        var hops: [(offset: Int, id: String)] = []
        var isSound = true
        try WARCSweep(path: path, keep: 0).run { finding throws(ArchiveError) in
            guard case .record(let item) = finding, item.isWhole else {
                isSound = false
                return
            }
            let id = item.header["WARC-Record-ID"] ?? ""
            switch try fate(item.offset) {
            case .unindexed: return
            case .hop: if isOurs { hops.append((item.offset, id)) }
            case .kept: hops = []
            case .doomed:
                gone.formUnion(hops.map(\.offset) + [item.offset])
                goneIDs.formUnion(hops.map(\.id) + [id])
                hops = []
            }
        }
        guard isSound else { return nil }
        try WARCSweep(path: path, keep: 0).run { finding throws(ArchiveError) in
            guard case .record(let item) = finding, !gone.contains(item.offset) else { return }
            if let with = item.header["WARC-Concurrent-To"], goneIDs.contains(with) { return }
            let isKept = try fate(item.offset)
            if isKept == .kept || isKept == .hop { isEmpty = false }
            if let last = kept.last, last.upperBound == item.offset {
                kept[kept.count - 1] = last.lowerBound..<item.offset + item.length
            } else {
                kept.append(item.offset..<item.offset + item.length)
            }
        }
    }
}
