import Foundation
import Records

import struct Language.Analysis
import struct Language.DateMention
import struct Language.Quantity

/// A figure or date in a claim or a source, in the one form in which they are compared.
struct Figure: Sendable {
    enum Content: Sendable {
        case date(CalendarSpan)
        case quantity(Amount)
    }

    /// Bytes of the text it stands in.
    let bytes: Range<Int>
    let content: Content

    struct Amount: Sendable {
        var low: Double
        var high: Double
        var bound: Fact.Bound
        var kind: Quantity.Kind
        /// ISO 4217, `%`, UCUM or `1`.
        var unit: String
        var unitName: String?
        /// Half of the last place written: "4.5" stands for 4.45 up to 4.55.
        var half: Double
        /// Up or down, where the words say so.
        var trend: Fact.Trend?
        /// A small whole number: as much grammar as figure.
        var isSmall: Bool
        var isInWords: Bool
        /// The word that makes a label of the number, by its hash: "slide" of "slide 38".
        var label: UInt64?
        /// "A fifth", "three quarters": a share.
        var isFraction = false
        /// Written as years are: four digits without grouping, from 1000 to 2100.
        var isYearLike = false
        /// Of that form, and nothing counted comes after it.
        var isYear: Bool { isYearLike && unitName == nil }
        /// "Dozens", "thousands": from one of the unit to ten of it.
        var isVague: Bool { isInWords && bound == .range && low > 0 && high >= low * 9.99 }
    }

    var isDate: Bool { if case .date = content { true } else { false } }

    /// The year of a date, or that it begins in.
    var year: Int? { if case .date(let date) = content { date.year } else { nil } }

    /// Whether a source may give the figure in another unit.
    func isConvertible(_ units: UnitTable) -> Bool {
        guard case .quantity(let amount) = content else { return false }
        return amount.kind != .money && units.knows(amount.unit)
    }

    /// Whether the same figure elsewhere is hardly chance: a month or day, or a number above twelve.
    var isTelling: Bool {
        switch content {
        case .date(let date): return date.grain >= .month && !date.isYearless
        case .quantity(let amount):
            return !amount.isSmall && !amount.isYearLike && !amount.isFraction && !amount.isVague
        }
    }

    /// Whether a bare number is this figure in thousands, millions or billions, as tables give it whose head names the scale: "5,718"
    /// for 5.718 million.
    func isInThousands(of cell: Figure) -> Bool {
        guard case .quantity(let mine) = content, case .quantity(let bare) = cell.content, isTelling,
            bare.unit == "1" || bare.unit == mine.unit, mine.low == mine.high, bare.low == bare.high
        else { return false }
        return [1e3, 1e6, 1e9].contains { abs(bare.low * $0 - mine.low) <= max(mine.half, bare.half * $0) }
    }

    /// How far two figures lie apart: years between dates, or the logarithm of the ratio of amounts, at most 10.
    func distance(to other: Figure) -> Double {
        if let year, let theirs = other.year { return min(10, Double(abs(year - theirs))) }
        guard case .quantity(let mine) = content, case .quantity(let theirs) = other.content, mine.high > 0,
            theirs.high > 0
        else { return 10 }
        return min(10, abs(log(mine.high / theirs.high)))
    }

    /// "First" in words.
    var isFirst: Bool {
        guard case .quantity(let amount) = content else { return false }
        return amount.kind == .ordinal && isGrammar
    }

    /// "First" and "one" in words: more often grammar than a figure.
    var isGrammar: Bool {
        guard case .quantity(let amount) = content else { return false }
        return amount.isInWords && amount.low == 1 && amount.high == 1 && amount.unit == "1"
    }

    /// The figures of an analysed text, in order of appearance, and the bare numbers the analysis left out.
    static func read(_ analysis: Analysis, _ bytes: [UInt8], words: ArraySlice<Word>, labels: Set<UInt64>) -> [Figure] {
        var figures: [Figure] = []
        for date in analysis.dates {
            if let span = CalendarSpan(edtf: date.edtf) {
                figures.append(Figure(bytes: date.bytes, content: .date(span)))
            }
        }
        let dates = figures
        var later = 0
        for quantity in analysis.quantities {
            while later < dates.count, dates[later].bytes.upperBound <= quantity.number.lowerBound { later += 1 }
            if later < dates.count, dates[later].bytes.overlaps(quantity.number) { continue }
            if figures.count > dates.count, figures[figures.count - 1].bytes.overlaps(quantity.number) { continue }
            if quantity.unit == "1", isPartOfName(quantity.number, bytes) { continue }
            if var amount = Amount(quantity, bytes) {
                if amount.unit == "1" { amount.label = label(before: quantity.number, bytes, labels) }
                figures.append(Figure(bytes: quantity.bytes, content: .quantity(amount)))
            }
        }
        figures.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
        var next = 0
        var bare: [Figure] = []
        for word in words where word.isNumber {
            while next < figures.count, figures[next].bytes.upperBound <= word.start { next += 1 }
            if next < figures.count, figures[next].bytes.overlaps(word.bytes) { continue }
            if isPartOfName(word.bytes, bytes) { continue }
            if var amount = Amount(bare: bytes[word.bytes]) {
                amount.label = label(before: word.bytes, bytes, labels)
                bare.append(Figure(bytes: word.bytes, content: .quantity(amount)))
            }
        }
        guard !bare.isEmpty else { return figures }
        return (figures + bare).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    }

    /// "COVID-19", "24/7", "15:00", the "5.1." of a section: digits that count nothing.
    private static func isPartOfName(_ number: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let low = number.lowerBound
        let high = number.upperBound
        if high + 1 < bytes.count, bytes[high] == UInt8(ascii: ":"), WordScanner.isDigit(bytes[high + 1]) {
            return true
        }
        if low == 0 || bytes[low - 1] == 0x0A, isNumberOfSection(number, bytes) { return true }
        guard low >= 2, bytes.indices.contains(number.upperBound - 1) else { return false }
        if bytes[low - 1] == UInt8(ascii: "-") { return bytes[low - 2] &- 0x41 < 26 || bytes[low - 2] >= 0x80 }
        return (bytes[low - 1] == UInt8(ascii: "/") || bytes[low - 1] == UInt8(ascii: ":"))
            && WordScanner.isDigit(bytes[low - 2])
    }

    /// "5.1. Fares covered", "3) The reserve": a number at the start of a line with a point or bracket, before a capital.
    private static func isNumberOfSection(_ number: Range<Int>, _ bytes: [UInt8]) -> Bool {
        var next = number.upperBound
        guard next + 2 < bytes.count, bytes[number].allSatisfy({ WordScanner.isDigit($0) || $0 == UInt8(ascii: ".") })
        else { return false }
        if bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")") {
            next += 1
        } else if !bytes[number].contains(UInt8(ascii: ".")) {
            return false
        }
        return bytes[next] == 0x20 && (bytes[next + 1] &- 0x41 < 26 || bytes[next + 1] >= 0xC3)
    }

    /// The hash of the word right before a number, or of "am" and "pm" after it, where it makes a label of it.
    private static func label(before number: Range<Int>, _ bytes: [UInt8], _ labels: Set<UInt64>) -> UInt64? {
        var after = bytes[min(number.upperBound, bytes.count)...].prefix(6)
        after.removeAll { $0 == 0x20 || $0 == UInt8(ascii: ".") }
        if after.count > 1, [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(after.first),
            after.dropFirst().first == UInt8(ascii: "m"),
            after.count == 2 || !WordScanner.isLetter(after[after.startIndex + 2])
        {
            return StemHash.hash("m".utf8)
        }
        let end = number.lowerBound - 1
        guard end > 0, bytes[end] == 0x20 else { return nil }
        var start = end
        while start > 0, end - start < 16, WordScanner.isLetter(bytes[start - 1]) { start -= 1 }
        let hash = StemHash.hash(bytes[start..<end].map { $0 | 0x20 })
        return labels.contains(hash) ? hash : nil
    }
}
