import Compression

extension WARCReader {
    /// Where the next record of a packed file begins, past bytes that cannot be read; nil where there is none.
    ///
    /// A member is believed where it unfolds to the beginning of a WARC record.
    static func nextRecord(in path: String, after offset: Int) throws(ArchiveError) -> Int? {
        let file = try FileDescriptor(path, for: .read)
        guard try file.read(2, at: 0) == [0x1F, 0x8B] else { return nil }
        let window = 256 << 10
        var start = offset + 1
        while true {
            let bytes = try file.read(window, at: start)
            guard bytes.count > 3 else { return nil }
            var position = 0
            while let found = bytes[position...].firstIndex(of: 0x1F), found + 2 < bytes.count {
                position = found + 1
                guard bytes[found + 1] == 0x8B, bytes[found + 2] == 0x08 else { continue }
                if beginsRecord(try file.read(4 << 10, at: start + found)) { return start + found }
            }
            // Two bytes of overlap: a signature may lie across the edge.
            start += bytes.count - 2
            if bytes.count < window { return nil }
        }
    }

    private static func beginsRecord(_ packed: [UInt8]) -> Bool {
        var text = [UInt8](repeating: 0, count: 5)
        _ = unsafe packed.withUnsafeBytes { input in
            unsafe text.withUnsafeMutableBytes { unsafe try? GzipStream().unfold(input, into: $0) }
        }
        return text == Array("WARC/".utf8)
    }
}
