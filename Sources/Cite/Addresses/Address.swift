import Records

/// A web address found in a note.
struct Address {
    /// Where it stands, in the scalars it was found in, angle brackets included.
    let range: Range<Int>
    /// As the note has it.
    let written: String
    /// Fit to be asked for; nil if it cannot be repaired.
    let url: String?
    let repairs: [Citation.Repair]
}
