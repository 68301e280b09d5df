import Foundation
import Glibc

/// The one lock of a pipeline: an advisory `flock` on a file, held until the process ends however it ends.
public final class Lock {
    private let descriptor: Int32

    /// Takes the lock, or throws `Failure(.busy)` naming the process that holds it.
    ///
    /// - Parameter waiting: whether to wait until that process ends instead.
    public init(path: String, name: String, waiting: Bool = false) throws(Failure) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Failure(.usage, "cannot open the lock \(path): \(unsafe String(cString: strerror(errno)))")
        }
        guard flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
            let holder = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
            close(descriptor)
            let who = holder.trimmingCharacters(in: .whitespacesAndNewlines)
            throw Failure(.busy, "\(name) is already running" + (who.isEmpty ? "" : " (\(who))") + "; nothing was done")
        }
        let line = "process \(getpid()), since \(Timestamp.now())\n"
        ftruncate(descriptor, 0)
        _ = unsafe Array(line.utf8).withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Whether some process holds the lock.
    static func isHeld(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }
}
