/// What a payload is, from its first bytes (WHATWG MIME Sniffing), because servers are often wrong.
enum MediaType {
    /// Bytes looked at (MIME Sniffing §5).
    private static let window = 1445

    static func sniff(_ payload: [UInt8], declared: String?) -> String {
        let head = payload.prefix(window)
        if let known = signature(head) { return known }
        let start = head.firstIndex { !isSpace($0) }.map { head[$0...] } ?? []
        if let feed = feed(start) { return feed }
        let isGeneric =
            declared == nil || ["text/plain", "application/octet-stream", "unknown/unknown", "*/*"].contains(declared)
        if isGeneric || declared?.hasPrefix("image/") == true, looksLikeHTML(start) { return "text/html" }
        if let declared, !isGeneric { return declared }
        if starts(start, with: "<?xml") { return "text/xml" }
        return head.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
            ? "application/octet-stream"
            : declared == "application/octet-stream" ? "application/octet-stream" : "text/plain"
    }

    private static func signature(_ head: ArraySlice<UInt8>) -> String? {
        let signatures: [([UInt8], String)] = [
            (Array("%PDF-".utf8), "application/pdf"), (Array("%!PS-Adobe-".utf8), "application/postscript"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
            (Array("GIF87a".utf8), "image/gif"), (Array("GIF89a".utf8), "image/gif"),
            ([0x00, 0x00, 0x01, 0x00], "image/x-icon"),
            ([0x50, 0x4B, 0x03, 0x04], "application/zip"), ([0x1F, 0x8B, 0x08], "application/x-gzip"),
            (Array("Rar ".utf8) + [0x1A, 0x07, 0x00], "application/x-rar-compressed"),
            (Array("OggS".utf8) + [0], "application/ogg"),
            (Array("ID3".utf8), "audio/mpeg"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        ]
        for (magic, type) in signatures where head.starts(with: magic) { return type }
        let bytes = Array(head.prefix(14))
        if bytes.count == 14, bytes.starts(with: "RIFF".utf8), bytes[8...].starts(with: "WEBPVP".utf8) {
            return "image/webp"
        }
        return nil
    }

    /// `<rss`, `<feed` or RDF after a possible XML declaration and comments (MIME Sniffing §7.3).
    private static func feed(_ start: ArraySlice<UInt8>) -> String? {
        var rest = start
        while starts(rest, with: "<?") || starts(rest, with: "<!--") {
            guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            rest = rest[(close + 1)...].drop(while: isSpace)
        }
        if starts(rest, with: "<rss") { return "application/rss+xml" }
        if starts(rest, with: "<feed") { return "application/atom+xml" }
        return starts(rest, with: "<rdf:rdf") ? "application/rss+xml" : nil
    }

    private static func looksLikeHTML(_ start: ArraySlice<UInt8>) -> Bool {
        let rest = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3).drop(while: isSpace) : start
        let tags = [
            "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style",
            "<title", "<b", "<body", "<br", "<p", "<!--",
        ]
        return tags.contains { tag in
            guard starts(rest, with: tag) else { return false }
            guard tag != "<!--" else { return true }
            let next = rest.dropFirst(tag.utf8.count).first
            return next == nil || next == 0x20 || next == UInt8(ascii: ">") || next == 0x0A || next == 0x0D
                || next == 0x09
        }
    }

    private static func starts(_ bytes: ArraySlice<UInt8>, with text: String) -> Bool {
        bytes.count >= text.utf8.count
            && zip(bytes, text.utf8).allSatisfy { byte, wanted in
                ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == wanted
            }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
    }
}
