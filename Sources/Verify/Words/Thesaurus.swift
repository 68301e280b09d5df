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

    /// A word that it knows.
    struct Meanings: Sendable {
        fileprivate let word: Int
    }

    /// Nil for a word that it does not know.
    func meanings(of stem: UInt64) -> Meanings? { words[stem].map(Meanings.init) }

    func relation(of left: Meanings, to right: Meanings) -> Relation {
        func meet(_ mine: Link, _ theirs: Link) -> Bool { links.meet(mine, of: left.word, theirs, of: right.word) }
        if meet(.own, .own) { return .synonym }
        if meet(.opposite, .own) || meet(.own, .opposite) { return .opposite }
        if meet(.derived, .own) || meet(.own, .derived) { return .derived }
        if meet(.kind, .own) || meet(.own, .kind) { return .kind }
        return meet(.kind, .kind) ? .sister : .none
    }
}

/// The links of all words in one array: those of a word lie together, by their kind.
private struct Links: Sendable {
    private var numbers: [Int32] = []
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

    /// Whether one of these links of a word is one of those of another.
    func meet(_ mine: Thesaurus.Link, of word: Int, _ theirs: Thesaurus.Link, of other: Int) -> Bool {
        let others = range(theirs, of: other)
        guard !others.isEmpty else { return false }
        for left in range(mine, of: word) {
            for right in others where numbers[left] == numbers[right] { return true }
        }
        return false
    }

    private func range(_ kind: Thesaurus.Link, of word: Int) -> Range<Int> {
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
