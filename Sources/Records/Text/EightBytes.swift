/// Eight bytes of a text that are looked through at once (S. E. Anderson, "Bit Twiddling Hacks").
///
/// Marks are the high bits of the bytes that were asked for. Above the first mark there may be false ones.
public struct EightBytes {
    @usableFromInline let value: UInt64

    /// Reads them at `offset`, where eight must stand.
    @unsafe @inlinable public init(_ bytes: UnsafeRawPointer, at offset: Int) {
        value = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inlinable public func marks(of byte: UInt8) -> UInt64 {
        let zeros = value ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (zeros &- 0x0101_0101_0101_0101) & ~zeros & 0x8080_8080_8080_8080
    }

    /// Bytes below `limit`, which is 0x80 at most.
    @inlinable public func marks(below limit: UInt8) -> UInt64 {
        (value &- 0x0101_0101_0101_0101 &* UInt64(limit)) & ~value & 0x8080_8080_8080_8080
    }

    /// First bytes of code points that take three bytes or four.
    @inlinable public var marksOfWide: UInt64 { value & value &<< 1 & value &<< 2 & 0x8080_8080_8080_8080 }
}
