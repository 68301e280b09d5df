/// YAML 1.1 as libyaml reads it: the door to every settings file and lexicon.
public enum YAML {}

extension YAML {
    /// Where something stands in a file. Both count from one; columns count code points.
    public struct Place: Sendable, Hashable {
        public var line: Int
        public var column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A value in a file, with its place. Aliases are already replaced by what they stand for.
    public struct Node: Sendable, Hashable {
        public var content: Content
        public var place: Place

        public enum Content: Sendable, Hashable {
            case scalar(Scalar)
            case sequence([Node])
            case mapping([Entry])
        }

        public init(_ content: Content, at place: Place) {
            self.content = content
            self.place = place
        }
    }

    /// A text as written. `plain` ones may stand for a number, a boolean or null; quoted ones are always text.
    public struct Scalar: Sendable, Hashable {
        public var text: String
        public var isPlain: Bool

        public init(text: String, isPlain: Bool) {
            self.text = text
            self.isPlain = isPlain
        }
    }

    /// A key and its value, in the order of the file. No mapping holds a key twice.
    public struct Entry: Sendable, Hashable {
        public var key: String
        public var place: Place
        public var value: Node

        public init(key: String, place: Place, value: Node) {
            self.key = key
            self.place = place
            self.value = value
        }
    }
}

extension YAML.Node {
    public var line: Int { place.line }
    public var column: Int { place.column }

    /// Whether nothing stands here: an empty value, `~` or `null`.
    public var isNull: Bool {
        guard case .scalar(let scalar) = content, scalar.isPlain else { return false }
        switch scalar.text {
        case "", "~", "null", "Null", "NULL": return true
        default: return false
        }
    }

    /// The text of a scalar; nil for null, a list or a mapping.
    public var string: String? {
        guard case .scalar(let scalar) = content, !isNull else { return nil }
        return scalar.text
    }

    /// The items of a list; nil for anything else.
    public var items: [YAML.Node]? {
        guard case .sequence(let items) = content else { return nil }
        return items
    }

    /// The entries of a mapping in file order; nil for anything else.
    public var entries: [YAML.Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// A list of texts; one text stands for a list of one. Nil if any item is not a text.
    public var strings: [String]? {
        if let string { return [string] }
        guard let items else { return nil }
        var out: [String] = []
        out.reserveCapacity(items.count)
        for item in items {
            guard let string = item.string else { return nil }
            out.append(string)
        }
        return out
    }

    /// A mapping of text to text. Nil if any value is not a text.
    public var stringMap: [String: String]? {
        map { $0.string }
    }

    /// A mapping of text to texts; one text stands for a list of one. Nil if any value is neither.
    public var stringsMap: [String: [String]]? {
        map { $0.strings }
    }

    /// The value of `key`, found by a linear search. For large mappings walk `entries` once instead.
    public subscript(key: String) -> YAML.Node? {
        entries?.first { $0.key == key }?.value
    }

    /// What stands here, in a word for people.
    public var kind: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    private func map<Value>(_ value: (YAML.Node) -> Value?) -> [String: Value]? {
        guard let entries else { return nil }
        var out: [String: Value] = [:]
        out.reserveCapacity(entries.count)
        for entry in entries {
            guard let value = value(entry.value) else { return nil }
            out[entry.key] = value
        }
        return out
    }
}
