import Archive
import Foundation

/// The cache a run reads and writes: the project's own, or for a rehearsal one that is thrown away.
struct CacheFolder: Sendable {
    let path: String
    private let isTemporary: Bool

    init(mode: RunMode, project: Project) throws(Failure) {
        isTemporary = mode == .rehearsal
        guard isTemporary else {
            path = project.cache
            return
        }
        path = NSTemporaryDirectory() + "ibid-rehearsal-\(UUID().uuidString)"
    }

    func open(_ mode: RunMode) throws(Failure) -> Archive {
        if FileManager.default.fileExists(atPath: path), !Project.isFolder(path) {
            throw Failure(.usage, "\(path) is a file; the cache must be a folder")
        }
        do {
            return try Archive(
                folder: path, mode: mode == .offline ? .read : .write(), software: "ibid/\(Version.current)")
        } catch {
            if case .busy = error { throw Failure(.busy, error.message) }
            throw Failure(.usage, error.message)
        }
    }

    func remove() {
        if isTemporary { try? FileManager.default.removeItem(atPath: path) }
    }
}
