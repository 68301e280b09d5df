import Language
import Records

/// What each marker supports: its sentence, and the text from the paragraph's start or the previous marker up to it.
struct Claims {
    private let text: Text
    private let sentences: [Range<Int>]
    private let paragraphs: [Range<Int>]
    private let pointers: [Pointer]
    private let places: [Range<Int>]

    /// Less text than this before a marker is no claim: "As [3] shows, exports fell" leans on what follows. In bytes.
    private static let shortestClaim = 16

    /// `pointers` in the order of the text.
    init(_ text: Text, pointers: [Pointer]) {
        self.text = text
        sentences = Sentences.ranges(in: text)
        paragraphs = Sentences.paragraphs(in: text)
        self.pointers = pointers
        places = pointers.map(\.range)
    }

    func marker(at index: Int) -> Citation.Marker {
        let place = pointers[index].range
        let span = text.span(place)
        let own = Self.range(holding: place.lowerBound, in: sentences) ?? place
        let paragraph = Self.range(holding: place.lowerBound, in: paragraphs) ?? own
        var (first, last) = (index, index)
        while first > 0, isAdjacent(first - 1, first) { first -= 1 }
        while last + 1 < pointers.count, isAdjacent(last, last + 1) { last += 1 }
        let opening = pointers[first].range.lowerBound
        var from = paragraph.lowerBound
        if first > 0 { from = max(from, pointers[first - 1].range.upperBound) }
        var to = opening
        if Self.length(text.utf8[min(from, to)..<to]) < Self.shortestClaim {
            let next = last + 1 < pointers.count ? pointers[last + 1].range.lowerBound : own.upperBound
            let closing = pointers[last].range.upperBound
            if Self.length(text.utf8[closing..<max(closing, min(next, own.upperBound))]) >= Self.shortestClaim {
                to = min(next, own.upperBound)
            } else {
                from = min(from, own.lowerBound)
            }
        }
        return Citation.Marker(
            start: span.start, end: span.end, sentence: text.quote(withoutMarkers(own)), claims: quotes(from..<to))
    }

    /// Whether nothing but spaces, commas and brackets stands between two markers.
    private func isAdjacent(_ left: Int, _ right: Int) -> Bool {
        let (low, high) = (pointers[left].range.upperBound, pointers[right].range.lowerBound)
        guard high - low <= 6 else { return false }
        return low >= high || text.utf8[low..<high].allSatisfy { " ,;[]-–".utf8.contains($0) }
    }

    /// The stretch, cut at the ends of sentences and trimmed of space and leading commas.
    private func quotes(_ range: Range<Int>) -> [Quote] {
        guard !range.isEmpty else { return [] }
        var quotes: [Quote] = []
        var index = Self.first(endingAfter: range.lowerBound, in: sentences)
        while index < sentences.count, sentences[index].lowerBound < range.upperBound {
            var piece = sentences[index].clamped(to: range)
            while !piece.isEmpty, " ,;.:\n\r\t])".utf8.contains(text.utf8[piece.lowerBound]) {
                piece = (piece.lowerBound + 1)..<piece.upperBound
            }
            while !piece.isEmpty, " ,;\n\r\t[(".utf8.contains(text.utf8[piece.upperBound - 1]) {
                piece = piece.lowerBound..<(piece.upperBound - 1)
            }
            if Self.length(text.utf8[piece]) > 1 { quotes.append(text.quote(piece)) }
            index += 1
        }
        return quotes
    }

    /// A sentence without the markers that close it.
    private func withoutMarkers(_ sentence: Range<Int>) -> Range<Int> {
        var end = sentence.upperBound
        var index = min(Self.first(endingAfter: end - 1, in: places), places.count - 1)
        while index >= 0, places[index].lowerBound > sentence.lowerBound {
            let place = places[index]
            index -= 1
            guard place.upperBound <= end else { continue }
            guard text.utf8[place.upperBound..<end].allSatisfy({ " ,;[]".utf8.contains($0) }) else { break }
            end = place.lowerBound
        }
        while end > sentence.lowerBound + 1, " ,;[".utf8.contains(text.utf8[end - 1]) { end -= 1 }
        return sentence.lowerBound..<end
    }

    private static func length(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.count { $0 >= 0x80 || $0.isASCIILetterOrDigit }
    }

    private static func range(holding byte: Int, in ranges: [Range<Int>]) -> Range<Int>? {
        let index = first(endingAfter: byte, in: ranges)
        return index < ranges.count && ranges[index].contains(byte) ? ranges[index] : nil
    }

    /// The first of the ordered ranges that ends after `byte`.
    private static func first(endingAfter byte: Int, in ranges: [Range<Int>]) -> Int {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= byte { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
