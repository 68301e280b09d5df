extension YAML {
    /// How much of a file is read before it is refused.
    public struct Limits: Sendable, Hashable {
        /// Bytes of a file.
        public var bytes = 16 << 20
        /// Lists and mappings inside one another.
        public var depth = 64
        /// Values in a file, those that aliases repeat included.
        public var nodes = 4_000_000
        /// Values that aliases repeat. A "billion laughs" file is a few lines that repeat one another.
        public var repeated = 100_000

        /// Lines that begin with `%`. libyaml compares every directive with all before it.
        public var directives = 16

        public init() {}
    }
}
