/// The fields of a message head, in order. Names compare without case (RFC 9110 §5.1).
public struct HeaderFields: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    public var fields: [Field]

    public struct Field: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// Whether the field stays one field when it is written: what a server sent us may be sent back.
        var isOneLine: Bool { !(name + value).utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }
    }

    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field($0, $1) }
    }

    /// The first value of a field.
    public subscript(name: String) -> String? {
        fields.first { $0.name.equalsIgnoringCase(name) }?.value
    }

    /// Every value of a field, one for each line it came on.
    public func values(_ name: String) -> [String] {
        fields.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
    }

    /// The members of a comma-separated field over all its lines, without the space around them.
    public func list(_ name: String) -> [String] {
        values(name).flatMap { $0.split(separator: ",") }.map(\.trimmedSpaces).filter { !$0.isEmpty }
    }

    public mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name.equalsIgnoringCase(name) }
        fields.append(Field(name, value))
    }
}

extension HeaderFields {
    /// Reads the field lines of a message head. A line that starts with space continues the one before (obs-fold);
    /// a line without a colon is skipped. Bytes that are not UTF-8 are read as ISO 8859-1.
    public init(head: [UInt8]) {
        var fields: [Field] = []
        for line in head.split(separator: 0x0A).dropFirst() {
            let line = line.last == 0x0D ? line.dropLast() : line
            if let first = line.first, first == 0x20 || first == 0x09 {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].value += " " + Self.text(line).trimmedSpaces
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            fields.append(Field(Self.text(line[..<colon]), Self.text(line[(colon + 1)...]).trimmedSpaces))
        }
        self.init(fields)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    var trimmedSpaces: String {
        var rest = self[...]
        while let first = rest.unicodeScalars.first, first == " " || first == "\t" { rest = rest.dropFirst() }
        while let last = rest.unicodeScalars.last, last == " " || last == "\t" { rest = rest.dropLast() }
        return String(rest)
    }

    /// Whether two ASCII names are the same apart from case.
    func equalsIgnoringCase(_ other: some StringProtocol) -> Bool {
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { $0 == $1 || ($0 ^ $1 == 0x20 && $0.isASCIILetter) }
    }
}
