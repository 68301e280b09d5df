import Records

/// Which notation of notes and markers a document uses, and which marker points to which note.
struct NotesReading {
    private(set) var notes: [Note] = []
    /// In the order of the text.
    private(set) var pointers: [Pointer] = []
    /// For each pointer the index of its note; nil where there is none.
    private(set) var target: [Int?] = []
    /// Notes whose label an earlier note of the same list has.
    private(set) var duplicates: Set<Int> = []
    /// Length of the longest line where the notes are hard-wrapped, else 0.
    private(set) var width = 0

    private let text: Text
    private let isMarkdown: Bool

    /// Numbered lines without a heading are notes only if so many of them are pointed to, in tenths.
    private static let pointedTenths = 5
    private static let widestWrapped = 160
    /// A marker may be so far beyond the last note and still be one whose note is missing.
    private static let farthestMissing = 10

    init(_ text: Text, lines: Lines, isMarkdown: Bool) {
        self.text = text
        self.isMarkdown = isMarkdown
        let finder = NoteFinder(lines: lines)
        var best = -1
        for candidate in finder.candidates() {
            let pointers = pointers(to: candidate)
            let labels = Set(pointers.map(\.label))
            let pointed = candidate.count { labels.contains($0.label) }
            let isHeaded = candidate.first.map { $0.form != .listed && finder.isHeaded($0) } ?? false
            let isSure =
                candidate.first.map {
                    $0.form == .caret || $0.form == .listed || $0.form == .bracket && candidate.count > 1
                } ?? false
            guard isSure || isHeaded || pointed > 0 && pointed * 10 >= candidate.count * Self.pointedTenths else {
                continue
            }
            let rank = pointed * 2 + (isHeaded ? candidate.count : 0)
            if rank > best { (best, notes, self.pointers) = (rank, candidate, pointers) }
        }
        if notes.isEmpty {
            let finder = PointerFinder(bytes: text.utf8, isMarkdown: isMarkdown)
            pointers = finder.bracketed(in: [0..<text.utf8.count]).filter(Self.looksLikeNote)
        }
        link()
        let widest = lines.ranges.map(\.count).max() ?? 0
        width =
            widest <= Self.widestWrapped
            ? lines.ranges.map { text.codePoint(at: $0.upperBound) - text.codePoint(at: $0.lowerBound) }.max() ?? 0 : 0
    }

    /// A lone `[x]` in a text without notes is more likely an editor's bracket than a footnote.
    private static func looksLikeNote(_ pointer: Pointer) -> Bool {
        pointer.label.utf8.allSatisfy(\.isASCIIDigit) && pointer.label.utf8.count <= 2
    }

    private func pointers(to notes: [Note]) -> [Pointer] {
        guard let form = notes.first?.form, form != .listed else { return [] }
        let places = Exclusions(notes.map(\.range)).rest(of: text.utf8.count)
        let finder = PointerFinder(bytes: text.utf8, isMarkdown: isMarkdown)
        let bracketed = finder.bracketed(in: places)
        let labels = Set(notes.map(\.label))
        let isCaret: (Pointer) -> Bool = { text.utf8[$0.range.lowerBound...].dropFirst().first == UInt8(ascii: "^") }
        if form == .caret { return bracketed.filter(isCaret) }
        let known = bracketed.filter { labels.contains($0.label) && !isCaret($0) }
        if notes.allSatisfy({ text.utf8[$0.range.lowerBound] == UInt8(ascii: "(") }) {
            return finder.parenthesised(in: places).filter { labels.contains($0.label) }
        }
        let top = notes.compactMap(\.ordinal).max() ?? 0
        if form == .bracket {
            return bracketed.filter { pointer in
                guard !isCaret(pointer) else { return false }
                let ordinal = Ordinal.value(of: Array(pointer.label.utf8)[...]) ?? .max
                // A number far beyond the last note is a year or an omission, not a marker.
                return labels.contains(pointer.label)
                    || pointer.label.utf8.allSatisfy(\.isASCIIDigit) && ordinal <= top + Self.farthestMissing
            }
        }
        var raised: [Pointer] = []
        var next = 0
        for list in Self.lists(notes) {
            var around: [Range<Int>] = []
            while next < places.count, places[next].upperBound <= list.reach.lowerBound { next += 1 }
            var place = next
            while place < places.count, places[place].lowerBound < list.reach.upperBound {
                around.append(places[place].clamped(to: list.reach))
                place += 1
            }
            raised += RaisedPointers(text.utf8, in: around, known: list.ordinals).pointers()
        }
        return Set(known.map(\.label)).count >= Set(raised.map(\.label)).count ? known : raised
    }

    /// Lists that each count from their own beginning, with the text that may point to them.
    private static func lists(_ notes: [Note]) -> [(ordinals: Set<Int>, reach: Range<Int>)] {
        var lists: [(ordinals: Set<Int>, reach: Range<Int>)] = []
        var previous = 0
        for note in notes {
            let ordinal = note.ordinal ?? 0
            if lists.isEmpty || ordinal < previous {
                let start = lists.last?.reach.upperBound ?? 0
                lists.append(([], start..<max(start, note.range.upperBound)))
            }
            let list = lists.count - 1
            lists[list].ordinals.insert(ordinal)
            lists[list].reach = lists[list].reach.lowerBound..<max(lists[list].reach.lowerBound, note.range.upperBound)
            previous = ordinal
        }
        return lists
    }

    /// A marker points to the next note with its label, as at the foot of a page or the end of a chapter, else to the
    /// last one before it.
    private mutating func link() {
        pointers.sort { $0.range.lowerBound < $1.range.lowerBound }
        var places: [String: [Int]] = [:]
        for (index, note) in notes.enumerated() {
            if let previous = places[note.label]?.last, isOneList(from: previous, to: index) {
                duplicates.insert(index)
            } else {
                places[note.label, default: []].append(index)
            }
        }
        target = pointers.map { pointer in
            guard let all = places[pointer.label] else { return nil }
            var (low, high) = (0, all.count)
            while low < high {
                let middle = (low + high) / 2
                if notes[all[middle]].range.lowerBound < pointer.range.lowerBound {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low < all.count ? all[low] : all.last
        }
    }

    private func pointerAfter(_ byte: Int) -> Int {
        var (low, high) = (0, pointers.count)
        while low < high {
            let middle = (low + high) / 2
            if pointers[middle].range.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether no marker stands between two notes: then they belong to one list.
    private func isOneList(from first: Int, to second: Int) -> Bool {
        let next = pointerAfter(notes[first].range.upperBound)
        return next == pointers.count || pointers[next].range.lowerBound >= notes[second].range.lowerBound
    }
}
