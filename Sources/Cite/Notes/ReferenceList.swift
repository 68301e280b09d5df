import Language

/// Entries without numbers under a heading such as "References"; labelled by their place in the list.
struct ReferenceList {
    let lines: Lines

    /// A shorter line is a heading or a page number.
    private static let shortestEntry = 25

    func notes() -> [Note] {
        guard let heading = lines.ranges.lastIndex(where: { NoteHeading.isHeading(lines.trimmed($0)) }) else {
            return []
        }
        var notes: [Note] = []
        var isOpen = false
        for line in lines.ranges[(heading + 1)...] {
            let start = lines.indent(line)
            if start == line.upperBound {
                continue
            }
            if lines.bytes[start] == UInt8(ascii: "#") { break }
            let body = bulletEnd(from: start, to: line.upperBound)
            let goesOn =
                body == start && isOpen
                && (isContinuation(body, line)
                    || !isFinished(notes.last) && !Self.isName(lines.bytes[body..<line.upperBound]))
            let begins = !goesOn || notes.isEmpty
            if begins {
                let label = String(notes.count + 1)
                let range = body..<line.upperBound
                notes.append(Note(label: label, ordinal: nil, form: .listed, range: range, body: range))
            } else if let last = notes.indices.last {
                notes[last].range = notes[last].range.lowerBound..<line.upperBound
                notes[last].body = notes[last].range
            }
            isOpen = true
        }
        notes.removeAll { $0.range.count < Self.shortestEntry }
        for index in notes.indices { notes[index].label = String(index + 1) }
        return notes
    }

    /// The byte after a list bullet, or `start`.
    private func bulletEnd(from start: Int, to end: Int) -> Int {
        let isBullet = "-*+".utf8.contains(lines.bytes[start])
        if isBullet, start + 1 < end, lines.bytes[start + 1] == 0x20 { return start + 2 }
        let dot: [UInt8] = [0xE2, 0x80, 0xA2]
        return lines.bytes[start..<end].starts(with: dot) ? min(end, start + 4) : start
    }

    /// Whether an entry's last line ends one: a stop, a bracket or an address.
    private func isFinished(_ note: Note?) -> Bool {
        guard let note else { return true }
        let text = lines.bytes[note.range]
        guard let last = text.last(where: { $0 > 0x20 }) else { return true }
        if last == UInt8(ascii: ".") || last == UInt8(ascii: ")") { return true }
        let word = text.split { $0 <= 0x20 }.last ?? []
        return word.starts(with: "http".utf8) && last != UInt8(ascii: "-")
    }

    /// Whether a line cannot begin an entry: an address, a number, or a word in lower case.
    private func isContinuation(_ start: Int, _ line: Range<Int>) -> Bool {
        let bytes = lines.bytes
        if Self.isName(bytes[start..<line.upperBound]) { return false }
        if bytes[start..<line.upperBound].starts(with: "http".utf8) || bytes[start].isASCIIDigit { return true }
        return bytes[start].isASCIILetter && bytes[start] >= 0x61
    }

    /// "Abe, K." at the beginning of a line: the author of the next entry.
    private static func isName(_ line: ArraySlice<UInt8>) -> Bool {
        guard let comma = line.prefix(40).firstIndex(of: UInt8(ascii: ",")) else { return false }
        let glyph = Glyph(Array(line.prefix(8)), at: 0)
        let rest = Array(line[(comma + 1)...].prefix(8))
        guard glyph.isUpper, rest.first == 0x20 else { return false }
        let initial = Glyph(rest, at: 1)
        let point = 1 + initial.length
        return initial.isUpper && point < rest.count && rest[point] == UInt8(ascii: ".")
    }
}
