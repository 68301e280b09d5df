/// Runs of bytes that stand for themselves in a JSON text (RFC 8259, section 7): all but controls, quotes and backslashes.
enum PlainRun {
    /// The end of the run that begins at `start`, eight bytes at a time.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        if let base = unsafe UnsafeRawPointer(bytes.baseAddress) {
            while index &+ 8 <= bytes.count {
                let eight = unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if marks(in: eight) != 0 { break }
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

    /// High bits where a byte is no plain one (S. E. Anderson, Bit Twiddling Hacks: "a byte less than n", "equal to n").
    private static func marks(in eight: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = eight ^ (ones &* 0x22)
        let slashes = eight ^ (ones &* 0x5C)
        let below = (eight &- ones &* 0x20) & ~eight
        return (below | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & (ones &* 0x80)
    }
}
