import Settings

/// What the data in `config/verify` knows about words, keyed by the hash of their folded form.
struct WordLexicon: Sendable {
    struct Entry: Sendable {
        var traits: Word.Traits = []
        /// The stem of the dictionary form, for irregular words.
        var stem: UInt64?

        /// The stem, where the lexicon settles it: words of grammar are their own.
        func settledStem(_ form: UInt64) -> UInt64? { stem ?? (traits.contains(.function) ? form : nil) }
    }

    var forms: [UInt64: Entry] = [:]
    /// The same forms in a table made for looking up, once all files are read.
    private var table = TermIndex(capacity: 1)
    private var entries: [Entry] = []

    /// Opposites by stem: "rise" and "fall".
    var antonyms: [UInt64: Set<UInt64>] = [:]
    private(set) var quantifiers = Quantifiers()
    /// Words for offices that one person holds at a time, by stem.
    private(set) var offices: Set<UInt64> = []
    /// Words that a negation before them does not deny: "not only".
    private(set) var undenied: Set<UInt64> = []
    /// Phrases of a page that corrects itself, as they are written.
    private(set) var retractions: [[UInt8]] = []
    /// Words that make a label of the number after them.
    private(set) var labels: Set<UInt64> = []

    /// Reads one lexicon: words by what they do, as in `config/verify/words-en.yaml`.
    mutating func read(_ file: DataFile) throws(YAML.Complaint) {
        let english = file.root["language"]?.string == "en"
        for entry in try file.entries() {
            switch entry.key {
            case "language": continue
            case "function": mark(try file.text(entry.value), .function)
            case "pronoun": mark(try file.text(entry.value), [.function, .pronoun])
            case "modal": mark(try file.text(entry.value), .modal)
            case "undenied":
                for word in try file.text(entry.value).split(separator: " ") {
                    undenied.insert(stem(of: word, english: english))
                }
            case "offices":
                for word in try file.text(entry.value).split(separator: " ") {
                    offices.insert(stem(of: word, english: english))
                }
            case "retractions": retractions += try file.lines(entry.value).map { Array($0.line.utf8) }
            case "labels": labels.formUnion(try file.text(entry.value).split(separator: " ").map { Self.form($0) })
            case "planned": mark(try file.text(entry.value), .planned)
            case "quantifiers":
                for (degree, (line, _)) in try file.lines(entry.value).enumerated() {
                    for word in line.split(separator: " ") {
                        quantifiers.add(stem(of: word, english: english), degree: degree)
                    }
                }
            case "negation": mark(try file.text(entry.value), [.function, .negation])
            case "irregular":
                for (line, _) in try file.lines(entry.value) { readForms(line, english: english) }
            case "antonyms":
                for (line, place) in try file.lines(entry.value) {
                    guard readOpposites(line, english: english) else {
                        throw file.complaint("expected two groups of words with | between them", at: place)
                    }
                }
            default: throw file.complaint("unknown key '\(entry.key)'", at: entry.place)
            }
        }
    }

    /// To be called when all files are read.
    mutating func freeze() {
        table = TermIndex(capacity: forms.count)
        entries = []
        for (form, entry) in forms {
            table.insert(form, entries.count)
            entries.append(entry)
        }
    }

    func entry(of form: UInt64) -> Entry? { table[form].map { entries[$0] } }

    private mutating func readForms(_ line: Substring, english: Bool) {
        let words = line.fields(between: " ")
        guard let first = words.first else { return }
        let stem = Self.stem(first, english: english)
        for word in words { forms[Self.form(word), default: Entry()].stem = stem }
    }

    private mutating func readOpposites(_ line: Substring, english: Bool) -> Bool {
        let sides = line.fields(between: "|").map { side in
            side.fields(between: " ").map { stem(of: $0, english: english) }
        }
        guard sides.count == 2 else { return false }
        for left in sides[0] { antonyms[left, default: []].formUnion(sides[1]) }
        for right in sides[1] { antonyms[right, default: []].formUnion(sides[0]) }
        return true
    }

    private mutating func mark(_ words: String, _ traits: Word.Traits) {
        for word in words[...].fields(between: " ") {
            forms[Self.form(word), default: Entry()].traits.formUnion(traits)
        }
    }

    private func stem(of word: Substring, english: Bool) -> UInt64 {
        forms[Self.form(word)].flatMap { $0.settledStem(Self.form(word)) } ?? Self.stem(word, english: english)
    }

    /// The stem of an English word in small ASCII letters.
    func stem(ofEnglish word: some Collection<UInt8>) -> UInt64 {
        if let known = entry(of: StemHash.hash(word))?.settledStem(StemHash.hash(word)) { return known }
        var bytes = Array(word)
        Stemmer.stem(&bytes, english: true)
        return StemHash.hash(bytes)
    }

    static func form(_ word: Substring) -> UInt64 { StemHash.hash(folded(word)) }

    static func stem(_ word: Substring, english: Bool) -> UInt64 {
        var bytes = folded(word)
        Stemmer.stem(&bytes, english: english)
        return StemHash.hash(bytes)
    }

    static func folded(_ word: Substring) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(word.utf8.count)
        for scalar in word.unicodeScalars where scalar != "'" { Folding.append(scalar.value, to: &out) }
        return out
    }
}
