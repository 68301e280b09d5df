/// A decision of a court: `Abe v. Cole, 539 U. S. 306, 339 (2003)` (The Bluebook, rule 10).
struct CaseCitation {
    let title: String
    /// As abbreviated: `U. S.`, `F. 3d`.
    let reporter: String
    let year: String?

    init?(_ text: [Unicode.Scalar]) {
        guard let versus = text.firstIndex(of: " v. ") else { return nil }
        let left = Self.party(text.string(0..<versus).split(separator: " ").reversed()).reversed().joined(
            separator: " ")
        var comma = versus + 4
        var cite: (reporter: String, end: Int)?
        while comma < text.count, comma < versus + 120 {
            if text[comma] == ",", let found = Self.reporter(text, from: comma + 1) {
                cite = found
                break
            }
            comma += 1
        }
        guard let cite, let first = left.unicodeScalars.first, first.properties.isUppercase else { return nil }
        title = left + " v. " + text.string((versus + 4)..<comma)
        reporter = cite.reporter
        let dates = DateReader(text).dates(in: cite.end..<min(text.count, cite.end + 40))
        year = dates.first { date in date.iso.count == 4 && text[date.range.upperBound...].first == ")" }?.iso
    }

    /// The words of a party's name, nearest first.
    private static func party(_ words: [Substring]) -> [Substring] {
        let name = words.prefix { word in
            let isName = word.first?.isUppercase == true && !word.hasSuffix(";") && !word.hasSuffix(",")
            return isName && !["See", "In", "Cf.", "Also", "But"].contains(word)
                || ["of", "&", "and", "the", "ex", "rel."].contains(word)
        }
        let trailing = name.reversed().prefix { $0.first?.isUppercase != true }.count
        return Array(name.dropLast(trailing))
    }

    /// Volume, reporter and page: " 539 U. S. 306".
    private static func reporter(_ text: [Unicode.Scalar], from start: Int) -> (reporter: String, end: Int)? {
        let words = text.string(start..<min(text.count, start + 40)).split(separator: " ")
        guard let volume = words.first, volume.allSatisfy(\.isNumber) else { return nil }
        let name = words.dropFirst().prefix { $0.first?.isUppercase == true || $0 == "2d" || $0 == "3d" || $0 == "4th" }
        guard !name.isEmpty, name.count <= 4, words.count > name.count + 1 else { return nil }
        let page = words[1 + name.count].prefix(while: \.isNumber)
        guard !page.isEmpty else { return nil }
        let reporter = name.joined(separator: " ")
        return (reporter, min(text.count, start + volume.count + reporter.unicodeScalars.count + page.count + 3))
    }
}
