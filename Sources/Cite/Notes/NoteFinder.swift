/// Lines of a document -> its notes.
struct NoteFinder {
    let lines: Lines

    /// Every list of notes the document may hold, best notation first; each is in the order of the text.
    func candidates() -> [[Note]] {
        let caret = caretNotes()
        if !caret.isEmpty { return [caret] }
        let listed = ReferenceList(lines: lines).notes()
        return [Note.Form.bracket, .number, .raised].map(numberedNotes).filter { !$0.isEmpty }
            + (listed.isEmpty ? [] : [listed])
    }

    /// Markdown footnotes, `[^label]: text`, with lazy and indented continuation lines.
    private func caretNotes() -> [Note] {
        let bytes = lines.bytes
        var notes: [Note] = []
        var index = 0
        while index < lines.ranges.count {
            let line = lines.ranges[index]
            let start = lines.indent(line)
            index += 1
            guard start - line.lowerBound <= 3, let body = Self.caretBody(bytes, from: start, to: line.upperBound)
            else {
                continue
            }
            var end = line.upperBound
            var blank = false
            while index < lines.ranges.count {
                let next = lines.ranges[index]
                let text = lines.indent(next)
                if text == next.upperBound {
                    blank = true
                } else {
                    let indented = text - next.lowerBound >= 2 || bytes[next.lowerBound] == 0x09
                    guard indented || !blank, Self.continues(bytes, from: text, to: next.upperBound) else { break }
                    end = next.upperBound
                    blank = false
                }
                index += 1
            }
            let label = String(decoding: bytes[(start + 2)..<(body - 2)], as: UTF8.self)
            notes.append(
                Note(
                    label: label, ordinal: Ordinal.value(of: bytes[(start + 2)..<(body - 2)]), form: .caret,
                    range: start..<end, body: body..<max(body, end)))
        }
        return notes
    }

    /// The byte after `[^label]:`, or nil.
    private static func caretBody(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start + 4 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "^") else {
            return nil
        }
        var index = start + 2
        while index < end, bytes[index] != UInt8(ascii: "]") {
            guard bytes[index] > 0x20 else { return nil }
            index += 1
        }
        guard index > start + 2, index + 1 < end, bytes[index + 1] == UInt8(ascii: ":") else { return nil }
        return index + 2
    }

    /// Whether a line can go on with the note above it.
    private static func continues(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        if bytes[start] == UInt8(ascii: "#") { return false }
        guard bytes[start] == UInt8(ascii: "[") else { return true }
        // Another note, or the definition of a link.
        guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "]")) else { return true }
        return close + 1 >= end || bytes[close + 1] != UInt8(ascii: ":")
    }

    /// Notes numbered in a row, found from the last one back.
    private func numberedNotes(_ form: Note.Form) -> [Note] {
        let labels = lines.ranges.indices.compactMap { index -> (line: Int, label: NoteLabel)? in
            let line = lines.ranges[index]
            guard let label = NoteLabel(lines.bytes, from: lines.indent(line), to: line.upperBound), label.form == form
            else { return nil }
            return (index, label)
        }
        let chain = NoteChain(labels.map { ($0.line, $0.label.ordinal) }).members
        var notes: [Note] = []
        for (position, member) in chain.enumerated() {
            let (line, label) = labels[member]
            let limit = position + 1 < chain.count ? labels[chain[position + 1]].line : lines.ranges.count
            let end = lines.ranges[lastLine(of: line, before: limit)].upperBound
            notes.append(
                Note(
                    label: label.label, ordinal: label.ordinal, form: form,
                    range: lines.indent(lines.ranges[line])..<end, body: label.body..<max(label.body, end)))
        }
        return notes
    }

    /// A note ends at a blank line, unless its last word shows that it goes on.
    private func lastLine(of first: Int, before limit: Int) -> Int {
        var last = first
        var index = first + 1
        while index < limit {
            if lines.isBlank(lines.ranges[index]) {
                let word = lines.bytes[lines.ranges[last]].last { $0 > 0x20 } ?? 0x2E
                let isOpen = word.isASCIILetter || word == UInt8(ascii: ",") || word == UInt8(ascii: "-")
                guard isOpen, last == first, index == first + 1, index + 1 < limit,
                    !lines.isBlank(lines.ranges[index + 1]),
                    !lines.trimmed(lines.ranges[last]).contains("//")
                else { break }
            } else if NoteHeading.isHeading(lines.trimmed(lines.ranges[index])) {
                break
            } else {
                last = index
            }
            index += 1
        }
        return last
    }

    /// Whether the line above the note, blank lines apart, is the heading of a list of sources or notes.
    func isHeaded(_ note: Note) -> Bool {
        guard var index = lines.ranges.firstIndex(where: { $0.upperBound >= note.range.lowerBound }) else {
            return false
        }
        while index > 0 {
            index -= 1
            if !lines.isBlank(lines.ranges[index]) {
                return NoteHeading.isHeading(lines.trimmed(lines.ranges[index]))
            }
        }
        return false
    }
}
