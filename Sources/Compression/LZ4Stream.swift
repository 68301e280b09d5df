import CLZ4

/// LZ4 frames (LZ4 Frame Format 1.6), as ChatNoir's tools write WARC files.
@safe public final class LZ4Stream: MemberStream {
    private let context: OpaquePointer

    public init() {
        var made: OpaquePointer?
        _ = unsafe LZ4F_createDecompressionContext(&made, UInt32(LZ4F_VERSION))
        guard let made = unsafe made else { fatalError("lz4 is out of memory") }
        unsafe context = made
    }

    deinit {
        _ = unsafe LZ4F_freeDecompressionContext(context)
    }

    /// Whether a file begins as LZ4 frames do.
    public static func claims(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x04, 0x22, 0x4D, 0x18]) }

    public func unfold(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(InflateError) -> (read: Int, written: Int, ended: Bool) {
        var read = input.count
        var written = output.count
        let hint = unsafe LZ4F_decompress(context, output.baseAddress, &written, input.baseAddress, &read, nil)
        guard LZ4F_isError(hint) == 0 else {
            unsafe LZ4F_resetDecompressionContext(context)
            throw .corrupt(unsafe String(cString: LZ4F_getErrorName(hint)))
        }
        return (read, written, hint == 0)
    }

    public func unfoldWhole(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> WholeMember? { nil }
}
