/// The words after a title -> the outlet, journal, book or publisher.
enum Container {
    /// `text` runs from the title's end to the address or the note's end.
    static func read(_ text: [Unicode.Scalar]) -> String? {
        if let emphasis = TitleFinder(text).emphasised(from: 0) { return emphasis.title.nonEmpty }
        if let publisher = publisher(text) { return publisher }
        for part in text.string(0..<text.count).split(separator: ",") {
            var piece = part.trimmedParts(" .;:—–-*_[]\u{FFFC}")
            if piece.hasPrefix("in ") || piece.hasPrefix("in: ") { piece = piece.dropFirst(3).trimmedParts(" :") }
            if let open = piece.lastIndex(of: "["), let link = piece[open...].dropFirst().nonEmpty {
                piece = link.trimmedParts(" ]()")
            }
            if piece.isEmpty { continue }
            if isProse(piece) { return nil }
            if piece.hasPrefix("("), piece.hasSuffix(")") { continue }
            guard let first = piece.unicodeScalars.first, first.isWordLetter, !isLocator(piece) else { continue }
            return withoutDate(piece).nonEmpty
        }
        return nil
    }

    /// `(Cambridge: Harvard University Press, 2003)`
    static func publisher(_ text: [Unicode.Scalar]) -> String? {
        guard let open = text.firstIndex(of: "("), open < 80, let close = text[open...].firstIndex(of: ")") else {
            return nil
        }
        let inside = text.string((open + 1)..<close)
        guard let colon = inside.firstRange(of: ": "), inside.unicodeScalars.contains(where: \.isASCIIDigit) else {
            return nil
        }
        return inside[colon.upperBound...].split(separator: ",").first?.trimmedParts().nonEmpty
    }

    /// A sentence of comment rather than a name: long, or with several words in lower case that no name has.
    private static func isProse(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        let plain = words.count { Prose.isPlain($0) }
        return words.count > 14 || plain >= 2 && plain * 2 > words.count
    }

    /// Volume, issue, pages, an edition or an address label: never a container.
    private static func isLocator(_ text: String) -> Bool {
        let word = text.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
        if [
            "vol", "no", "pp", "p", "url", "doi", "available", "том", "т", "с", "стр", "ed", "eds", "s", "nr", "art",
            "at", "chap",
        ]
        .contains(word) {
            return true
        }
        let scalars = Array(text.unicodeScalars)
        return DateReader(scalars).dates(in: 0..<scalars.count).contains { $0.range == 0..<scalars.count }
    }

    /// "Reuters 2 October 2025" -> "Reuters".
    private static func withoutDate(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard let date = DateReader(scalars).dates(in: 0..<scalars.count).last,
            date.range.upperBound >= scalars.count - 1,
            date.iso.count > 4
        else { return text.trimmedParts() }
        return scalars.string(0..<date.range.lowerBound).trimmedParts(" ,;:—–-(")
    }
}

/// Words that no English name or title has, for telling a comment from a reference.
enum Prose {
    static func hasPlainWord(_ text: String) -> Bool {
        text.split(separator: " ").contains(where: isPlain)
    }

    /// In lower case, Latin letters, and not one of the small words of names and titles.
    static func isPlain(_ word: Substring) -> Bool {
        guard let first = word.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return !smallWords.contains(word.lowercased())
    }

    private static let smallWords: Set<String> = [
        "of", "the", "and", "for", "in", "on", "at", "to", "et", "al", "al.", "de", "la", "le", "du", "des", "del",
        "di", "da",
        "do", "dos", "van", "von", "der", "den", "und", "für", "y", "e", "ve", "bin", "ibn", "af", "av", "zu",
    ]
}
