/// The text of a note -> ``Reference``.
///
/// The title leads: once quotation marks, emphasis or the notation of a list show where it stands, authors are before
/// it and the container after it. Dates and addresses are found by their own shapes.
struct ReferenceReader {
    /// Length of the longest line where the document is hard-wrapped, else 0.
    let width: Int
    /// Language of the document, BCP 47.
    let home: String?

    /// `indent` is the number of code points that stand before the note's text on its first line.
    func read(_ note: String, indent: Int = 0) -> Reference {
        let text = ReferenceText(note, width: width, indent: indent)
        var reference = Reference()
        reference.address = text.addresses.first
        reference.accessed = text.access?.iso
        reference.isAccessAmbiguous = text.access?.isAmbiguous ?? false
        let scalars = text.scalars
        let address = scalars.firstIndex(of: ReferenceText.placeholder)
        var dated = 0..<scalars.count
        if let listed = ListEntry(scalars) {
            reference.authors = listed.authors
            reference.title = listed.title
            reference.container = listed.container
            reference.published = listed.published
            dated = listed.rest
        } else if let letter = Letter(scalars) {
            (reference.authors, reference.title) = ([letter.author], letter.title)
            (reference.container, reference.published) = (letter.collection, letter.date)
            dated = letter.range
        } else if address == nil, let decision = CaseCitation(scalars) {
            (reference.title, reference.container) = (decision.title, decision.reporter)
            reference.published = decision.year
        } else if let title = TitleFinder(scalars).find() {
            reference.title = title.title.nonEmpty
            let limit = address.flatMap { $0 > title.range.upperBound ? $0 : nil } ?? scalars.count
            let end = Self.workEnd(scalars, from: title.range.upperBound, to: limit)
            let after = Array(scalars[title.range.upperBound..<end])
            let before = scalars.string(0..<title.range.lowerBound)
            reference.container =
                title.isQuoted ? Container.read(after) : Container.publisher(after) ?? shortContainer(after)
            let isDashed = address != nil && after.contains { "—–".unicodeScalars.contains($0) }
            if isDashed, reference.container == nil {
                // `Outlet, "Title" — address`
                reference.container = before.trimmedParts().nonEmpty
            } else {
                reference.authors = Authors.read(before)
            }
            dated = title.range.upperBound..<(end < limit ? end : scalars.count)
        } else if address != nil {
            let plain = PlainEntry(scalars)
            (reference.authors, reference.title, reference.container) = (plain.authors, plain.title, plain.container)
        }
        let url = reference.address?.url
        reference.published = published(
            scalars, in: dated, stated: reference.published, url: url, accessed: reference.accessed)
        reference.lang = WorkLanguage.of(title: reference.title, url: url, note: text.prose, home: home)
        return reference
    }

    /// Where the first work of a note ends: at a semicolon, or at a full stop before a new sentence.
    private static func workEnd(_ text: [Unicode.Scalar], from start: Int, to limit: Int) -> Int {
        var depth = 0
        var words = 0
        for index in start..<limit {
            switch text[index] {
            case "(": depth += 1
            case ")": depth -= depth > 0 ? 1 : 0
            case " ": words += 1
            case ";" where depth == 0: return index
            case "." where depth == 0 && words > 0 && index + 2 < limit && text[index + 1] == " ":
                let isWord =
                    index >= 3 && (1...3).allSatisfy { text[index - $0].isWordLetter || text[index - $0].isASCIIDigit }
                let isClosed = index > 0 && (text[index - 1] == ")" || text[index - 1].isASCIIDigit)
                if isWord || isClosed, text[index + 2].properties.isUppercase { return index }
            default: break
            }
        }
        return limit
    }

    /// After an emphasised title: "*Title*, Outlet, address".
    private func shortContainer(_ after: [Unicode.Scalar]) -> String? {
        after.contains("\u{FFFC}") || after.count < 60 && !after.contains(where: \.isASCIIDigit)
            ? Container.read(after) : nil
    }

    /// The note's own date, made more precise by the address where the two agree.
    private func published(
        _ text: [Unicode.Scalar], in range: Range<Int>, stated: String?, url: String?, accessed: String?
    ) -> String? {
        var own = stated
        if own == nil {
            let end = text[range].firstIndex(of: ReferenceText.placeholder) ?? range.upperBound
            let dates = DateReader(text).dates(in: range.lowerBound..<end).filter { !$0.isAmbiguous }
            own = dates.max { $0.iso.count < $1.iso.count }?.iso
        }
        guard let url, let path = AddressDate.published(in: url), accessed.map({ path <= $0 }) ?? true else {
            return own
        }
        guard let own else { return path }
        return path.hasPrefix(own) ? path : own
    }
}
