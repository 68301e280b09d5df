import Archive
import Foundation
import Glibc

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

    /// - Parameter waiting: whether to wait for another writer to end, where the alternative is to be busy.
    func open(_ mode: RunMode, waiting: Bool = false) throws(Failure) -> Archive {
        if FileManager.default.fileExists(atPath: path), !Project.isFolder(path) {
            throw Failure(.usage, "\(path) is a file; the cache must be a folder")
        }
        // A folder that may not be looked into would pass for an empty cache.
        if Project.isFolder(path), unsafe access(path, R_OK | X_OK) != 0 {
            throw Failure(.usage, "cannot read the cache \(path): \(unsafe String(cString: strerror(errno)))")
        }
        do {
            return try Archive(
                folder: path, mode: mode == .offline ? .read : .write(waiting: waiting),
                software: "ibid/\(Version.current)")
        } catch {
            switch error {
            case .busy: throw Failure(.busy, error.message + "; nothing was done")
            case .full: throw Failure(.withheld, error.message + "; nothing was done")
            default:
                let advice =
                    mode == .offline ? "" : "; make it writable for this user, or read the cache with --offline"
                throw Failure(.usage, error.message + advice)
            }
        }
    }

    func remove() {
        if isTemporary { try? FileManager.default.removeItem(atPath: path) }
    }
}
