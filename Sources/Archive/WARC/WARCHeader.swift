/// The named fields of a WARC record (WARC/1.1 §4), in order. Names compare without case.
public struct WARCHeader: Sendable, Hashable {
    public var version: String
    public var fields: [(name: String, value: String)]

    public init(version: String = "WARC/1.1", fields: [(name: String, value: String)] = []) {
        self.version = version
        self.fields = fields
    }

    public subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    public func values(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        // A line break inside a value would begin a field of its own.
        fields.append((name, String(value.map { $0.isNewline ? " " : $0 })))
    }

    public var type: String { self["WARC-Type"]?.lowercased() ?? "" }
    /// The address the record is of. wget once wrote it in angle brackets.
    public var target: String? {
        guard let target = self["WARC-Target-URI"] else { return nil }
        return target.hasPrefix("<") && target.hasSuffix(">") ? String(target.dropFirst().dropLast()) : target
    }
    public var length: Int? { self["Content-Length"].flatMap { Int($0) } }

    var bytes: [UInt8] {
        var text = version + "\r\n"
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// Reads a head up to and with its empty line; nil where it does not begin with `WARC/`.
    init?(parsing head: [UInt8]) {
        guard head.starts(with: "WARC/".utf8) else { return nil }
        version = ""
        fields = []
        for (index, line) in head.split(separator: 0x0A).enumerated() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if index == 0 {
                version = text
            } else if text.hasPrefix(" ") || text.hasPrefix("\t") {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].value += " " + text.drop { $0 == " " || $0 == "\t" }
            } else if let colon = text.firstIndex(of: ":") {
                let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
                fields.append((String(text[..<colon]), String(value)))
            }
        }
    }

    public static func == (left: WARCHeader, right: WARCHeader) -> Bool { left.bytes == right.bytes }
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
