import Records

/// Document -> citations, and what was wrong with its notes and markers.
public struct Citer: Sendable {
    /// Name and version of the reader, for manifests.
    public static let version = "cite/1"

    public init() {}

    /// Reads every note, what it cites, and every place in the text that points to it.
    ///
    /// A marker with no note, a note with no marker, a label used twice and an address that cannot be repaired are
    /// issues with their place as `source:line:column`; none of them stops the others.
    public func cite(_ document: Document) -> Citing {
        let text = Text(document.text)
        let lines = Lines(text.utf8)
        let reading = NotesReading(text, lines: lines, isMarkdown: document.format == .markdown)
        let claims = Claims(text, pointers: reading.pointers)
        let reader = ReferenceReader(width: reading.width, home: document.lang ?? WorkLanguage.ofProse(text.utf8))
        let links = LinkDefinitions(lines, isMarkdown: document.format == .markdown)
        var issues = IssueLog(document: document, text: text, lines: lines)
        var markers: [[Citation.Marker]] = Array(repeating: [], count: reading.notes.count)
        for (index, pointer) in reading.pointers.enumerated() {
            if let note = reading.target[index] {
                markers[note].append(claims.marker(at: index))
            } else {
                issues.warn(
                    "marker_without_note",
                    "the marker \(text[pointer.range]) points to no note; add the note or drop the marker",
                    at: pointer.range.lowerBound)
            }
        }
        var citations: [Citation] = []
        for (index, note) in reading.notes.enumerated() {
            let reference = reader.read(
                links.resolved(text[Self.readable(note.body, in: text)]),
                indent: text.codePoint(at: note.body.lowerBound) - text.codePoint(at: note.range.lowerBound))
            let citation = Citation(
                document: document.id, label: note.label, raw: text.quote(note.range), authors: reference.authors,
                title: reference.title, container: reference.container, url: reference.address?.url,
                urlAsWritten: reference.address.flatMap { $0.repairs.isEmpty && $0.url != nil ? nil : $0.written },
                repairs: reference.address?.repairs ?? [], accessed: reference.accessed, published: reference.published,
                lang: reference.lang, markers: markers[index])
            issues.check(note, reference, citation, isDuplicate: reading.duplicates.contains(index))
            citations.append(citation)
        }
        return Citing(citations: citations, issues: issues.issues)
    }

    /// Whatever comes after so many bytes of a note is comment.
    private static let longestReference = 8_000

    /// The head of a note, cut between characters.
    private static func readable(_ body: Range<Int>, in text: Text) -> Range<Int> {
        var end = min(body.upperBound, body.lowerBound + longestReference)
        while end > body.lowerBound, end < text.utf8.count, text.utf8[end] & 0xC0 == 0x80 { end -= 1 }
        return body.lowerBound..<end
    }
}

/// What ``Citer`` found in one document.
public struct Citing: Sendable {
    /// In the order of the notes.
    public var citations: [Citation]
    public var issues: [Issue]

    public init(citations: [Citation], issues: [Issue]) {
        self.citations = citations
        self.issues = issues
    }
}
