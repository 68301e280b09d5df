import Digests

/// The named fields of a WARC record (WARC/1.1 §4), in order. Names compare without case.
public struct WARCHeader: Sendable, Hashable {
    public var version: String
    public var fields: [(name: String, value: String)]

    public init(version: String = "WARC/1.1", fields: [(name: String, value: String)] = []) {
        self.version = version
        self.fields = fields
    }

    public subscript(name: String) -> String? {
        fields.first { WARCHeader.same($0.name, name) }?.value
    }

    public func values(_ name: String) -> [String] {
        fields.filter { WARCHeader.same($0.name, name) }.map(\.value)
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
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
    /// In one spelling, so that one payload has one key, whoever wrote it.
    var payloadDigest: String? {
        self["WARC-Payload-Digest"].map { Digest(labelled: $0)?.labelled ?? $0 }
    }
    public var length: Int? { self["Content-Length"].flatMap { Int($0) } }

    var bytes: [UInt8] {
        var text = version + "\r\n"
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// Reads a head up to and with its empty line; nil where it does not begin with `WARC/`.
    init?(parsing head: some Collection<UInt8>) {
        guard head.starts(with: "WARC/".utf8) else { return nil }
        let first = head.prefix { $0 != 0x0A }
        self.init(version: WARCHeader.text(first), lines: head.dropFirst(first.count + 1))
    }

    /// - Parameter lines: field lines, with or without the empty line after them.
    init(version: String, lines: some Collection<UInt8>) {
        self.version = version
        fields = []
        for line in lines.split(separator: 0x0A) {
            if line.first == 0x20 || line.first == 0x09 {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].value += " " + WARCHeader.text(line)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                fields.append((WARCHeader.text(line[..<colon]), WARCHeader.text(line[colon...].dropFirst())))
            }
        }
    }

    /// Without the white space around it.
    private static func text(_ bytes: some Collection<UInt8>) -> String {
        let start = bytes.drop { $0 <= 0x20 }
        var count = 0
        for (place, byte) in start.enumerated() where byte > 0x20 { count = place + 1 }
        return String(decoding: start.prefix(count), as: UTF8.self)
    }

    public static func == (left: WARCHeader, right: WARCHeader) -> Bool { left.bytes == right.bytes }
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
