/// What unfolds a file of packed members, one after the other, piece by piece.
public protocol MemberStream: AnyObject {
    /// Unfolds what fits. `ended` says that a member is complete: the next byte begins another.
    /// - Throws: `.corrupt` where the bytes are no such member.
    func unfold(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(InflateError) -> (read: Int, written: Int, ended: Bool)

    /// Unfolds one whole member in a single step; nil where that cannot be done, and then nothing has happened.
    func unfoldWhole(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> WholeMember?
}

/// What came of unfolding a member in one step.
public enum WholeMember: Sendable, Hashable {
    case done(read: Int, written: Int)
    /// The output must be larger.
    case tooSmall
}
