import Records

/// Issues of one document, each with its place as `source:line:column`.
struct IssueLog {
    let document: Document
    let text: Text
    let lines: Lines
    private(set) var issues: [Issue] = []

    init(document: Document, text: Text, lines: Lines) {
        self.document = document
        self.text = text
        self.lines = lines
    }

    mutating func warn(_ code: String, _ message: String, at byte: Int, record: String? = nil) {
        issues.append(
            Issue(
                severity: .warning, stage: "cite", code: code, message: message, place: place(of: byte), record: record)
        )
    }

    mutating func check(_ note: Note, _ reference: Reference, _ citation: Citation, isDuplicate: Bool) {
        let start = note.range.lowerBound
        if isDuplicate {
            warn(
                "duplicate_label", "another note is labelled \(note.label) too; markers point to the first",
                at: start, record: citation.id)
        } else if citation.markers.isEmpty, note.form != .listed {
            warn("note_without_marker", "no marker points to note \(note.label)", at: start, record: citation.id)
        }
        if let address = reference.address, address.url == nil {
            warn(
                "url_unreadable",
                "note \(note.label): “\(address.written)” is no web address and could not be repaired",
                at: start, record: citation.id)
        }
        if reference.isAccessAmbiguous {
            warn(
                "date_ambiguous",
                "note \(note.label): the access date could be day first or month first; write it as 2025-08-31",
                at: start, record: citation.id)
        }
    }

    /// Lines and columns count from 1; columns in code points.
    private func place(of byte: Int) -> String {
        var (low, high) = (0, lines.ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if lines.ranges[middle].lowerBound <= byte { low = middle + 1 } else { high = middle }
        }
        let line = max(low, 1)
        let start = lines.ranges.isEmpty ? 0 : lines.ranges[line - 1].lowerBound
        return "\(document.source):\(line):\(text.codePoint(at: byte) - text.codePoint(at: start) + 1)"
    }
}
