import Settings

/// Words of other languages for English ones, from `config/verify/bilingual-*.yaml`, stem to stems.
struct Bridge: Sendable {
    /// By `from>to`.
    private var pairs: [String: [UInt64: [UInt64]]] = [:]

    /// Reads `language` and `words`, lines of `english words = words of the language`.
    mutating func read(_ file: DataFile) throws(YAML.Complaint) {
        guard let language = file.root["language"]?.string, let words = file.root["words"] else {
            throw file.complaint("needs 'language' and 'words'", at: file.root.place)
        }
        var there: [UInt64: [UInt64]] = [:]
        var back: [UInt64: [UInt64]] = [:]
        for (line, place) in try file.lines(words) {
            let sides = line.fields(between: "=")
            guard sides.count == 2 else { throw file.complaint("no '=' in '\(line)'", at: place) }
            let english = sides[0].fields(between: " ").map { WordLexicon.stem($0, english: true) }
            let theirs = sides[1].fields(between: " ").map { WordLexicon.stem($0, english: false) }
            for word in english { there[word, default: []] += theirs.filter { there[word]?.contains($0) != true } }
            for word in theirs { back[word, default: []] += english.filter { back[word]?.contains($0) != true } }
        }
        pairs["en>" + language] = there
        pairs[language + ">en"] = back
    }

    /// What a stem of one language may be in another.
    func translations(of stem: UInt64, from: String, to: String) -> [UInt64] { pairs[from + ">" + to]?[stem] ?? [] }
}
