import CZstd

enum ZstandardFrame {
    /// Skippable frames begin with 0x184D2A50 to 0x184D2A5F, little-endian (RFC 8878 §3.1.2).
    static func isSkippable(_ body: [UInt8]) -> Bool {
        body.count >= 4 && body[0] & 0xF0 == 0x50 && body[1] == 0x2A && body[2] == 0x4D && body[3] == 0x18
    }

    /// The window a decoder must accept on the web is 8 MB (RFC 9659); one step more is allowed for.
    static let largestWindowLog: Int32 = 24
}

/// A whole Zstandard body (RFC 8878), any number of frames.
func inflateZstandard(_ body: [UInt8], limits: InflateLimits) throws(InflateError) -> Inflated {
    guard let decoder = unsafe ZSTD_createDCtx() else { fatalError("zstd is out of memory") }
    defer { unsafe ZSTD_freeDCtx(decoder) }
    _ = unsafe ZSTD_DCtx_setParameter(decoder, ZSTD_d_windowLogMax, ZstandardFrame.largestWindowLog)
    var output = InflateOutput(expecting: body.count, limits: limits)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: InflateOutput.chunk, alignment: 16)
    defer { unsafe chunk.deallocate() }
    var position = 0
    while true {
        var out = unsafe ZSTD_outBuffer(dst: chunk.baseAddress, size: chunk.count, pos: 0)
        let hint = unsafe body.withUnsafeBytes { buffer in
            var input = unsafe ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: position)
            let hint = unsafe ZSTD_decompressStream(decoder, &out, &input)
            position = unsafe input.pos
            return hint
        }
        guard ZSTD_isError(hint) == 0 else {
            throw .corrupt(unsafe String(cString: ZSTD_getErrorName(hint)))
        }
        try unsafe output.take(.init(rebasing: chunk[..<out.pos]), input: position)
        let drained = unsafe out.pos < out.size
        if hint == 0, position == body.count { return Inflated(bytes: output.finish()) }
        if hint == 0 {
            let rest = Array(body[position...])
            guard ContentCoding.zstd.claims(rest) else {
                return Inflated(bytes: output.finish(), trailing: rest.count)
            }
        }
        if hint != 0, drained, position == body.count { throw .truncated }
    }
}
