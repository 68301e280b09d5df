/// Where a run takes its sources from.
public enum RunMode: String, Sendable, Hashable {
    /// The network, into the cache.
    case live
    /// The cache alone.
    case offline
    /// The pipeline's own stand-in pages, and a cache that is thrown away.
    case rehearsal
}
