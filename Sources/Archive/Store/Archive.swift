import Foundation
import Records
import Synchronization

/// The cache: WARC files in `warc/` and an index over them in `index.sqlite`.
///
///     let archive = try Archive(folder: "Cache", mode: .write())
///     let capture = try await archive.append(visit)         // written, synced, indexed
///     try archive.payload(of: capture)                      // decoded, digest checked
///     try archive.capture(of: "https://example.org/")       // the newest
///
/// One process writes at a time, under a lock that dies with it. Many may read. Opening for writing cuts back a tail
/// that a crash tore, and indexes whatever files have appeared since; `notices` says what was found.
public final class Archive: Sendable {
    public enum Mode: Sendable {
        /// - Parameter waiting: whether to wait for another writer to finish, or fail with `ArchiveError.busy`.
        case write(waiting: Bool = false)
        case read
    }

    public let folder: String
    /// What was cut, skipped or doubtful when the cache was opened.
    public let notices: [Issue]
    let index: Mutex<CaptureIndex>
    private let lock: FileDescriptor?
    let writer: Mutex<WARCWriter?>
    private let mail = Mutex(Mail())
    private let queue = DispatchQueue(label: "ibid.archive")

    private struct Mail: Sendable {
        var waiting: [(visit: Visit, reply: CheckedContinuation<Result<Capture, ArchiveError>, Never>)] = []
        var writing = false
    }

    /// A place in the order of the index.
    public struct Cursor: Sendable, Hashable {
        let surt: String
        let time: Int
        let id: Int
    }

    /// Some captures, and where to go on.
    public struct Page: Sendable {
        public var captures: [Capture] = []
        public var last: Cursor?
    }

    var warcFolder: String { folder + "/warc" }

    /// - Parameters:
    ///   - folder: made if it is missing and is to be written. A missing folder reads as an empty cache.
    ///   - software: name and version of the program, for `warcinfo`.
    ///   - rotateAt: size in bytes past which a new WARC file is begun.
    public init(folder: String, mode: Mode, software: String = "ibid", rotateAt: Int = 1 << 30) throws(ArchiveError) {
        self.folder = folder
        var catchUp = CatchUp(folder: folder + "/warc")
        switch mode {
        case .write(let waiting):
            try Archive.makeFolder(folder)
            try Archive.makeFolder(folder + "/warc")
            lock = try Archive.takeLock(folder, waiting: waiting)
            try catchUp.removeLeftovers()
            let opened = try catchUp.openIndex(folder + "/index.sqlite")
            let last = try catchUp.files().last { WARCWriter.isOurs($0) && !catchUp.damaged.contains($0) }
            var writer = try WARCWriter(
                folder: folder + "/warc", software: software, rotateAt: rotateAt, continuing: last)
            if let last { writer.resume(after: try opened.newest(in: last)) }
            self.writer = Mutex(writer)
            index = Mutex(opened)
        case .read:
            lock = nil
            writer = Mutex(nil)
            index = Mutex(try catchUp.readIndex(folder + "/index.sqlite"))
        }
        notices = catchUp.notices
    }

    private static func makeFolder(_ path: String) throws(ArchiveError) {
        guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else {
            var isFolder: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw .file(path: path, reason: "it is a file, not a folder")
            }
            return
        }
        if errno == ENOENT {
            let parent = (path as NSString).deletingLastPathComponent
            guard !parent.isEmpty, parent != path else { throw FileDescriptor.error(path, bytes: 0) }
            try makeFolder(parent)
            return try makeFolder(path)
        }
        throw FileDescriptor.error(path, bytes: 0)
    }

    private static func takeLock(_ folder: String, waiting: Bool) throws(ArchiveError) -> FileDescriptor {
        let file = try FileDescriptor(folder + "/lock", for: .lock)
        guard file.lock(waiting: waiting) else {
            let holder = String(decoding: (try? file.read(40, at: 0)) ?? [], as: UTF8.self)
            throw .busy(folder: folder, holder: holder.isEmpty ? "another process" : holder)
        }
        try file.cut(to: 0)
        try file.write(Array("process \(ProcessInfo.processInfo.processIdentifier)".utf8), at: 0)
        return file
    }

    // MARK: Writing

    /// Writes a visit. Visits that arrive while another batch is being synced share the next one.
    /// - Returns: the capture with its place in the cache.
    public func append(_ visit: Visit) async throws(ArchiveError) -> Capture {
        let result = await withCheckedContinuation { reply in
            let begin = mail.withLock { mail in
                mail.waiting.append((visit, reply))
                defer { mail.writing = true }
                return !mail.writing
            }
            if begin { queue.async { self.drain() } }
        }
        return try result.get()
    }

    private func drain() {
        while true {
            let batch = mail.withLock { mail in
                let batch = mail.waiting
                mail.waiting = []
                if batch.isEmpty { mail.writing = false }
                return batch
            }
            guard !batch.isEmpty else { return }
            do throws(ArchiveError) {
                let captures = try write(batch.map(\.visit))
                for (entry, capture) in zip(batch, captures) { entry.reply.resume(returning: .success(capture)) }
            } catch {
                for entry in batch { entry.reply.resume(returning: .failure(error)) }
            }
        }
    }

    private func write(_ visits: [Visit]) throws(ArchiveError) -> [Capture] {
        try writer.withLock { writer throws(ArchiveError) in
            guard var pen = writer else { throw ArchiveError.file(path: folder, reason: "opened for reading only") }
            defer { writer = pen }
            var batch = WriteBatch()
            for visit in visits {
                batch.add(visit, at: pen.date(batch.lastDate)) { digest in
                    index.withLock { index in (try? index.original(payload: digest))?.earlier }
                }
            }
            let offsets = try pen.append(batch.members, date: batch.lastDate)
            let (rows, captures) = batch.rows(file: pen.name, offsets: offsets)
            do throws(ArchiveError) {
                try index.withLock { index throws(ArchiveError) in try index.add(rows, sizes: [pen.name: pen.size]) }
            } catch {
                pen.retract(to: offsets.first ?? pen.size)
                throw error
            }
            return captures
        }
    }

    /// Ends writing and gives the lock back, once what was handed in is written. Reading goes on.
    ///
    /// Going out of scope does the same, but a little later.
    public func close() {
        queue.sync {}
        writer.withLock { $0 = nil }
        lock?.unlock()
    }

    // MARK: Look-up

    /// The newest capture of an address, whatever came of it.
    public func capture(of url: String) throws(ArchiveError) -> Capture? {
        try index.withLock { index throws(ArchiveError) in try index.captures(of: url, limit: 1).first }
    }

    /// The newest capture of an address whose text could be read.
    public func readableCapture(of url: String) throws(ArchiveError) -> Capture? {
        try index.withLock { index throws(ArchiveError) in try index.lastRead(url) }
    }

    /// Up to `limit` captures of an address, newest first.
    public func captures(of url: String, limit: Int = 1000) throws(ArchiveError) -> [Capture] {
        try index.withLock { index throws(ArchiveError) in try index.captures(of: url, limit: limit) }
    }

    /// The capture of an address nearest to a moment, in milliseconds since 1970.
    public func capture(of url: String, nearest time: Int) throws(ArchiveError) -> Capture? {
        try captures(of: url).min { left, right in
            let distance = { (capture: Capture) in abs((WARCDate.milliseconds(capture.retrieved) ?? 0) - time) }
            return distance(left) < distance(right)
        }
    }

    /// The readable capture of an address nearest to a moment, in milliseconds since 1970.
    public func readableCapture(of url: String, nearest time: Int) throws(ArchiveError) -> Capture? {
        try captures(of: url).filter(\.outcome.isRead).min { left, right in
            let distance = { (capture: Capture) in abs((WARCDate.milliseconds(capture.retrieved) ?? 0) - time) }
            return distance(left) < distance(right)
        }
    }

    /// Up to `limit` captures in SURT order and then by time, after the last one of another page.
    public func captures(after cursor: Cursor? = nil, limit: Int) throws(ArchiveError) -> Page {
        try index.withLock { index throws(ArchiveError) in try index.page(after: cursor, limit: limit) }
    }

    /// Makes the index anew from the WARC files alone.
    /// - Returns: what was doubtful in them.
    public func reindex() throws(ArchiveError) -> [Issue] {
        try index.withLock { index throws(ArchiveError) in
            var catchUp = CatchUp(folder: warcFolder)
            index = try catchUp.newIndex(folder + "/index.sqlite", cutting: false)
            return catchUp.notices
        }
    }
}
