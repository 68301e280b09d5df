import CZlib

/// One gzip member (RFC 1952) around `parts` laid end to end, without name or time, so that equal input gives equal bytes.
///
/// - Parameter level: 0 stores, 1...9 packs. Bodies that are packed already should be stored: packing them again costs
///   five times the work for less than one percent.
public func gzipMember(_ parts: [[UInt8]], level: Int32) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer { unsafe stream.deallocate() }
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let started = unsafe deflateInit2_(
        stream, level, Z_DEFLATED, ZlibFormat.gzip.rawValue, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    guard started == Z_OK else { fatalError("zlib is out of memory") }
    defer { unsafe deflateEnd(stream) }

    let total = parts.reduce(0) { $0 + $1.count }
    let bound = unsafe Int(deflateBound(stream, UInt(total))) + 64
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(clamping: bound)
        for part in parts {
            unsafe part.withUnsafeBufferPointer { input in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(clamping: input.count)
                _ = unsafe CZlib.deflate(stream, Z_NO_FLUSH)
            }
        }
        guard unsafe CZlib.deflate(stream, Z_FINISH) == Z_STREAM_END else { fatalError("deflateBound was too small") }
        unsafe count = Int(stream.pointee.total_out)
    }
}
