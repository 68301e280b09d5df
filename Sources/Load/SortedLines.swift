import Digests
import Glibc

/// Lines in the order of their keys, however many: sorted in memory up to `budget`, spilled to sorted runs beyond it and
/// merged at the end, so memory stays bounded (external merge sort, Knuth, TAOCP 3, 5.4).
///
/// Equal keys are ordered by their lines, and equal lines are written once.
final class SortedLines {
    /// What a finished file holds; the digest is SHA-256 in hexadecimal.
    struct Summary {
        var lines: Int
        var bytes: Int
        var digest: String
    }

    private struct Entry: Comparable {
        var key: [UInt8]
        var line: [UInt8]

        static func < (left: Entry, right: Entry) -> Bool {
            left.key == right.key
                ? left.line.lexicographicallyPrecedes(right.line) : left.key.lexicographicallyPrecedes(right.key)
        }
    }

    private let path: String
    private let budget: Int
    private var pending: [Entry] = []
    private var pendingBytes = 0
    private var spills: [String] = []

    /// - Parameter budget: bytes of lines to hold before spilling.
    init(path: String, budget: Int = 32 << 20) {
        self.path = path
        self.budget = budget
    }

    func add(line: some Collection<UInt8>, key: String) throws(DiskError) {
        pending.append(Entry(key: Array(key.utf8), line: Array(line)))
        pendingBytes += key.utf8.count + line.count + 64
        if pendingBytes > budget { try spill() }
    }

    /// Writes the file, whole and synced, and removes the spills.
    func finish() throws(DiskError) -> Summary {
        pending.sort()
        var sources: [Source] = [Source(memory: pending)]
        for spill in spills { sources.append(try Source(file: spill)) }
        let file = try DurableFile(creating: path)
        let hash = RunningDigest(.sha256)
        var summary = Summary(lines: 0, bytes: 0, digest: "")
        var last: [UInt8]?
        while let next = sources.indices.filter({ sources[$0].head != nil }).min(by: {
            sources[$0].head! < sources[$1].head!
        }),
            let entry = sources[next].head
        {
            try sources[next].advance()
            if entry.line == last { continue }
            let line = entry.line + [UInt8(ascii: "\n")]
            try file.write(line)
            hash.update(line)
            summary.lines += 1
            summary.bytes += line.count
            last = entry.line
        }
        try file.close()
        for spill in spills { unsafe unlink(spill) }
        summary.digest = hash.finish().hex
        return summary
    }

    private func spill() throws(DiskError) {
        pending.sort()
        let name = "\(path).spill-\(spills.count)"
        let file = try DurableFile(creating: name)
        for entry in pending {
            for part in [entry.key, entry.line] {
                let count = UInt64(part.count)
                try file.write((0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
                try file.write(part)
            }
        }
        try file.close()
        spills.append(name)
        pending.removeAll()
        pendingBytes = 0
    }

    /// One sorted run, read from the front.
    @safe private final class Source {
        private(set) var head: Entry?
        private var rest: ArraySlice<Entry> = []
        private let path: String
        private let stream: UnsafeMutablePointer<FILE>?

        init(memory: [Entry]) {
            path = ""
            unsafe stream = nil
            head = memory.first
            rest = memory.dropFirst()
        }

        init(file path: String) throws(DiskError) {
            self.path = path
            unsafe stream = fopen(path, "rbe")
            guard unsafe stream != nil else { throw DiskError("open", path) }
            try advance()
        }

        deinit {
            if let stream = unsafe stream { unsafe fclose(stream) }
        }

        func advance() throws(DiskError) {
            guard let stream = unsafe stream else {
                head = rest.popFirst()
                return
            }
            let first = unsafe getc(stream)
            guard first != EOF else {
                head = nil
                return
            }
            unsafe ungetc(first, stream)
            let key = try read()
            head = Entry(key: key, line: try read())
        }

        private func read() throws(DiskError) -> [UInt8] {
            let sizes = try read(8)
            return try read(sizes.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) })
        }

        private func read(_ count: Int) throws(DiskError) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            guard unsafe fread(&bytes, 1, count, stream) == count else { throw DiskError("read back", path, code: EIO) }
            return bytes
        }
    }
}
