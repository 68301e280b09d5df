/// Runs of bytes that stand for themselves in a JSON text (RFC 8259, section 7): all but controls, quotes and backslashes.
enum PlainRun {
    /// The end of the run that begins at `start`, eight bytes at a time.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        if let base = unsafe UnsafeRawPointer(bytes.baseAddress) {
            while index &+ 8 <= bytes.count {
                let eight = unsafe EightBytes(base, at: index)
                if eight.marks(below: 0x20) | eight.marks(of: 0x22) | eight.marks(of: 0x5C) != 0 { break }
                index &+= 8
            }
        }
        while index < bytes.count {
            let byte = unsafe bytes[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
            index &+= 1
        }
        return index
    }
}
