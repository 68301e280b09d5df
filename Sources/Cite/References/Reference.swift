import Records

/// What a note says of the work it cites.
struct Reference {
    var authors: [String] = []
    var title: String?
    var container: String?
    var address: Address?
    var accessed: String?
    var published: String?
    var lang: String?
    /// The access date could be read two ways, and was left out.
    var isAccessAmbiguous = false
}
