import CBrotli

/// A whole Brotli body (RFC 7932).
func inflateBrotli(_ body: [UInt8], limits: InflateLimits) throws(InflateError) -> Inflated {
    guard let decoder = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else { fatalError("brotli is out of memory") }
    defer { unsafe BrotliDecoderDestroyInstance(decoder) }
    var output = InflateOutput(expecting: body.count, limits: limits)
    let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: InflateOutput.chunk)
    defer { unsafe chunk.deallocate() }
    var left = body.count
    while true {
        var space = InflateOutput.chunk
        var nextOut: UnsafeMutablePointer<UInt8>? = unsafe chunk
        let result = unsafe body.withUnsafeBufferPointer { buffer in
            var nextIn = unsafe buffer.baseAddress.map { unsafe $0 + (buffer.count - left) }
            return unsafe BrotliDecoderDecompressStream(decoder, &left, &nextIn, &space, &nextOut, nil)
        }
        try unsafe output.take(.init(start: chunk, count: InflateOutput.chunk - space), input: body.count - left)
        switch result {
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: throw .truncated
        case BROTLI_DECODER_RESULT_SUCCESS: return Inflated(bytes: output.finish(), trailing: left)
        default:
            let code = unsafe BrotliDecoderGetErrorCode(decoder)
            let text = unsafe BrotliDecoderErrorString(code).map { unsafe String(cString: $0) }
            throw .corrupt(text ?? "brotli code \(code.rawValue)")
        }
    }
}
