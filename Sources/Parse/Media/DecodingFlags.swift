import HTML

extension Decoded {
    /// What a reader of the text must know: that bytes had no meaning, and how many stretches of them.
    var flags: [String] {
        replaced == 0 ? [] : ["repaired_encoding", "replaced:\(replaced)"]
    }
}
