import Records

/// What may go from the cache. Whatever meets one of the conditions goes; without any, nothing does.
public struct PruneRule: Sendable {
    /// Captures from before this moment, in milliseconds since 1970.
    public var before: Int?
    /// Captures of an address beyond its newest so many.
    public var newest: Int?
    /// The oldest captures, until the WARC files hold no more bytes than this.
    public var size: Int?
    /// Addresses whose newest readable copy stays, whatever the conditions say.
    public var protected: Set<String>

    /// - Parameter protected: serialized as captures have them.
    public init(before: Int? = nil, newest: Int? = nil, size: Int? = nil, protected: Set<String> = []) {
        self.before = before
        self.newest = newest
        self.size = size
        self.protected = protected
    }
}

/// What went from the cache, or would go.
public struct Pruning: Sendable, Hashable {
    public var captures = 0
    /// Bytes of WARC files that this frees; before it is done, of the captures' own records alone.
    public var bytes = 0
    /// Captures that met a condition and stay: the last readable copy of a protected address.
    public var protected = 0
    /// Captures that met a condition and stay: others refer to their bytes.
    public var referred = 0
    /// Files left as they are, because bytes in them cannot be read.
    public var issues: [Issue] = []
}
