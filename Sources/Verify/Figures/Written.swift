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
            } else if digits > 0, let gap = Self.grouping(bytes, index) {
                index += gap
                continue
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

    /// The bytes of a space between groups of three digits: "1 234 567".
    private static func grouping(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int? {
        let rest = bytes[index...]
        guard
            let space = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]].first(where: {
                rest.starts(with: $0)
            })
        else { return nil }
        return rest.dropFirst(space.count).prefix(while: WordScanner.isDigit).count == 3 ? space.count : nil
    }

    /// Half of the last written place, at the scale of `value`.
    func half(of value: Double) -> Double {
        guard let mantissa, mantissa != 0, value != 0 else { return 0.5 }
        var place = abs(value / mantissa)
        for _ in 0..<decimals { place /= 10 }
        return place / 2
    }
}
