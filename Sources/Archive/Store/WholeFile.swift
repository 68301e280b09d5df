import Foundation

/// A file that is there as a whole or not at all.
final class WholeFile {
    private let file: FileDescriptor
    private var size = 0

    /// What the name ends in until the file is whole.
    static let aside = ".part"

    private init(_ path: String) throws(ArchiveError) {
        file = try FileDescriptor(path, for: .append)
        try file.cut(to: 0)
    }

    func append(_ bytes: [UInt8]) throws(ArchiveError) {
        try file.write(bytes, at: size)
        size += bytes.count
    }

    /// Writes aside, syncs, and gives the file its name at the end. On failure nothing is left.
    static func write(_ path: String, _ fill: (WholeFile) throws(ArchiveError) -> Void) throws(ArchiveError) {
        let aside = path + WholeFile.aside
        do throws(ArchiveError) {
            let whole = try WholeFile(aside)
            try fill(whole)
            try whole.file.sync()
            guard unsafe rename(aside, path) == 0 else { throw FileDescriptor.error(path, bytes: 0) }
        } catch {
            unsafe unlink(aside)
            throw error
        }
    }
}
