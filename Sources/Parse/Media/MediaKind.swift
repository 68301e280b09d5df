/// What a payload is and so who reads it: by its bytes, then by the server's word (WHATWG MIME Sniffing in spirit).
enum MediaKind: Equatable {
    case html
    case pdf
    /// RSS, Atom, RDF, a sitemap or an index of sitemaps.
    case xmlFeed
    case jsonFeed
    case text
    /// No text for people, and its media type.
    case unsupported(String)

    /// Bytes looked at for the first tag.
    private static let window = 4_096

    init(of page: Page) {
        let bytes = page.bytes
        let declared = page.mediaType
        if let signature = MediaKind.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            self = signature.type == "application/pdf" ? .pdf : .unsupported(signature.type)
            return
        }
        // ISO 32000 readers accept a header within the first kilobyte.
        if declared == "application/pdf", bytes.prefix(1_024).firstRange(of: Array("%PDF-".utf8)) != nil {
            self = .pdf
            return
        }
        if let declared, MediaKind.isOpaque(declared) {
            self = .unsupported(declared)
            return
        }
        let start = bytes.prefix(MediaKind.window).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        switch (start.first, declared) {
        case (UInt8(ascii: "<"), _): self = MediaKind.markup(start, declared)
        case (UInt8(ascii: "{"), _) where start.firstRange(of: Array("jsonfeed.org/version".utf8)) != nil:
            self = .jsonFeed
        case (_, "application/feed+json"): self = .jsonFeed
        case (_, let declared?) where declared == "application/json" || declared.hasSuffix("+json"):
            self = .unsupported(declared)
        case (_, let declared?) where declared.hasPrefix("text/") && declared != "text/html":
            self = MediaKind.hasTags(start) ? .html : .text
        case (nil, _): self = .html
        case (_, nil): self = MediaKind.hasTags(bytes.prefix(1 << 16)) || start.contains(0) ? .html : .text
        default: self = .html
        }
    }

    /// Markup by the name of its first element.
    private static func markup(_ start: ArraySlice<UInt8>, _ declared: String?) -> MediaKind {
        switch rootName(start) {
        case "rss", "feed", "rdf", "urlset", "sitemapindex": return .xmlFeed
        case "html", "head", "body": return .html
        case "svg": return .unsupported("image/svg+xml")
        default:
            let isXML = declared == "text/xml" || declared == "application/xml" || declared?.hasSuffix("+xml") == true
            return isXML && declared != "application/xhtml+xml" ? .unsupported(declared ?? "text/xml") : .html
        }
    }

    /// The local name of the first element in lower case, past declarations and comments.
    private static func rootName(_ start: ArraySlice<UInt8>) -> String {
        var rest = start
        while rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
            let close: [UInt8] = rest.starts(with: "<!--".utf8) ? Array("-->".utf8) : [UInt8(ascii: ">")]
            guard let end = rest.firstRange(of: close) else { return "" }
            rest = rest[end.upperBound...].drop { $0 <= 0x20 }
        }
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? []
        return String(decoding: local.prefix(32), as: UTF8.self).lowercased()
    }

    /// Whether anything looks like a tag of HTML.
    private static func hasTags(_ bytes: ArraySlice<UInt8>) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { byte, next in
            byte == UInt8(ascii: "<")
                && (next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
                    || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z")))
        }
    }

    private static func isOpaque(_ type: String) -> Bool {
        if type.hasSuffix("+xml") || type.hasSuffix("+json") { return false }
        return ["image/", "audio/", "video/", "font/", "model/", "application/vnd."].contains(where: type.hasPrefix)
            || ["text/css", "text/javascript", "application/javascript", "application/zip", "application/msword"]
                .contains(type)
    }

    private static let signatures: [(bytes: [UInt8], type: String)] = [
        (Array("%PDF-".utf8), "application/pdf"), (Array("%!PS-Adobe-".utf8), "application/postscript"),
        ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("GIF8".utf8), "image/gif"), (Array("OggS".utf8), "application/ogg"), (Array("ID3".utf8), "audio/mpeg"),
        ([0x50, 0x4B, 0x03, 0x04], "application/zip"), ([0x1F, 0x8B], "application/gzip"),
        ([0xD0, 0xCF, 0x11, 0xE0], "application/msword"), ([0x7F, 0x45, 0x4C, 0x46], "application/x-executable"),
        (Array("{\\rtf".utf8), "application/rtf"),
    ]
}
