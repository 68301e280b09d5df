/// Whether a stop ends its sentence, judged by the word before it and the one after.
struct SentenceBoundary {
    /// "В начале 2024 г. Казахстан…": a date that opens a sentence cannot be all of it. In bytes.
    private static let longestOpeningDate = 32

    private let bytes: [UInt8]
    /// Where the sentence begins.
    private let start: Int
    /// The byte of a single full stop; nil for `!`, `?`, `…` and runs of stops.
    private let point: Int?
    /// Whether a footnote marker follows the stop.
    private let isMarked: Bool
    /// The first byte of the next word, past opening marks.
    private let next: Int

    init(_ bytes: [UInt8], sentence start: Int, point: Int?, tail: SentenceTail) {
        self.bytes = bytes
        self.start = start
        self.point = point
        isMarked = tail.hasMarker
        var index = tail.end
        while index < bytes.count {
            let glyph = Glyph(bytes, at: index)
            guard glyph.isSpace || glyph.isOpener else { break }
            index += glyph.length
        }
        next = index
    }

    var endsSentence: Bool {
        guard next < bytes.count else { return true }
        let first = Glyph(bytes, at: next)
        if first.isLower || first.value == 0x2E || first.value == 0x2C || first.value == 0x3B { return false }
        guard let point else { return true }
        let word = wordBefore(point)
        if word.isEmpty { return !endsOrdinal(at: point, before: first) }
        return !isAbbreviation(word, before: first)
    }

    /// Letters and inner points before the stop: `Mr`, `U.S`, `т.е`. Empty if there are none, or too many.
    private func wordBefore(_ point: Int) -> Range<Int> {
        var begin = point
        var letters = 0
        while begin > start {
            let glyph = Glyph(bytes, before: begin)
            let isInnerPoint = glyph.value == 0x2E && Glyph(bytes, before: begin - 1).isLetter
            guard glyph.isLetter || isInnerPoint else { break }
            letters += 1
            if letters > 10 { return point..<point }
            begin -= glyph.length
        }
        return begin..<point
    }

    private func isAbbreviation(_ word: Range<Int>, before first: Glyph) -> Bool {
        let glyph = Glyph(bytes, at: word.lowerBound)
        let isSingle = glyph.length == word.count
        let key = WordKey(bytes, word)
        let hasInnerPoint = bytes[word].contains(0x2E)
        if isLabel(upTo: word.upperBound), isSingle || isRoman(word) { return true }
        if let key {
            if Abbreviations.leading.contains(key) { return true }
            let followsNumber = followsNumber(word.lowerBound)
            if Abbreviations.trailing.contains(key), !isSingle || followsNumber {
                return !first.isUpper || word.upperBound - start <= Self.longestOpeningDate
            }
            // Initials take no footnote: "vitamin C.[3] Nobody".
            if isSingle, isMarked { return false }
            if Abbreviations.middle.contains(key) || isSingle || hasInnerPoint || isConsonants(word) {
                return !first.isUpper || !opensSentence()
            }
        }
        return false
    }

    /// Whether the word after the stop is one that usually opens a sentence, and not an initial.
    private func opensSentence() -> Bool {
        var end = next
        while end < bytes.count, end < next + 24 {
            let glyph = Glyph(bytes, at: end)
            guard glyph.isLetter else { break }
            end += glyph.length
        }
        guard end < bytes.count, bytes[end] != 0x2E, let key = WordKey(bytes, next..<end) else { return false }
        return Abbreviations.openers.contains(key)
    }

    /// A day or a list number before the stop: "8. August", "8. 8. 2025", "1. First".
    private func endsOrdinal(at point: Int, before first: Glyph) -> Bool {
        var begin = point
        while begin > start, (0x30...0x39).contains(bytes[begin - 1]) { begin -= 1 }
        guard begin < point else { return false }
        if isLabel(upTo: point), point - begin <= 3 { return true }
        guard point - begin <= 2 else { return false }
        if first.isDigit {
            var end = next
            while end < bytes.count, end < next + 5, (0x30...0x39).contains(bytes[end]) { end += 1 }
            return end - next == 4 || (end < bytes.count && bytes[end] == 0x2E && end - next <= 2)
        }
        var end = next
        while end < bytes.count, end < next + 12, Glyph(bytes, at: end).isLetter {
            end += Glyph(bytes, at: end).length
        }
        guard let key = WordKey(bytes, next..<end) else { return false }
        return Abbreviations.germanMonths.contains(key)
    }

    /// Whether the sentence so far is one short word: the number of a list item or section.
    private func isLabel(upTo end: Int) -> Bool {
        var begin = start
        while begin < end, begin < start + 8, bytes[begin] <= 0x20 || Glyph(bytes, at: begin).isOpener {
            begin += Glyph(bytes, at: begin).length
        }
        guard begin < end, end - begin <= 8 else { return false }
        return !bytes[begin..<end].contains(0x20)
    }

    private func isRoman(_ word: Range<Int>) -> Bool {
        bytes[word].allSatisfy { UInt8(ascii: "I") == $0 || UInt8(ascii: "V") == $0 || UInt8(ascii: "X") == $0 }
    }

    private func followsNumber(_ index: Int) -> Bool {
        var before = index
        while before > start {
            let glyph = Glyph(bytes, before: before)
            guard glyph.isSpace else { return glyph.isDigit || glyph.value == UInt32(UInt8(ascii: "X")) }
            before -= glyph.length
        }
        return false
    }

    /// A word without a vowel but not all in capitals: "Ltd", "стр", not "TV".
    private func isConsonants(_ word: Range<Int>) -> Bool {
        var index = word.lowerBound
        var letters = 0
        var hasLower = false
        while index < word.upperBound {
            let glyph = Glyph(bytes, at: index)
            if glyph.isVowel { return false }
            if glyph.isLower { hasLower = true }
            letters += 1
            index += glyph.length
        }
        return hasLower && letters <= 5
    }
}
