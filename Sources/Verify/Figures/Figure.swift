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
    }

    var isDate: Bool { if case .date = content { true } else { false } }

    /// The year of a date, or that it begins in.
    var year: Int? { if case .date(let date) = content { date.year } else { nil } }

    /// "First" and "one" in words: more often grammar than a figure.
    var isGrammar: Bool {
        guard case .quantity(let amount) = content else { return false }
        return amount.isInWords && amount.low == 1 && amount.high == 1 && amount.unit == "1"
    }

    /// The figures of an analysed text, in order of appearance, and the bare numbers the analysis left out.
    static func read(_ analysis: Analysis, _ bytes: [UInt8], words: ArraySlice<Word>) -> [Figure] {
        var figures: [Figure] = []
        for date in analysis.dates {
            if let span = CalendarSpan(edtf: date.edtf) {
                figures.append(Figure(bytes: date.bytes, content: .date(span)))
            }
        }
        for quantity in analysis.quantities {
            if figures.contains(where: { $0.bytes.overlaps(quantity.number) }) { continue }
            if let amount = Amount(quantity, bytes) {
                figures.append(Figure(bytes: quantity.bytes, content: .quantity(amount)))
            }
        }
        figures.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
        var next = 0
        var bare: [Figure] = []
        for word in words where word.isNumber {
            while next < figures.count, figures[next].bytes.upperBound <= word.start { next += 1 }
            if next < figures.count, figures[next].bytes.overlaps(word.bytes) { continue }
            if let amount = Amount(bare: bytes[word.bytes]) {
                bare.append(Figure(bytes: word.bytes, content: .quantity(amount)))
            }
        }
        guard !bare.isEmpty else { return figures }
        return (figures + bare).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    }
}

extension Figure.Amount {
    init?(_ quantity: Quantity, _ bytes: [UInt8]) {
        guard let low = quantity.value ?? quantity.min ?? quantity.max,
            let high = quantity.value ?? quantity.max ?? quantity.min
        else { return nil }
        let written = Written(bytes[quantity.number])
        self.low = low
        self.high = high
        bound = quantity.bound
        kind = quantity.kind
        unit = quantity.unit
        unitName = quantity.unitName ?? quantity.unitText?.lowercased()
        half = written.half(of: high)
        trend = quantity.trend
        isSmall = quantity.unit == "1" && abs(high) <= 12 && high == high.rounded()
        isInWords = written.mantissa == nil
    }

    /// A number that no rule claimed: "Part 2", "Boeing 747".
    init?(bare bytes: ArraySlice<UInt8>) {
        let written = Written(bytes)
        guard let value = written.mantissa, written.isWhole else { return nil }
        low = value
        high = value
        bound = .exactly
        kind = .number
        unit = "1"
        half = 0.5
        isSmall = value <= 12
        isInWords = false
    }
}

/// The digits of a number as they were written.
struct Written {
    /// The first run of digits, read with grouping left out; nil for a number in words.
    var mantissa: Double?
    var decimals = 0
    /// Nothing but digits, points and commas.
    var isWhole = true

    init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        var value = 0.0
        var digits = 0
        var fraction = false
        while index < bytes.endIndex {
            let byte = bytes[index]
            if WordScanner.isDigit(byte) {
                value = value * 10 + Double(byte - 0x30)
                digits += 1
                if fraction { decimals += 1 }
            } else if digits > 0, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), index + 1 < bytes.endIndex,
                WordScanner.isDigit(bytes[index + 1])
            {
                let following = bytes[(index + 1)...].prefix { WordScanner.isDigit($0) }.count
                if following == 3 && byte == UInt8(ascii: ",") {
                    fraction = false
                } else {
                    fraction = true
                }
            } else if digits > 0 {
                isWhole = false
                break
            } else {
                isWhole = false
            }
            index += 1
        }
        guard digits > 0, digits < 16 else { return }
        for _ in 0..<decimals { value /= 10 }
        mantissa = value
    }

    /// Half of the last written place, at the scale of `value`.
    func half(of value: Double) -> Double {
        guard let mantissa, mantissa != 0, value != 0 else { return 0.5 }
        var place = abs(value / mantissa)
        for _ in 0..<decimals { place /= 10 }
        return place / 2
    }
}
