import CDeflate

/// One gzip member in a single step by libdeflate, twice as fast as zlib.
///
/// Nil wherever anything is out of the ordinary: several members, a size that is wrong or over the limits, damage. zlib,
/// piece by piece, then says what.
func inflateMember(_ body: [UInt8], limits: InflateLimits) -> Inflated? {
    // Header and trailer take 18 bytes; the trailer ends in the size, modulo 2^32 (RFC 1952 §2.3.1).
    guard body.count > 18 else { return nil }
    let size = body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard size > 0, size <= DeflateWorker.largest, limits.allow(output: size, input: body.count) else { return nil }
    guard let worker = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(worker) }
    var read = 0
    var written = 0
    var result = LIBDEFLATE_BAD_DATA
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        result = unsafe body.withUnsafeBytes { input in
            unsafe libdeflate_gzip_decompress_ex(
                worker, input.baseAddress, input.count, buffer.baseAddress, size, &read, &written)
        }
        count = result == LIBDEFLATE_SUCCESS ? written : 0
    }
    guard result == LIBDEFLATE_SUCCESS, read == body.count, written == size else { return nil }
    return Inflated(bytes: bytes)
}

private enum DeflateWorker {
    /// The size is the sender's word: larger bodies are unfolded piece by piece, so that no lie costs memory.
    static let largest = 64 << 20
}
