/// Gzip members unfolded piece by piece, for files of any size.
///
///     let stream = GzipStream()
///     let step = try stream.unfold(bytes)   // some output, and how much of `bytes` it came from
@safe public final class GzipStream {
    private let inflater = ZlibInflater(.gzip)
    private var chunk = [UInt8](repeating: 0, count: 64 << 10)

    public init() {}

    public struct Step: Sendable {
        public var output: [UInt8]
        public var read: Int
        /// Whether the member ended here. The next byte begins another.
        public var ended: Bool
    }

    /// Unfolds up to 64 KB.
    /// - Throws: `.corrupt` where the bytes are not a gzip member.
    public func unfold(_ input: ArraySlice<UInt8>) throws(InflateError) -> Step {
        let moved = unsafe input.withUnsafeBytes { source in
            unsafe chunk.withUnsafeMutableBytes { unsafe inflater.step(source, into: $0) }
        }
        let output = Array(chunk[..<moved.written])
        switch moved.step {
        case .more, .starved: return Step(output: output, read: moved.read, ended: false)
        case .end:
            inflater.reset()
            return Step(output: output, read: moved.read, ended: true)
        case .failed(let reason): throw .corrupt(reason)
        }
    }

    /// Forgets a member half read.
    public func reset() { inflater.reset() }
}
