/// A letter in an archive: `Ann Abe to Ben Cole, May 2, 1901, *Abe Papers*` (Chicago Manual of Style 14.229).
struct Letter {
    let author: String
    let title: String
    let date: String
    let collection: String

    init?(_ text: [Unicode.Scalar]) {
        guard let emphasis = TitleFinder(text).emphasised(from: 0) else { return nil }
        let head = 0..<emphasis.range.lowerBound
        guard let date = DateReader(text).dates(in: head).last, date.iso.count == 10 else { return nil }
        let named = text.string(0..<date.range.lowerBound)
        guard let to = named.firstRange(of: " to "), !named.contains("“"), !named.contains("\"") else { return nil }
        // Ranks and titles are abbreviations of several letters; initials are of one.
        let names = named[..<to.lowerBound].split(separator: " ").drop { $0.hasSuffix(".") && $0.count > 2 }
        author = names.joined(separator: " ")
        guard Authors.isPerson(author) else { return nil }
        title = text.string(0..<date.range.upperBound).trimmedParts()
        self.date = date.iso
        collection = emphasis.title
    }
}
