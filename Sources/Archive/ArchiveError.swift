/// What the cache itself may fail with. A missing capture is not an error.
public enum ArchiveError: Error, Sendable, Hashable {
    /// Another process writes to this cache.
    case busy(folder: String, holder: String)
    /// No space, or over quota: nothing of the record was left behind. Where it is the index that could not grow, nobody knows
    /// by how much.
    case full(path: String, bytes: Int?)
    /// A file or folder that cannot be used, with the system's reason.
    case file(path: String, reason: String)
    /// The record at this place is not what the index, or its own digest, says.
    case corrupt(file: String, offset: Int, reason: String)
    /// The index cannot be used. It can be made again from the WARC files.
    case index(path: String, reason: String)

    public var message: String {
        switch self {
        case .busy(let folder, let holder): "the cache \(folder) is in use by \(holder)"
        case .full(let path, let bytes): "no space \(bytes.map { "for \($0) bytes" } ?? "left") in \(path)"
        case .file(let path, let reason): "\(path): \(reason)"
        case .corrupt(let file, let offset, let reason): "\(file) at byte \(offset): \(reason)"
        case .index(let path, let reason): "\(path): \(reason) ('ibid cache reindex' makes it anew)"
        }
    }
}
