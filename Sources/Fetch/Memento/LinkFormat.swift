/// Links with attributes, as Link fields (RFC 8288) and TimeMaps (`application/link-format`, RFC 6690) write them.
///
///     LinkFormat.links(in: Array(#"<http://a.example/tm>; rel="timemap", <…>; rel="memento"; datetime="…""#.utf8))
struct LinkFormat {
    struct Link: Equatable {
        var target: String
        /// Relation types, in lower case.
        var relations: [String]
        var datetime: String?
    }

    /// A TimeMap of a page archived twice an hour for ten years has fewer.
    private static let most = 200_000

    static func links(in bytes: [UInt8]) -> [Link] {
        var links: [Link] = []
        var rest = bytes[...]
        while links.count < most, let open = rest.firstIndex(of: UInt8(ascii: "<")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            var link = Link(target: text(rest[(open + 1)..<close]), relations: [])
            rest = rest[(close + 1)...]
            while let (name, value) = attribute(&rest) {
                if name == "rel" { link.relations = value.lowercased().split(separator: " ").map(String.init) }
                if name == "datetime" { link.datetime = value }
            }
            links.append(link)
        }
        return links
    }

    /// `; name="value"`; nil at the comma or the end.
    private static func attribute(_ rest: inout ArraySlice<UInt8>) -> (name: String, value: String)? {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        rest = rest.drop(while: isSpace)
        guard rest.first == UInt8(ascii: ";") else { return nil }
        rest = rest.dropFirst().drop(while: isSpace)
        let name = rest.prefix {
            !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
        }
        rest = rest.dropFirst(name.count).drop(while: isSpace)
        guard rest.first == UInt8(ascii: "=") else { return (text(name).lowercased(), "") }
        rest = rest.dropFirst().drop(while: isSpace)
        let isQuoted = rest.first == UInt8(ascii: "\"")
        if isQuoted { rest = rest.dropFirst() }
        let value = rest.prefix {
            isQuoted ? $0 != UInt8(ascii: "\"") : $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
        }
        rest = rest.dropFirst(value.count + (isQuoted ? 1 : 0))
        return (text(name).lowercased(), text(value))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
