import Records

/// A mapping of a settings file, read key by key. Everything wrong is collected, so that one look shows all of it.
struct Section {
    private let entries: [String: YAML.Entry]
    /// Keys that an unknown key seems to mean, or all when this is no mapping: their absence is already complained of.
    private let excused: Set<String>
    private let reader: Reader
    let place: YAML.Place

    /// Collects the complaints about one file.
    final class Reader {
        let file: String
        let source: [UInt8]
        private var complaints: [YAML.Complaint] = []
        private var more = 0
        /// Complaints kept about one file. Each looks for its line from the start of the file.
        private static let limit = 50

        init(file: String, source: [UInt8]) {
            self.file = file
            self.source = source
        }

        /// Reads the file's text, or throws the one complaint there is about it as a whole.
        func open() throws(Complaints) -> YAML.Node {
            do {
                return try YAML.parse(source, file: file)
            } catch {
                throw Complaints([error])
            }
        }

        func complain(_ message: String, at place: YAML.Place) {
            guard complaints.count < Self.limit else {
                more += 1
                return
            }
            complaints.append(YAML.Complaint(message, at: place, file: file, source: source))
        }

        /// Throws everything collected, if anything was.
        func check() throws(Complaints) {
            if !complaints.isEmpty { throw Complaints(complaints, more: more) }
        }
    }

    /// Takes `node` as a mapping of the `known` keys and complains of every other key. A null node has no keys.
    init(_ node: YAML.Node, known: [String], name: String, reader: Reader) {
        self.reader = reader
        place = node.place
        guard let found = node.entries else {
            if !node.isNull { reader.complain("\(name) must be a mapping, not \(node.kind)", at: node.place) }
            entries = [:]
            excused = node.isNull ? [] : Set(known)
            return
        }
        var meant: Set<String> = []
        for entry in found where !known.contains(entry.key) {
            let near = Nearest.match(for: entry.key, among: known)
            if let near { meant.insert(near) }
            let advice = near.map { "did you mean '\($0)'?" } ?? "\(name) takes \(known.joined(separator: ", "))"
            reader.complain("unknown key \(Printable.quoted(entry.key)); \(advice)", at: entry.place)
        }
        excused = meant
        entries = Dictionary(found.map { ($0.key, $0) }) { first, _ in first }
    }

    /// The value of a key that is written and is not null.
    func node(_ key: String) -> YAML.Node? {
        entries[key].flatMap { $0.value.isNull ? nil : $0.value }
    }

    func value<Value>(_ key: String, or fallback: Value, as kind: String, _ read: (String) -> Value?) -> Value {
        guard let node = node(key) else { return fallback }
        if let text = node.string, let value = read(text) { return value }
        let found = node.string.map(Printable.quoted) ?? node.kind
        reader.complain("'\(key)' must be \(kind), not \(found)", at: node.place)
        return fallback
    }

    func text(_ key: String) -> String? {
        guard node(key) != nil else { return nil }
        let text = value(key, or: "", as: "a text") { $0 }
        if text.isEmpty, node(key)?.string != nil {
            complain("'\(key)' is empty; write a value or leave the key out", about: key)
        }
        // In double quotes "C:\briefs" holds a backspace.
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            complain("'\(key)' holds a control character; in double quotes write '\\\\' for a backslash", about: key)
        }
        return text
    }

    /// A text that must be there.
    func required(_ key: String, in name: String) -> String {
        demand(key, in: name)
        return text(key) ?? ""
    }

    /// Complains if nothing is written for `key`.
    func demand(_ key: String, in name: String) {
        guard node(key) == nil, !excused.contains(key) else { return }
        reader.complain("\(name) lacks '\(key)'", at: place)
    }

    func bool(_ key: String, or fallback: Bool) -> Bool {
        value(key, or: fallback, as: "true or false") { ["true": true, "false": false][$0] }
    }

    func integer(_ key: String, or fallback: Int, in range: ClosedRange<Int>) -> Int {
        value(key, or: fallback, as: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func share(_ key: String, or fallback: Double) -> Double {
        value(key, or: fallback, as: "a number from 0 to 1") { text in
            Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
        }
    }

    func duration(_ key: String, or fallback: Duration) -> Duration {
        value(key, or: fallback, as: "a duration such as 30s, 5m or 7d", DurationText.parse)
    }

    /// A duration that must be longer than nothing: for libcurl a timeout of zero means none at all.
    func timeout(_ key: String, or fallback: Duration) -> Duration {
        value(key, or: fallback, as: "a duration above zero such as 30s or 5m") { text in
            DurationText.parse(text).flatMap { $0 > .zero ? $0 : nil }
        }
    }

    func size(_ key: String, or fallback: Int) -> Int {
        value(key, or: fallback, as: "a size above zero such as 20MB or 512KiB") { text in
            SizeText.parse(text).flatMap { $0 > 0 ? $0 : nil }
        }
    }

    /// One of the cases of an enumeration, by its raw value.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, or fallback: Choice) -> Choice {
        let all = Choice.allCases.map(\.rawValue)
        return value(key, or: fallback, as: "one of \(all.joined(separator: ", "))") { Choice(rawValue: $0) }
    }

    func language(_ key: String) -> String? {
        guard node(key) != nil else { return nil }
        return value(key, or: "", as: "a language tag such as en or pt-BR") { LanguageTag.isWellFormed($0) ? $0 : nil }
    }

    /// Texts by language. Every language named must have at least one.
    func terms(_ key: String) -> [String: [String]] {
        guard let node = node(key) else { return [:] }
        guard let entries = node.entries else {
            reader.complain(
                "'\(key)' must be a mapping of languages to lists of texts, not \(node.kind)", at: node.place)
            return [:]
        }
        var terms: [String: [String]] = [:]
        for entry in entries {
            if !LanguageTag.isWellFormed(entry.key) {
                reader.complain(
                    "\(Printable.quoted(entry.key)) is no language tag; write one such as en or pt-BR", at: entry.place)
            }
            guard let texts = entry.value.strings, !texts.isEmpty, !texts.contains("") else {
                reader.complain(
                    "\(Printable.quoted(entry.key)) must be a list of one or more texts", at: entry.value.place)
                continue
            }
            terms[entry.key] = texts
        }
        return terms
    }

    func texts(_ key: String, or fallback: [String] = []) -> [String] {
        guard let node = node(key) else { return fallback }
        if let texts = node.strings { return texts }
        reader.complain("'\(key)' must be a list of texts, not \(node.kind)", at: node.place)
        return fallback
    }

    func section(_ key: String, known: [String]) -> Section {
        Section(
            node(key) ?? YAML.Node(.mapping([]), at: place), known: known, name: "'\(key)'", reader: reader)
    }

    /// A list whose items are each read by `read`; a text stands for a list of one. Complains of every item that is none.
    func list<Value>(_ key: String, or fallback: [Value], of kind: String, _ read: (String) -> Value?) -> [Value] {
        guard let node = node(key) else { return fallback }
        return (node.items ?? [node]).compactMap { item in
            let value = item.string.flatMap(read)
            if value == nil {
                let found = item.string.map(Printable.quoted) ?? item.kind
                reader.complain("'\(key)' must be a list of \(kind), and \(found) is none", at: item.place)
            }
            return value
        }
    }

    /// Whether a key, or an unknown one that seems to mean it, has a value other than an empty list.
    func isGiven(_ key: String) -> Bool {
        excused.contains(key) || node(key).map { $0.items?.isEmpty != true } ?? false
    }

    /// The texts of a key that takes a list, none where it takes something else.
    func texts(among key: String) -> [String] {
        node(key)?.strings ?? []
    }

    func complain(_ message: String) {
        reader.complain(message, at: place)
    }

    func complain(_ message: String, about key: String) {
        reader.complain(message, at: node(key)?.place ?? place)
    }
}
