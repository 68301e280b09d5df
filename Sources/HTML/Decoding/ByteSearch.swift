import Glibc

extension [UInt8] {
    /// Whether a byte stands anywhere. The C library looks at many bytes at a time.
    func holds(_ byte: UInt8) -> Bool {
        unsafe withUnsafeBytes { bytes in
            unsafe bytes.baseAddress.map { unsafe memchr($0, Int32(byte), bytes.count) != nil } ?? false
        }
    }
}
