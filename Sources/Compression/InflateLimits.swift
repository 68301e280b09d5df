/// How far a packed body may unfold. A few kilobytes can hold gigabytes of zeros; reading stops at the first limit met.
public struct InflateLimits: Sendable, Hashable {
    /// Most bytes that may come out.
    public var bytes: Int
    /// Most bytes out for each byte in, asked only once `ratioAfter` bytes have come out.
    public var ratio: Int
    public var ratioAfter: Int

    /// 50 MB, and 200 to 1 past the first megabyte: real pages stay under 30 to 1, bombs begin near 1000 to 1.
    public init(bytes: Int = 50 << 20, ratio: Int = 200, ratioAfter: Int = 1 << 20) {
        self.bytes = bytes
        self.ratio = ratio
        self.ratioAfter = ratioAfter
    }

    public static let none = InflateLimits(bytes: .max, ratio: .max, ratioAfter: .max)

    /// Whether `output` bytes out of `input` bytes are still within bounds.
    func allow(output: Int, input: Int) -> Bool {
        guard output <= bytes else { return false }
        guard output > ratioAfter else { return true }
        let (most, overflow) = max(input, 1).multipliedReportingOverflow(by: ratio)
        return overflow || output <= most
    }
}

/// Why a packed body could not be unfolded.
public enum InflateError: Error, Sendable, Hashable {
    /// The input ends before the format says it does.
    case truncated
    /// A limit was met; nothing past it was unfolded.
    case tooLarge
    /// The bytes are not of this coding, or a checksum does not hold.
    case corrupt(String)
}

/// What came out of a packed body.
public struct Inflated: Sendable, Hashable {
    public var bytes: [UInt8]
    /// Bytes after the end of the packed stream. They belong to nothing and were ignored.
    public var trailing: Int

    public init(bytes: [UInt8], trailing: Int = 0) {
        self.bytes = bytes
        self.trailing = trailing
    }
}
