import Glibc

/// The disk said no: which call on which file, and why.
public struct DiskError: Error, Sendable, CustomStringConvertible {
    public let path: String
    public let action: String
    /// `errno` as the system set it.
    public let code: Int32

    public init(_ action: String, _ path: String, code: Int32 = errno) {
        self.action = action
        self.path = path
        self.code = code
    }

    public var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    public var isReadOnly: Bool { code == EROFS || code == EACCES || code == EPERM }

    public var description: String {
        "cannot \(action) \(path): \(unsafe String(cString: strerror(code)))"
    }
}

/// A new file that is on the disk once `close` returns: written through a buffer, then fsynced.
final class DurableFile {
    let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isOpen = true

    /// Creates the file; it must not exist.
    init(creating path: String) throws(DiskError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DiskError("create", path) }
        buffer.reserveCapacity(1 << 16)
    }

    deinit {
        if isOpen { Glibc.close(descriptor) }
    }

    func write(_ bytes: some Collection<UInt8>) throws(DiskError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    func close() throws(DiskError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw DiskError("sync", path) }
        isOpen = false
        guard Glibc.close(descriptor) == 0 else { throw DiskError("close", path) }
    }

    private func flush() throws(DiskError) {
        var done = 0
        while done < buffer.count {
            let wrote = unsafe buffer.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
            }
            if wrote < 0 {
                if errno == EINTR { continue }
                throw DiskError("write", path)
            }
            done += wrote
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Makes the names in a folder durable (POSIX: a rename is on the disk once its folder is synced).
func syncFolder(_ path: String) throws(DiskError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw DiskError("sync", path) }
}
