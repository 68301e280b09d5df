/// A letter in an archive: `Ann Abe to Ben Cole, May 2, 1901, Abe Papers` (Chicago Manual of Style 14.229).
struct Letter {
    let author: String
    let title: String
    let date: String
    let collection: String?
    /// What was read; the rest of the note is about other works.
    let range: Range<Int>

    /// Two names and a date fill no more than this.
    private static let longestHead = 120

    init?(_ text: [Unicode.Scalar]) {
        let limit = min(text.count, Self.longestHead)
        guard let date = DateReader(text).dates(in: 0..<limit).first(where: { $0.iso.count == 10 }) else { return nil }
        let named = text.string(0..<date.range.lowerBound)
        guard let to = named.firstRange(of: " to "),
            !named.unicodeScalars.contains(where: { "“\"*_;(".unicodeScalars.contains($0) })
        else { return nil }
        // Ranks and titles are abbreviations of several letters; initials are of one.
        let names = named[..<to.lowerBound].split(separator: " ").drop { $0.hasSuffix(".") && $0.count > 2 }
        author = names.joined(separator: " ").trimmedParts(" ,").replacing(", ", with: " ")
        guard Authors.isPerson(author) else { return nil }
        title = text.string(0..<date.range.upperBound).trimmedParts()
        self.date = date.iso
        let end = text[date.range.upperBound...].firstIndex { $0 == ";" || $0 == "\u{FFFC}" } ?? text.count
        range = 0..<end
        let after = Array(text[date.range.upperBound..<end])
        collection = Container.read(after)?.trimmedParts(" .").nonEmpty
    }
}
