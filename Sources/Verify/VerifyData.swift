import Settings

/// Everything the verifier knows beforehand: words, rarities, conversions and weights, from `config/verify/*.yaml`.
public struct VerifyData: Sendable {
    var lexicon = WordLexicon()
    var frequency = WordFrequency()
    var units = UnitTable()
    var abroad = FiguresAbroad()
    var bridge = Bridge()
    var thesaurus = Thesaurus()
    /// How likely a sentence belongs to the evidence.
    var evidence = TreeModel()
    /// How likely a figure of the claim is wrong.
    var figure = TreeModel()
    /// How likely the source bears the claim out.
    var support = TreeModel()
    /// How likely a word of the claim was put in the place of another.
    var altered = TreeModel()
    /// How likely a word of the claim is not borne out.
    var unsupported = TreeModel()
    /// The same, with what that says of its neighbours.
    var phrases = TreeModel()

    /// Reads the files whose name begins with `verify/`; others are left alone.
    ///
    /// - Throws: `YAML.Complaint` with line and column.
    public init(files: [String: [UInt8]]) throws {
        var meanings: DataFile?
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name.hasPrefix("verify/") {
            let root = try YAML.parse(bytes, file: name)
            let file = DataFile(name: name, bytes: bytes, root: root)
            switch name.dropFirst("verify/".count) {
            case let words where words.hasPrefix("words-"): try lexicon.read(file)
            case let pairs where pairs.hasPrefix("bilingual-"): try bridge.read(file)
            case "frequency.yaml": frequency = try WordFrequency(file)
            case "figures-abroad.yaml": abroad = try FiguresAbroad(file)
            case "conversions.yaml": units = try UnitTable(file)
            case "wordnet.yaml": meanings = file
            case "model-altered.yaml": altered = try TreeModel(file)
            case "model-evidence.yaml": evidence = try TreeModel(file)
            case "model-figure.yaml": figure = try TreeModel(file)
            case "model-support.yaml": support = try TreeModel(file)
            case "model-unsupported.yaml": unsupported = try TreeModel(file)
            case "model-phrases.yaml": phrases = try TreeModel(file)
            default: throw file.complaint("no rule reads this file", at: root.place)
            }
        }
        lexicon.freeze()
        // Its words are known by their stems, which the lexicons settle.
        if let meanings { thesaurus = try Thesaurus(meanings, lexicon: lexicon) }
    }
}

/// One file of `config/verify`, with complaints that name its lines.
struct DataFile {
    let name: String
    let bytes: [UInt8]
    let root: YAML.Node

    func complaint(_ message: String, at place: YAML.Place) -> YAML.Complaint {
        YAML.Complaint(message, at: place, file: name, source: bytes)
    }

    func entries() throws(YAML.Complaint) -> [YAML.Entry] {
        guard let entries = root.entries else { throw complaint("expected a mapping", at: root.place) }
        return entries
    }

    func text(_ node: YAML.Node) throws(YAML.Complaint) -> String {
        guard let text = node.string else { throw complaint("expected a text", at: node.place) }
        return text
    }

    func lines(_ node: YAML.Node) throws(YAML.Complaint) -> [(line: Substring, place: YAML.Place)] {
        var lines: [(Substring, YAML.Place)] = []
        for item in node.items ?? [node] {
            for line in try text(item)[...].fields(between: "\n") { lines.append((line, item.place)) }
        }
        return lines
    }
}

extension Substring {
    /// The stretches between two of an ASCII sign, empty ones left out. Looks at bytes: to cut by characters takes ten times as
    /// long, and the program does so whenever it starts.
    func fields(between sign: Unicode.Scalar) -> [Substring] {
        utf8.split(separator: UInt8(ascii: sign)).map(Substring.init)
    }
}
