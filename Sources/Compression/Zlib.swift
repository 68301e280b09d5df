import CZlib

/// The wrappings in which DEFLATE data (RFC 1951) travels.
enum ZlibFormat: Int32 {
    case gzip = 31
    case zlib = 15
    case raw = -15

    /// What a body under `Content-Encoding: deflate` is: RFC 9110 says zlib (RFC 1950), some servers send raw DEFLATE.
    init(deflateBody body: [UInt8]) {
        let looksLikeZlib =
            body.count >= 2 && body[0] & 0x0F == 8 && (Int(body[0]) << 8 | Int(body[1])).isMultiple(of: 31)
        self = looksLikeZlib ? .zlib : .raw
    }
}

/// An inflating `z_stream`. zlib remembers the structure's address, so it lives on the heap.
@safe final class ZlibInflater {
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ format: ZlibFormat) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(stream, format.rawValue, ZLIB_VERSION, size) == Z_OK else {
            fatalError("zlib is out of memory")
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Starts the next member of a gzip stream.
    func reset() {
        unsafe inflateReset(stream)
    }

    enum Step {
        case more
        case end
        /// Neither input nor output could move: the input has run dry.
        case starved
        case failed(String)
    }

    /// Unfolds what fits. Returns how much was read and written.
    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (step: Step, read: Int, written: Int) {
        let available = min(input.count, Int(UInt32.max))
        let space = min(output.count, Int(UInt32.max))
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(space)
        let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        let read = unsafe available - Int(stream.pointee.avail_in)
        let written = unsafe space - Int(stream.pointee.avail_out)
        switch code {
        case Z_OK: return (.more, read, written)
        case Z_STREAM_END: return (.end, read, written)
        case Z_BUF_ERROR: return (.starved, read, written)
        default:
            let text = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib code \(code)"
            return (.failed(text), read, written)
        }
    }
}

/// A whole gzip (RFC 1952, any number of members), zlib or raw DEFLATE body.
func inflateZlib(_ body: [UInt8], format: ZlibFormat, limits: InflateLimits) throws(InflateError) -> Inflated {
    if format == .gzip, let quick = inflateMember(body, limits: limits) { return quick }
    let inflater = ZlibInflater(format)
    var output = InflateOutput(expecting: body.count, limits: limits)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: InflateOutput.chunk, alignment: 16)
    defer { unsafe chunk.deallocate() }
    var position = 0
    while true {
        let moved = unsafe body.withUnsafeBytes { unsafe inflater.step(.init(rebasing: $0[position...]), into: chunk) }
        position += moved.read
        try unsafe output.take(.init(rebasing: chunk[..<moved.written]), input: position)
        switch moved.step {
        case .more where moved.read == 0 && moved.written == 0 && position == body.count: throw .truncated
        case .more: continue
        case .starved: throw .truncated
        case .failed(let reason): throw .corrupt(reason)
        case .end:
            let anotherMember =
                format == .gzip && position + 1 < body.count && body[position] == 0x1F && body[position + 1] == 0x8B
            guard anotherMember else { return Inflated(bytes: output.finish(), trailing: body.count - position) }
            inflater.reset()
        }
    }
}
