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
        var forms: [String] = []
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let comma = bytes[start...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
            var end = comma
            if comma > start {
                while start < end, bytes[start] == 0x20 { start += 1 }
                while end > start, bytes[end - 1] == 0x20 { end -= 1 }
                forms.append(String(decoding: bytes[start..<end], as: UTF8.self))
            }
            start = comma + 1
        }
        return forms
    }

    func text(_ node: YAML.Node, _ key: String) throws -> String {
        guard let text = node[key]?.string else { throw complaint("needs '\(key)'", at: node.place) }
        return text
    }

    func complaint(_ message: String, at place: YAML.Place) -> YAML.Complaint {
        YAML.Complaint(message, at: place, file: name, source: bytes)
    }
}
