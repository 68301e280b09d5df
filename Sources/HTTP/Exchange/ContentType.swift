/// A Content-Type field, read as browsers do (WHATWG MIME Sniffing §4.4 “parse a MIME type”).
///
///     let type = ContentType("Text/HTML; Charset=\"koi8-r\"")
///     type.mediaType     // "text/html"
///     type.charset       // "koi8-r"
///     type.description   // "text/html;charset=koi8-r"
public struct ContentType: Sendable, Hashable {
    /// Type and subtype in lower case; nil where the field is missing or is no media type.
    public private(set) var mediaType: String?
    /// Names in lower case, each once.
    public private(set) var parameters: [Parameter] = []

    public struct Parameter: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    public init(_ field: String?) {
        guard let field else { return }
        var rest = Array(field.unicodeScalars)[...]
        ContentType.trim(&rest)
        let essence = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(essence.count)
        var parts = essence.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        while let last = parts[1].last, ContentType.isSpace(last) { parts[1].removeLast() }
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ContentType.isToken) }) else { return }
        mediaType = parts.map { ContentType.text($0).lowercased() }.joined(separator: "/")
        while rest.first == ";" {
            rest = rest.dropFirst().drop(while: ContentType.isSpace)
            takeParameter(&rest)
        }
    }

    /// The label of the character encoding.
    public var charset: String? { parameters.first { $0.name == "charset" }?.value.lowercased() }

    private mutating func takeParameter(_ rest: inout ArraySlice<Unicode.Scalar>) {
        let name = rest.prefix { $0 != ";" && $0 != "=" }
        rest = rest.dropFirst(name.count)
        guard rest.first == "=" else { return }
        rest = rest.dropFirst()
        var value: [Unicode.Scalar] = []
        if rest.first == "\"" {
            value = ContentType.quoted(&rest)
            rest = rest.drop { $0 != ";" }
        } else {
            var plain = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(plain.count)
            while let last = plain.last, ContentType.isSpace(last) { plain.removeLast() }
            guard !plain.isEmpty else { return }
            value = Array(plain)
        }
        let key = ContentType.text(name).lowercased()
        guard !name.isEmpty, name.allSatisfy(ContentType.isToken), value.allSatisfy(ContentType.isQuotable),
            !parameters.contains(where: { $0.name == key })
        else { return }
        parameters.append(Parameter(name: key, value: ContentType.text(value)))
    }

    /// A quoted string (WHATWG Fetch “collect an HTTP quoted string”), with its quotation marks and backslashes undone.
    private static func quoted(_ rest: inout ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var value: [Unicode.Scalar] = []
        rest = rest.dropFirst()
        while let scalar = rest.popFirst(), scalar != "\"" {
            value.append(scalar == "\\" ? rest.popFirst() ?? "\\" : scalar)
        }
        return value
    }

    private static func trim(_ rest: inout ArraySlice<Unicode.Scalar>) {
        rest = rest.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// HTTP whitespace.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n"
    }

    /// A token code point (RFC 9110 §5.6.2).
    private static func isToken(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return false }
        return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar)
    }

    private static func isQuotable(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || (0x20...0x7E).contains(scalar.value) || (0x80...0xFF).contains(scalar.value)
    }
}

extension ContentType: CustomStringConvertible {
    /// The field as the standard serializes it; empty where there is no media type.
    public var description: String {
        (mediaType ?? "")
            + parameters.map { parameter in
                let isPlain = !parameter.value.isEmpty && parameter.value.unicodeScalars.allSatisfy(ContentType.isToken)
                let escaped = parameter.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                return ";\(parameter.name)=" + (isPlain ? parameter.value : "\"\(escaped)\"")
            }.joined()
    }
}
