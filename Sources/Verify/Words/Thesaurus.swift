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

    /// What is known of one word: the numbers of its meanings, and of those that they point to.
    enum Link: Int, CaseIterable { case own, kind, opposite, derived }

    private var words = TermIndex(capacity: 0)
    private var links = Links()

    init() {}

    /// Reads `meanings`, a line each: words, then `>`, `!` and `&` with the numbers of other lines.
    init(_ file: DataFile, lexicon: WordLexicon) throws(YAML.Complaint) {
        var said = Said()
        for entry in try file.entries() where entry.key == "meanings" {
            var number: Int32 = 0
            for (line, place) in try file.lines(entry.value) {
                guard said.read(line, number, lexicon) else {
                    throw file.complaint("not a meaning: '\(line)'", at: place)
                }
                number += 1
            }
        }
        words = TermIndex(capacity: said.stems.count)
        var count = 0
        let numbers = said.stems.map { stem in
            if let known = words[stem] { return known }
            words.insert(stem, count)
            count += 1
            return count - 1
        }
        links = Links(said, words: numbers, count: count)
    }

    /// Nil for a word that it does not know.
    func meanings(of stem: UInt64) -> Meanings? {
        words[stem].map { Meanings(word: $0, links: links) }
    }

    /// The meanings of one word and those they point to.
    struct Meanings: Sendable {
        fileprivate let word: Int
        fileprivate let links: Links

        func relation(to other: Meanings) -> Relation {
            if meets(.own, other, .own) { return .synonym }
            if meets(.opposite, other, .own) || meets(.own, other, .opposite) { return .opposite }
            if meets(.derived, other, .own) || meets(.own, other, .derived) { return .derived }
            if meets(.kind, other, .own) || meets(.own, other, .kind) { return .kind }
            return meets(.kind, other, .kind) ? .sister : .none
        }

        private func meets(_ left: Link, _ other: Meanings, _ right: Link) -> Bool {
            let numbers = links.numbers.span
            let theirs = links.range(right, of: other.word)
            for mine in links.range(left, of: word) {
                for index in theirs where numbers[index] == numbers[mine] { return true }
            }
            return false
        }
    }
}

/// The links of all words in one array: those of a word lie together, by their kind.
private struct Links: Sendable {
    private(set) var numbers: [Int32] = []
    /// `starts[k]..<starts[k + 1]` is the place of the links of one kind of one word, `k` being the word's number times the
    /// kinds there are, and the kind.
    private var starts: [Int32] = [0]

    private static let kinds = Thesaurus.Link.allCases.count

    init() {}

    init(_ said: Said, words: [Int], count: Int) {
        func slots(_ visit: (Int, Int32) -> Void) {
            for (member, word) in words.enumerated() {
                let meaning = Int(said.meaningOfStem[member])
                visit(word * Self.kinds, Int32(meaning))
                for link in said.firstLink[meaning]..<said.firstLink[meaning + 1] {
                    visit(word * Self.kinds + said.links[link].kind.rawValue, said.links[link].meaning)
                }
            }
        }
        var ends = Array(repeating: Int32(0), count: count * Self.kinds + 1)
        slots { slot, _ in ends[slot + 1] += 1 }
        for slot in ends.indices.dropFirst() { ends[slot] += ends[slot - 1] }
        starts = ends
        numbers = Array(repeating: 0, count: Int(ends[count * Self.kinds]))
        slots { slot, meaning in
            numbers[Int(ends[slot])] = meaning
            ends[slot] += 1
        }
    }

    func range(_ kind: Thesaurus.Link, of word: Int) -> Range<Int> {
        let slot = word * Self.kinds + kind.rawValue
        return Int(starts[slot])..<Int(starts[slot + 1])
    }
}

/// The file, line by line.
private struct Said {
    private(set) var stems: [UInt64] = []
    private(set) var meaningOfStem: [Int32] = []
    private(set) var links: [(kind: Thesaurus.Link, meaning: Int32)] = []
    /// `firstLink[m]..<firstLink[m + 1]` are the links of meaning `m`.
    private(set) var firstLink = [0]

    /// False for a line that is not one of a meaning.
    mutating func read(_ line: Substring, _ number: Int32, _ lexicon: WordLexicon) -> Bool {
        for field in line.utf8.split(separator: UInt8(ascii: " ")) {
            let kind: Thesaurus.Link
            switch field.first {
            case UInt8(ascii: ">"): kind = .kind
            case UInt8(ascii: "!"): kind = .opposite
            case UInt8(ascii: "&"): kind = .derived
            case UInt8(ascii: "-"): continue
            default:
                stems.append(lexicon.stem(ofEnglish: field))
                meaningOfStem.append(number)
                continue
            }
            guard let other = Int32(Substring(field.dropFirst())) else { return false }
            links.append((kind, other))
        }
        firstLink.append(links.count)
        return true
    }
}
