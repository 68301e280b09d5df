/// Where the title of the cited work stands, where quotation marks, emphasis or a link show it.
struct TitleFinder {
    struct Found {
        /// With its marks.
        let range: Range<Int>
        let title: String
        /// Quoted works sit in a container; emphasised ones stand by themselves.
        let isQuoted: Bool
    }

    private let text: [Unicode.Scalar]

    private static let longestTitle = 600

    init(_ text: [Unicode.Scalar]) { self.text = text }

    func find() -> Found? {
        if let signal = signal(), let found = find(from: signal) { return found }
        return find(from: 0)
    }

    /// Where a work is pointed to after words of comment: "On “free ports,” see Ann Abe, …".
    private func signal() -> Int? {
        for word in [", see ", ", cf. ", ", siehe ", ", voir ", ", см. "] {
            if let place = text.firstIndex(of: word) { return place + word.unicodeScalars.count }
        }
        return nil
    }

    private func find(from start: Int) -> Found? {
        let quoted = quoted(from: start)
        let emphasised = emphasised(from: start)
        if let quoted, let emphasised, emphasised.range.upperBound + Self.widestJoint < quoted.range.lowerBound {
            // A book, and only then words quoted from it or another work.
            return emphasised
        }
        return quoted ?? emphasised ?? (start == 0 ? linked() : nil)
    }

    /// Between an emphasised author and a quoted title stands no more than a comma.
    private static let widestJoint = 3

    private func quoted(from start: Int) -> Found? {
        let address = text.firstIndex(of: ReferenceText.placeholder) ?? text.count
        var open = start
        while open < address {
            guard let end = close(of: open) else {
                open += 1
                continue
            }
            let title = text.string((open + 1)..<end).trimmedParts(" ,;.*_")
            // What begins in the middle of a sentence is a quotation, not a title.
            let first = title.unicodeScalars.first(where: \.isWordLetter)
            if end - open > 1, let first, !first.properties.isLowercase, !isQuotation(title, at: open) {
                return Found(range: open..<(end + 1), title: title, isQuoted: true)
            }
            open = end + 1
        }
        return nil
    }

    /// Words quoted to make a point: in brackets after a source, or long and announced by a colon.
    private func isQuotation(_ title: String, at open: Int) -> Bool {
        guard let before = text[..<open].last(where: { $0 != " " }) else { return false }
        return before == "(" || before == ":" && title.split(separator: " ").count > Self.longestAnnounced
    }

    /// Words of a title after a colon; the quotations in comments run longer.
    private static let longestAnnounced = 14

    /// The scalar that closes the quotation opened at `open`.
    private func close(of open: Int) -> Int? {
        let closers: String
        switch text[open] {
        case "“": closers = "”"
        case "„": closers = "“”"
        case "«": closers = "»"
        case "‘" where open == 0 || text[open - 1] == " ": closers = "’"
        case "'" where open == 0 || text[open - 1] == " ": closers = "'"
        case "\"" where open == 0 || !text[open - 1].isWordLetter: closers = "\""
        default: return nil
        }
        var depth = 0
        var index = open + 1
        while index < text.count, index < open + Self.longestTitle {
            let scalar = text[index]
            if closers == "»", scalar == "«" { depth += 1 }
            if closers.unicodeScalars.contains(scalar) {
                let isInner = index + 1 < text.count && text[index + 1].isWordLetter
                if depth == 0, !isInner || closers == "»" { return index }
                depth -= depth > 0 ? 1 : 0
            }
            if scalar == ReferenceText.placeholder { return nil }
            index += 1
        }
        return nil
    }

    /// Markdown emphasis: `*Title*`, `_Title_`.
    func emphasised(from start: Int) -> Found? {
        var index = start
        while index < text.count {
            let mark = text[index]
            let opens =
                (mark == "*" || mark == "_") && (index == 0 || !text[index - 1].isWordLetter) && index + 1 < text.count
                && text[index + 1] != " " && text[index + 1] != mark
            if opens, let end = text[(index + 1)...].prefix(Self.longestTitle).firstIndex(of: mark), end > index + 2 {
                let title = text.string((index + 1)..<end).trimmedParts(" ,;.")
                // A word in lower case is stressed, not named.
                let first = title.unicodeScalars.first(where: \.isWordLetter)
                if let first, !first.properties.isLowercase {
                    return Found(range: index..<(end + 1), title: title, isQuoted: false)
                }
                index = end
            }
            index += 1
        }
        return nil
    }

    /// `[Title](address)`, whose address is a placeholder by now.
    private func linked() -> Found? {
        guard let middle = text.firstIndex(of: "](\u{FFFC}") else { return nil }
        guard let open = text[..<middle].lastIndex(of: "["), middle - open > 2 else { return nil }
        let title = text.string((open + 1)..<middle)
        return Found(range: open..<(middle + 1), title: title.trimmedParts(" ,;.*_"), isQuoted: true)
    }
}
