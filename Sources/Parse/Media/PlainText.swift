import HTML
import Records

/// Reads plain text: paragraphs are set apart by blank lines, and lines that a typewriter's margin broke are joined.
enum PlainText {
    static let version = "text/1"

    /// Characters of the longest line up to which lines may have been broken by hand (RFC 3676 breaks at 78).
    private static let margin = 100
    /// Characters from which a line is full, so that the next one goes on in the same paragraph.
    private static let full = 45
    /// Bytes of a first line that may be a title, and of a line that may be a date's own.
    private static let longestTitle = 150
    private static let longestDate = 60
    /// Lines from the top that may be a date's own.
    private static let head = 10

    static func read(_ page: Page) -> Reading {
        let decoded = Decoded(page.bytes, charset: page.declaredCharset)
        if isBinary(decoded.utf8) {
            let type = page.mediaType ?? "application/octet-stream"
            return Reading(
                empty: page, type: .other, flags: ["unsupported_media", "media:" + type], reader: version)
        }
        let paragraphs = paragraphs(of: decoded.utf8)
        let texts = paragraphs.map { Spaces.collapse(String(decoding: decoded.utf8[$0], as: UTF8.self)) }
        let text = texts.joined(separator: "\n")
        var flags = decoded.flags
        if text.isEmpty { flags.append("no_text") }
        let lang = PageLanguage.find(text: text)
        let site = SiteName(url: page.url)
        let title = texts.first.flatMap { texts.count > 1 && $0.utf8.count <= longestTitle ? $0 : nil }
        let date = texts.prefix(head).lazy.filter { $0.utf8.count <= longestDate }
            .compactMap { DateText.first(in: $0) }.first
        var sources: [String: String] = [:]
        sources["lang"] = lang?.source
        sources["site"] = site.source
        if title != nil { sources["title"] = "text" }
        if date != nil { sources["published"] = "text" }
        let map = SourceMap(
            text, paragraphs: paragraphs, lengths: texts.map(\.utf8.count), decoded, page.bytes)
        let article = Article(
            capture: page.capture, url: page.url, payloadDigest: page.payloadDigest, title: title, site: site.name,
            published: date?.iso, lang: lang?.value, text: text, origins: map.origins(), flags: flags, reader: version)
        return Reading(
            article: article, markdown: texts.joined(separator: "\n\n"), pageType: .document,
            confidence: text.isEmpty ? 0 : 1, sources: sources, map: map)
    }

    /// Bytes of each paragraph.
    static func paragraphs(of utf8: [UInt8]) -> [Range<Int>] {
        let lines = lines(of: utf8)
        let isBroken = (lines.map(\.count).max() ?? 0) <= margin
        var paragraphs: [Range<Int>] = []
        var previous: Range<Int>?
        for line in lines {
            let isBlank = utf8[line].allSatisfy { $0 <= 0x20 }
            if !isBlank {
                if isBroken, let before = previous, before.count >= full {
                    paragraphs[paragraphs.count - 1] = paragraphs[paragraphs.count - 1].lowerBound..<line.upperBound
                } else {
                    paragraphs.append(line)
                }
            }
            previous = isBlank ? nil : line
        }
        return paragraphs
    }

    private static func lines(of utf8: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in utf8.enumerated() where byte == 0x0A || byte == 0x0D {
            let endsCRLF = byte == 0x0A && start == index && index > 0 && utf8[index - 1] == 0x0D
            if !endsCRLF { lines.append(start..<index) }
            start = index + 1
        }
        lines.append(start..<utf8.count)
        return lines
    }

    /// Controls that no text has (WHATWG MIME Sniffing, binary data bytes), in the first kilobyte.
    private static func isBinary(_ utf8: [UInt8]) -> Bool {
        utf8.prefix(1_024).contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    }
}
