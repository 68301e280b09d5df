import CDeflate

/// Gzip members (RFC 1952) unfolded one after the other, for files of any size: whole ones by libdeflate, twice as fast, and
/// what is too large or damaged by zlib, piece by piece.
@safe public final class GzipStream: MemberStream {
    private let inflater = ZlibInflater(.gzip)
    private let whole: OpaquePointer

    public init() {
        guard let whole = unsafe libdeflate_alloc_decompressor() else { fatalError("libdeflate is out of memory") }
        unsafe self.whole = whole
    }

    deinit {
        unsafe libdeflate_free_decompressor(whole)
    }

    public func unfold(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(InflateError) -> (read: Int, written: Int, ended: Bool) {
        let moved = unsafe inflater.step(input, into: output)
        switch moved.step {
        case .more, .starved: return (moved.read, moved.written, false)
        case .end:
            inflater.reset()
            return (moved.read, moved.written, true)
        case .failed(let reason):
            inflater.reset()
            throw .corrupt(reason)
        }
    }

    public func unfoldWhole(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> WholeMember? {
        var read = 0
        var written = 0
        let result = unsafe libdeflate_gzip_decompress_ex(
            whole, input.baseAddress, input.count, output.baseAddress, output.count, &read, &written)
        switch result {
        case LIBDEFLATE_SUCCESS: return .done(read: read, written: written)
        case LIBDEFLATE_INSUFFICIENT_SPACE: return .tooSmall
        default: return nil
        }
    }
}
