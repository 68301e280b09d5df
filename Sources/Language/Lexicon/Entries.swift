extension Reading {
    /// An entry of the lexicon as met in the text.
    package struct Entry: Sendable {
        package var bytes: Range<Int>
        /// The list of the lexicon that holds it: a section of `config/language/*.yaml`, `unit`, `currency`, or a type of name.
        package var list: String
        /// The number, code or canonical name it stands for; empty where the list alone says it.
        package var meaning: String
    }

    /// Words that only shape phrases and explain nothing.
    private static let grammar: Set<Role> = [
        .stop, .verb, .article, .of, .particle, .and, .few, .given, .per, .point,
    ]

    /// The longest entry of each list at each place of a range of tokens.
    package func entries(in range: Range<Int>) -> [Entry] {
        var out: [Entry] = []
        for role in Role.allCases where !Self.grammar.contains(role) {
            var at = range.lowerBound
            while at < range.upperBound, at < tokens.count {
                guard let found = match(role, at: at), found.end <= range.upperBound else {
                    at += 1
                    continue
                }
                out.append(Entry(bytes: bytes(found.range), list: role.section, meaning: meaning(of: found, role)))
                at = found.end
            }
        }
        return out.sorted { ($0.bytes.lowerBound, $0.list) < ($1.bytes.lowerBound, $1.list) }
    }

    private func meaning(of found: Match, _ role: Role) -> String {
        switch role {
        case .unit, .currency:
            return found.item >= 0 && found.item < lexicon.units.count ? lexicon.units[found.item].code : ""
        case .country, .place, .organisation, .person, .event, .other, .nationality:
            return found.item >= 0 && found.item < lexicon.names.count ? lexicon.names[found.item].canonical : ""
        default:
            guard found.value != 0 || role == .numeral else { return "" }
            return found.value.rounded() == found.value && abs(found.value) < 1e15
                ? String(Int(found.value)) : String(found.value)
        }
    }
}
