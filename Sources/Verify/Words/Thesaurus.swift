import Settings

/// Which words mean nearly the same, from `config/verify/wordnet.yaml`: meanings after WordNet (Miller 1995), each with
/// what it is a kind of, its opposite and what is derived from it.
struct Thesaurus: Sendable {
    /// How the meanings of two words lie to each other; the closest where they have several.
    enum Relation: Int, Sendable, Comparable {
        case none
        /// Two kinds of one thing: "brother" and "sister", "red" and "blue".
        case sister
        /// One is a kind of the other: "dog" and "animal".
        case kind
        case derived
        case opposite
        case synonym

        static func < (left: Relation, right: Relation) -> Bool { left.rawValue < right.rawValue }
    }

    /// The meanings of one word and those they point to.
    struct Meanings: Sendable {
        var own: [Int32] = []
        var kinds: [Int32] = []
        var opposites: [Int32] = []
        var derived: [Int32] = []
    }

    private var words: [UInt64: Meanings] = [:]

    init() {}

    /// Reads `meanings`, a line each: words, then `>`, `!` and `&` with the numbers of other lines.
    init(_ file: DataFile, lexicon: WordLexicon) throws(YAML.Complaint) {
        for entry in try file.entries() where entry.key == "meanings" {
            var number: Int32 = 0
            for (line, place) in try file.lines(entry.value) {
                guard read(line, number, lexicon) else { throw file.complaint("not a meaning: '\(line)'", at: place) }
                number += 1
            }
        }
    }

    private mutating func read(_ line: Substring, _ number: Int32, _ lexicon: WordLexicon) -> Bool {
        var members: [UInt64] = []
        var linked = Meanings(own: [number])
        for field in line.utf8.split(separator: UInt8(ascii: " ")) {
            guard let mark = field.first else { continue }
            let rest = field.dropFirst()
            switch mark {
            case UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "&"):
                guard let other = Int32(Substring(rest)) else { return false }
                if mark == UInt8(ascii: ">") { linked.kinds.append(other) }
                if mark == UInt8(ascii: "!") { linked.opposites.append(other) }
                if mark == UInt8(ascii: "&") { linked.derived.append(other) }
            case UInt8(ascii: "-"): continue
            default: members.append(lexicon.stem(ofEnglish: field))
            }
        }
        for member in members {
            words[member, default: Meanings()].own += linked.own
            words[member, default: Meanings()].kinds += linked.kinds
            words[member, default: Meanings()].opposites += linked.opposites
            words[member, default: Meanings()].derived += linked.derived
        }
        return true
    }

    /// Nil for a word that it does not know.
    func meanings(of stem: UInt64) -> Meanings? { words[stem] }
}

extension Thesaurus.Meanings {
    func relation(to other: Thesaurus.Meanings) -> Thesaurus.Relation {
        if meets(own, other.own) { return .synonym }
        if meets(opposites, other.own) || meets(own, other.opposites) { return .opposite }
        if meets(derived, other.own) || meets(own, other.derived) { return .derived }
        if meets(kinds, other.own) || meets(own, other.kinds) { return .kind }
        return meets(kinds, other.kinds) ? .sister : .none
    }

    private func meets(_ left: [Int32], _ right: [Int32]) -> Bool {
        for item in left where right.contains(item) { return true }
        return false
    }
}
