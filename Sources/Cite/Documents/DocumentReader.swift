import Records

/// Bytes of a file -> ``Document``.
public struct DocumentReader: Sendable {
    /// The largest document taken, in bytes. A thousand-page book is about 3 MB.
    public var limit: Int

    public init(limit: Int = 50_000_000) {
        self.limit = limit
    }

    /// Reads `bytes`, the content of the file `name` (`-` for standard input).
    ///
    /// A byte order mark is dropped; the text is otherwise the file's own, so that its offsets are the file's.
    public func read(_ bytes: [UInt8], name: String) throws(DocumentError) -> Document {
        guard bytes.count <= limit else { throw .tooLarge(name: name, size: bytes.count, limit: limit) }
        if let kind = BinaryFile.kind(of: bytes) { throw .binary(name: name, byte: 0, kind: kind) }
        if let byte = BinaryFile.firstControl(in: bytes) { throw .binary(name: name, byte: byte, kind: nil) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = Text(utf8: body) else {
            let byte = UTF8Check.firstInvalid(in: bytes) ?? 0
            let line = bytes[..<byte].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
            throw .notUTF8(name: name, byte: byte, value: bytes[byte], line: line)
        }
        guard body.contains(where: { $0 > 0x20 }) else { throw .empty(name: name) }
        let format = Self.format(of: body, name: name)
        let head = DocumentHead(body, format: format)
        let lang = head.lang ?? WorkLanguage.ofProse(body)
        return Document(source: name, format: format, title: head.title, lang: lang, text: text.string)
    }

    /// By the name's extension, else by whether a line shows a Markdown heading, footnote or fence.
    static func format(of bytes: [UInt8], name: String) -> Document.Format {
        let suffix = name.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased()
        switch suffix {
        case "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd": return .markdown
        case "txt", "text": return .plain
        default: break
        }
        var lineStart = true
        for index in bytes.indices {
            if lineStart {
                let rest = bytes[index...].prefix(3)
                if rest.starts(with: "# ".utf8) || rest.starts(with: "##".utf8) || rest.starts(with: "[^".utf8)
                    || rest.starts(with: "```".utf8)
                {
                    return .markdown
                }
            }
            lineStart = bytes[index] == 0x0A
        }
        return .plain
    }
}
