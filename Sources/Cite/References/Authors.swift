/// The words before a title -> names of authors, each in reading order.
enum Authors {
    /// A name has no more words than this; more is prose.
    private static let longestName = 9

    static func read(_ prefix: String) -> [String] {
        var text = prefix.trimmedParts(" ,:—–-*_([\u{FFFC}")
        // "A comment. See Abe" and "the letter is in Abe": only the last clause can name an author.
        for signal in signals {
            if let place = text.lowercased().ranges(of: signal).last,
                place.lowerBound == text.startIndex || !text[text.index(before: place.lowerBound)].isLetter
            {
                text = String(text[place.upperBound...])
            }
        }
        text = lastClause(text)
        for role in roles + roles { if text.hasSuffix(role) { text = String(text.dropLast(role.count)) } }
        text = text.trimmedParts(" ,:(")
        guard !text.isEmpty, let first = text.first, first.isUppercase || first.isLetter && !first.isLowercase else {
            return []
        }
        guard !text.contains("\u{FFFC}") else { return [] }
        let groups = text.split(separator: ";").flatMap { people(String($0)) }
        if groups.allSatisfy({ $0.split(separator: " ").count <= longestName && !Prose.hasPlainWord($0) }) {
            return groups.map { $0.hasSuffix(".") && !isInitials(String($0.suffix(2))) ? String($0.dropLast()) : $0 }
        }
        return lastName(text).map { [$0] } ?? []
    }

    private static let signals = [
        "see also ", "see, e.g., ", "for example, ", "for instance, ", "e.g., ", "see ", "cf. ", "quoted in ",
        "cited in ", "according to ", "by ", "cites ", "см. ",
        "см. также ", "цит. по: ", "vgl. ", "siehe ", "voir ", "bkz. ",
    ]
    private static let roles = [
        " et al.", ", et al.", " et al", " u. a.", " и др.", " vd.", ", ed", ", eds", ", trans", " (ed", " (eds",
        ", ed.", ", eds.", " (ed.)", " (eds.)",
    ]

    /// What follows the last full stop that is not part of a name.
    private static func lastClause(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard
            let end = words.dropLast().lastIndex(where: {
                $0.hasSuffix(".") && $0.count > 4 && !$0.dropLast().contains(".")
            })
        else { return text }
        return words[(end + 1)...].joined(separator: " ")
    }

    /// "…the findings of Ann B. Abe" -> "Ann B. Abe".
    private static func lastName(_ text: String) -> String? {
        let words = text.split(separator: " ")
        let name = words.reversed().prefix { $0.first?.isUppercase == true }.reversed().joined(separator: " ")
        return isPerson(name) ? name : nil
    }

    private static func people(_ text: String) -> [String] {
        var parts: [String] = []
        for part in text.split(separator: ",") {
            var piece = String(part).trimmedParts(" ")
            for joint in ["and ", "& ", "ve ", "и ", "und "] where piece.hasPrefix(joint) {
                piece = String(piece.dropFirst(joint.count))
            }
            parts += halves(piece)
        }
        parts.removeAll { $0.isEmpty || ["et al", "et al.", "others", "и др."].contains($0) }
        var names: [String] = []
        for part in parts {
            if let last = names.last, ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"].contains(part) {
                names[names.count - 1] = last + " " + part
            } else if isInitials(part), let last = names.last, !isInitials(last) {
                names[names.count - 1] = part + " " + last
            } else {
                names.append(part)
            }
        }
        // "Smith, John": one word, a comma, and no other name.
        if names.count == 2, parts.count == 2, !names[0].contains(" "), names[1].split(separator: " ").count <= 2,
            text.contains(",")
        {
            let given =
                isInitials(names[1].split(separator: " ").last.map(String.init) ?? "")
                ? names[1] : names[1].trimmedParts(".")
            return [given + " " + names[0]]
        }
        return names
    }

    /// Splits "Ann Abe and Ben Cole", but not "Department of Trade and Industry".
    private static func halves(_ text: String) -> [String] {
        for joint in [" and ", " & ", " ve ", " и ", " und ", " et ", " y "] {
            guard let place = text.firstRange(of: joint) else { continue }
            let (left, right) = (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
            if isPerson(left), halves(right).allSatisfy(isPerson) { return [left] + halves(right) }
        }
        return [text]
    }

    static func isPerson(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...5).contains(words.count) else { return false }
        return words.allSatisfy { word in
            word.first?.isUppercase == true
                || ["de", "von", "van", "der", "bin", "al", "la", "den", "af", "di"].contains(word)
        }
    }

    private static func isInitials(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return !letters.isEmpty && letters.count <= 4 && (text.contains(".") || letters.count == 1)
            && text.split(whereSeparator: { " .-".contains($0) }).allSatisfy {
                $0.count <= 2 && $0.first?.isUppercase == true
            }
    }
}
