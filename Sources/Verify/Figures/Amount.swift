import Records

import struct Language.Quantity

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
        isInWords = written.mantissa == nil
        half = written.half(of: high)
        if written.mantissa == nil, low == high, 0 < low, low < 1 {
            // "Three quarters of the 68.4 million euros" are no euros.
            isFraction = true
            half = Self.halfOfFraction
            unit = "1"
            unitName = nil
            kind = .number
        }
        trend = quantity.trend
        isSmall = quantity.unit == "1" && abs(high) <= 12 && high == high.rounded()
        isYearLike = quantity.unit == "1" && Self.isYearLike(bytes[quantity.number])
    }

    /// "A fifth" is said of what lies between 18 and 22 percent.
    private static let halfOfFraction = 0.02

    init(inWords value: Double) {
        low = value
        high = value
        bound = .exactly
        kind = .number
        unit = "1"
        half = 0.5
        isSmall = value <= 12
        isInWords = true
    }

    private static func isYearLike(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 4, bytes.allSatisfy(WordScanner.isDigit) else { return false }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 2100 && bytes.first != 0x30
    }

    /// A number that no rule claimed: "Part 2", "Boeing 747".
    init?(bare bytes: ArraySlice<UInt8>) {
        let written = Written(bytes)
        guard let value = written.mantissa, written.isWhole else { return nil }
        self.init(inWords: value)
        isInWords = false
        isYearLike = Self.isYearLike(bytes)
    }
}
