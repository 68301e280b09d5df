import Foundation
import Records

/// The file being written: whole members, synced, or nothing.
struct WARCWriter {
    private let folder: String
    private let software: String
    private let rotateAt: Int
    private var file: FileDescriptor?
    private(set) var name = ""
    private(set) var size = 0
    /// The newest date written. Dates never go backwards within a file.
    private(set) var lastDate = 0

    /// - Parameter name: a file of this machine's to go on with.
    init(folder: String, software: String, rotateAt: Int, continuing name: String?) throws(ArchiveError) {
        self.folder = folder
        self.software = software
        self.rotateAt = rotateAt
        guard let name else { return }
        let file = try FileDescriptor(folder + "/" + name, for: .append)
        guard file.size < rotateAt else { return }
        self.file = file
        self.name = name
        size = file.size
    }

    /// A date no older than any in the file.
    func date(_ wanted: Int) -> Int { max(wanted, lastDate) }

    mutating func resume(after date: Int) { lastDate = max(lastDate, date) }

    /// Appends members and syncs. On failure the file is cut back to where it was.
    /// - Returns: the offset of each member.
    mutating func append(_ members: [[UInt8]], date: Int) throws(ArchiveError) -> [Int] {
        if file == nil || size >= rotateAt { try rotate(date) }
        guard let file else { return [] }
        var offsets: [Int] = []
        var end = size
        var all: [UInt8] = []
        all.reserveCapacity(members.reduce(0) { $0 + $1.count })
        for member in members {
            offsets.append(end)
            end += member.count
            all += member
        }
        do throws(ArchiveError) {
            try file.write(all, at: size)
            try file.sync()
        } catch {
            try? file.cut(to: size)
            throw error
        }
        size = end
        lastDate = max(lastDate, date)
        return offsets
    }

    /// Takes back what was appended after `size`, where the index could not take it.
    mutating func retract(to size: Int) {
        guard (try? file?.cut(to: size)) != nil else { return }
        self.size = size
    }

    /// Leaves the file as it is. The next record begins another.
    mutating func release() { file = nil }

    private mutating func rotate(_ date: Int) throws(ArchiveError) {
        let stamp = WARCDate.text(date).filter(\.isNumber).prefix(17)
        let machine = String(ProcessInfo.processInfo.hostName.prefix(32).map { $0.isLetter || $0.isNumber ? $0 : "-" })
        let unique = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        let next = "ibid-\(stamp)-\(machine)-\(unique).warc.gz"
        let made = try FileDescriptor(folder + "/" + next, for: .append)
        let info = WARCRecord.warcinfo(file: next, software: software, date: date).member(packed: false)
        do throws(ArchiveError) {
            try made.write(info, at: 0)
            try made.sync()
        } catch {
            unsafe unlink(folder + "/" + next)
            throw error
        }
        file = made
        name = next
        size = info.count
        lastDate = date
    }

    static func isOurs(_ name: String) -> Bool { name.hasPrefix("ibid-") && name.hasSuffix(".warc.gz") }
}
