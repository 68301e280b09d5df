import Glibc

extension [UInt8] {
    /// Whether a byte stands anywhere. The C library looks at many bytes at a time.
    func holds(_ byte: UInt8) -> Bool {
        unsafe withUnsafeBytes { bytes in
            unsafe bytes.baseAddress.map { unsafe memchr($0, Int32(byte), bytes.count) != nil } ?? false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place from `start` on where a byte stands, or `count`.
    func first(of byte: UInt8, from start: Int) -> Int {
        guard start < count, let base = baseAddress,
            let found = unsafe memchr(base + start, Int32(byte), count - start)
        else { return count }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The first place from `start` on where one of three bytes stands, or `count`. Eight bytes at a time: the lowest
    /// byte that the exclusive or makes zero is the one looked for (Mycroft 1987).
    func first(of one: UInt8, _ two: UInt8, _ three: UInt8, from start: Int) -> Int {
        var index = start
        let ones: UInt64 = 0x0101_0101_0101_0101
        let zero = { (word: UInt64) in (word &- ones) & ~word & 0x8080_8080_8080_8080 }
        let raw = UnsafeRawBufferPointer(self)
        while index + 8 <= count {
            let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found =
                zero(word ^ ones &* UInt64(one)) | zero(word ^ ones &* UInt64(two)) | zero(word ^ ones &* UInt64(three))
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count {
            let byte = unsafe self[index]
            if byte == one || byte == two || byte == three { return index }
            index += 1
        }
        return count
    }
}
