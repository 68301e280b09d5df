/// An entry of a reference list in a notation that marks the title by its place: APA (`Abe, K. (2015). Title. Journal`),
/// a leading date (`(8 Haziran 2022). Title. address`) or GOST (`Title [Электронный ресурс] / … — URL: …`).
struct ListEntry {
    private(set) var authors: [String] = []
    private(set) var title: String?
    private(set) var container: String?
    private(set) var published: String?
    /// Where further dates may stand.
    private(set) var rest: Range<Int>

    /// Authors of one work fill no more than this before the year.
    private static let longestByline = 300

    /// "No date" as lists write it.
    private static let undated = ["n.d.", "n. d.", "б. г.", "б.г.", "t.y.", "o. J.", "o.J.", "s.f.", "s. d.", "s.d."]

    init?(_ text: [Unicode.Scalar]) {
        rest = text.count..<text.count
        if readGOST(text) || readDated(text) { return }
        return nil
    }

    private mutating func readDated(_ text: [Unicode.Scalar]) -> Bool {
        let limit = min(text.count, Self.longestByline)
        let isQuoted = text.prefix(limit).contains { "“\"«„*_".unicodeScalars.contains($0) }
        guard !isQuoted else { return false }
        for mark in Self.undated {
            guard let low = text.firstIndex(of: "(" + mark + ")"), low < limit else { continue }
            authors = Authors.read(text.string(0..<low))
            readTitle(text, from: min(text.count, low + mark.unicodeScalars.count + 3))
            return title != nil
        }
        let dates = DateReader(text).dates(in: 0..<limit)
        for date in dates {
            var (low, high) = (date.range.lowerBound, date.range.upperBound)
            let opens = low > 0 && text[low - 1] == "("
            let leads = text[..<low].allSatisfy { " (".unicodeScalars.contains($0) }
            guard opens || leads else { continue }
            if opens { low -= 1 }
            while high < text.count, high < date.range.upperBound + 16, text[high] != ")", text[high] != "." {
                high += 1
            }
            if opens, high < text.count, text[high] == ")" { high += 1 }
            guard high < text.count, text[high] == "." else { continue }
            authors = Authors.read(text.string(0..<low))
            published = date.iso
            readTitle(text, from: high + 1)
            return title != nil
        }
        return false
    }

    /// A title up to its full stop, then a container up to its first comma.
    private mutating func readTitle(_ text: [Unicode.Scalar], from start: Int) {
        let address = text[start...].firstIndex(of: ReferenceText.placeholder) ?? text.count
        let stop = Self.sentenceEnd(text, from: start, to: address)
        title = text.string(start..<stop).trimmedParts(" ,;.").nonEmpty
        guard stop < address else { return }
        let tail = text.string((stop + 1)..<address)
        let name = tail.prefix { $0 != "," }.trimmedParts(" .")
        if name.first?.isLetter == true, name != "," { container = name.nonEmpty }
    }

    /// The first stop that is not within an abbreviation or a number.
    private static func sentenceEnd(_ text: [Unicode.Scalar], from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let isStop = text[index] == "." || text[index] == "?" || text[index] == "!"
            if isStop, index + 1 >= end || text[index + 1] == " ", index > start + 2, text[index - 2] != ".",
                text[index - 2] != " "
            {
                return text[index] == "." ? index : index + 1
            }
            index += 1
        }
        return end
    }

    private mutating func readGOST(_ text: [Unicode.Scalar]) -> Bool {
        let resource = text.firstIndex(of: " [Электронный ресурс]") ?? text.firstIndex(of: " [Electronic resource]")
        let source = text.firstIndex(of: " // ")
        let responsible = text.firstIndex(of: " / ")
        let dash = text.firstIndex(of: ". — ") ?? text.firstIndex(of: ". – ")
        guard
            resource != nil || source != nil
                || dash != nil && (responsible != nil || text.firstIndex(of: "URL:") != nil)
        else { return false }
        let end = [resource, source, responsible, dash].compactMap(\.self).min() ?? text.count
        var name = text.string(0..<end)
        // "Иванов И. И. Заглавие": the heading of the entry is its first author.
        let words = name.split(separator: " ")
        let initials = words.dropFirst().prefix { $0.hasSuffix(".") && $0.count <= 5 }
        if words.count > 2, !initials.isEmpty {
            let surname = words[0].trimmedParts(",")
            authors = [initials.joined(separator: " ") + " " + surname]
            name = words.dropFirst(1 + initials.count).joined(separator: " ")
        }
        title = name.trimmedParts(" ,;.«»“”„\"").nonEmpty
        if let source {
            container = Self.piece(text, from: source + 4)
        } else if let responsible {
            container = Self.piece(text, from: responsible + 3)
        }
        rest = end..<text.count
        return title != nil
    }

    private static func piece(_ text: [Unicode.Scalar], from start: Int) -> String? {
        var limit = start
        while limit < text.count, text[limit] != ReferenceText.placeholder {
            let next = limit + 2 < text.count ? text[limit + 2] : "—"
            let isStop = text[limit] == "." && limit + 1 < text.count && text[limit + 1] == " "
            if isStop, next.isASCIIDigit || next.properties.isUppercase || "—–".unicodeScalars.contains(next) { break }
            limit += 1
        }
        var piece = text.string(start..<limit)
        if let bracket = piece.firstRange(of: " [") { piece = String(piece[..<bracket.lowerBound]) }
        let name = piece.trimmedParts(" .,")
        return name.contains("\u{FFFC}") || Authors.isPerson(name) ? nil : name.nonEmpty
    }
}
