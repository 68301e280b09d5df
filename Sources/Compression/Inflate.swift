extension ContentCoding {
    /// Unfolds a whole body.
    ///
    ///     try ContentCoding.gzip.inflate(body).bytes
    ///
    /// - Throws: `InflateError`. A stream that does not reach its own end is `.truncated`, however much of it is there.
    public func inflate(_ body: [UInt8], limits: InflateLimits = InflateLimits()) throws(InflateError) -> Inflated {
        switch self {
        case .identity:
            guard body.count <= limits.bytes else { throw .tooLarge }
            return Inflated(bytes: body)
        case .gzip: return try inflateZlib(body, format: .gzip, limits: limits)
        case .deflate: return try inflateZlib(body, format: ZlibFormat(deflateBody: body), limits: limits)
        case .brotli: return try inflateBrotli(body, limits: limits)
        case .zstd: return try inflateZstandard(body, limits: limits)
        }
    }

    /// Whether `body` begins as this coding must. Brotli has no signature, so anything may be brotli.
    public func claims(_ body: [UInt8]) -> Bool {
        switch self {
        case .gzip: body.starts(with: [0x1F, 0x8B])
        case .zstd: body.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || ZstandardFrame.isSkippable(body)
        case .deflate, .brotli, .identity: true
        }
    }
}

/// The output of a decoder, taken chunk by chunk under the limits.
struct InflateOutput: ~Copyable {
    static let chunk = 64 << 10
    private(set) var bytes: [UInt8] = []
    let limits: InflateLimits

    init(expecting input: Int, limits: InflateLimits) {
        self.limits = limits
        // Pages shrink to a quarter or a fifth; guessing saves most of the regrowth.
        bytes.reserveCapacity(min(limits.bytes, input.multipliedReportingOverflow(by: 4).partialValue, 4 << 20))
    }

    mutating func take(_ chunk: UnsafeRawBufferPointer, input: Int) throws(InflateError) {
        guard limits.allow(output: bytes.count + chunk.count, input: input) else { throw .tooLarge }
        unsafe bytes.append(contentsOf: chunk)
    }

    consuming func finish() -> [UInt8] { bytes }
}
