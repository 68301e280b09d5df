import Settings

/// One file of `config/`, with complaints that name its lines.
struct LexiconFile {
    let name: String
    let bytes: [UInt8]

    func entries() throws -> [YAML.Entry] {
        let root = try YAML.parse(bytes, file: name)
        if root.isNull { return [] }
        guard let entries = root.entries else { throw complaint("expected a mapping", at: root.place) }
        return entries
    }

    /// A list of texts, or one text with commas between them.
    func forms(_ node: YAML.Node) throws -> [String] {
        if let items = node.items {
            return try items.map {
                guard let text = $0.string else { throw complaint("expected a text", at: $0.place) }
                return text
            }
        }
        if node.isNull { return [] }
        guard let text = node.string else { throw complaint("expected words with commas between them", at: node.place) }
        return Array(text.utf8).split(separator: 0x2C).map { part in
            var part = part
            while part.first == 0x20 { part.removeFirst() }
            while part.last == 0x20 { part.removeLast() }
            return String(decoding: part, as: UTF8.self)
        }
    }

    func text(_ node: YAML.Node, _ key: String) throws -> String {
        guard let text = node[key]?.string else { throw complaint("needs '\(key)'", at: node.place) }
        return text
    }

    func complaint(_ message: String, at place: YAML.Place) -> YAML.Complaint {
        YAML.Complaint(message, at: place, file: name, source: bytes)
    }
}
