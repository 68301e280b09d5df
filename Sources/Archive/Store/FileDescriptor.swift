import Foundation

/// An open file. Errors of the system become `ArchiveError` here.
final class FileDescriptor: Sendable {
    let number: Int32
    let path: String

    enum Use { case read, append, lock }

    init(_ path: String, for use: Use) throws(ArchiveError) {
        let flags: Int32 =
            switch use {
            case .read: O_RDONLY
            case .append: O_RDWR | O_CREAT
            case .lock: O_RDWR | O_CREAT
            }
        number = unsafe open(path, flags | O_CLOEXEC, 0o644)
        self.path = path
        guard number >= 0 else { throw FileDescriptor.error(path, bytes: 0) }
    }

    deinit {
        close(number)
    }

    static func error(_ path: String, bytes: Int) -> ArchiveError {
        let code = errno
        if code == ENOSPC || code == EDQUOT || code == EFBIG { return .full(path: path, bytes: bytes) }
        return .file(path: path, reason: unsafe String(cString: strerror(code)))
    }

    var size: Int {
        var status = stat()
        return unsafe fstat(number, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    func read(_ count: Int, at offset: Int) throws(ArchiveError) -> [UInt8] {
        var failure: ArchiveError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(ArchiveError) {
                filled = try unsafe read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Fills `buffer` from `offset`. Returns how many bytes there were; fewer than fit only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ArchiveError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let got = unsafe pread(number, buffer.baseAddress! + filled, buffer.count - filled, offset + filled)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw FileDescriptor.error(path, bytes: buffer.count) }
            guard got > 0 else { break }
            filled += got
        }
        return filled
    }

    /// Writes everything at `offset`.
    func write(_ bytes: [UInt8], at offset: Int) throws(ArchiveError) {
        var done = 0
        while done < bytes.count {
            let wrote = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(number, buffer.baseAddress! + done, buffer.count - done, offset + done)
            }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw FileDescriptor.error(path, bytes: bytes.count) }
            done += wrote
        }
    }

    func sync() throws(ArchiveError) {
        guard fdatasync(number) == 0 else { throw FileDescriptor.error(path, bytes: 0) }
    }

    func cut(to size: Int) throws(ArchiveError) {
        guard ftruncate(number, size) == 0 else { throw FileDescriptor.error(path, bytes: 0) }
    }

    func unlock() { flock(number, LOCK_UN) }

    /// Takes the exclusive lock, which dies with the process. False where another holds it.
    func lock(waiting: Bool) -> Bool {
        while flock(number, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }
}
