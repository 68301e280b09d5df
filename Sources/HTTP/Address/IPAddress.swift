/// An IPv4 or IPv6 address.
public struct IPAddress: Sendable, Hashable {
    /// 128 bits; an IPv4 address fills the low 32.
    public let high: UInt64
    public let low: UInt64
    public let isIPv6: Bool

    public init(ipv4 value: UInt32) {
        high = 0
        low = UInt64(value)
        isIPv6 = false
    }

    public init(ipv6 high: UInt64, _ low: UInt64) {
        self.high = high
        self.low = low
        isIPv6 = true
    }

    /// Reads either form in its plain spelling, e.g. from a resolver: `93.184.216.34`, `2606:2800::1`.
    public init?(_ text: String) {
        let address = text.contains(":") ? IPAddress(ipv6: Array(text.utf8)[...]) : IPAddress(ipv4: text)
        guard let address else { return nil }
        self = address
    }

    public var bits: Int { isIPv6 ? 128 : 32 }
}

extension IPAddress {
    /// The IPv4 parser of WHATWG URL §3.5: one to four parts, each decimal, octal (`0177`) or hexadecimal (`0x7f`).
    init?(ipv4 text: String) {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 1, parts.last == "" { parts.removeLast() }
        guard (1...4).contains(parts.count) else { return nil }
        var numbers: [UInt64] = []
        for part in parts {
            guard let number = Self.number(part) else { return nil }
            numbers.append(number)
        }
        let last = numbers.removeLast()
        guard numbers.allSatisfy({ $0 <= 255 }), last < 1 << UInt64(8 * (4 - numbers.count)) else { return nil }
        var value = last
        for (index, number) in numbers.enumerated() { value += number << UInt64(8 * (3 - index)) }
        self.init(ipv4: UInt32(value))
    }

    private static func number(_ part: Substring) -> UInt64? {
        guard !part.isEmpty else { return nil }
        var digits = part
        var radix = 10
        if digits.count >= 2, digits.hasPrefix("0x") || digits.hasPrefix("0X") {
            digits = digits.dropFirst(2)
            radix = 16
        } else if digits.count >= 2, digits.hasPrefix("0") {
            digits = digits.dropFirst()
            radix = 8
        }
        guard !digits.isEmpty else { return 0 }
        guard digits.utf8.allSatisfy({ $0.hexDigitValue != nil }) else { return nil }
        while digits.count > 1, digits.hasPrefix("0") { digits = digits.dropFirst() }
        let inRadix = digits.utf8.allSatisfy { Int($0.hexDigitValue ?? 99) < radix }
        // Sixteen digits overflow four bytes in any radix; the caller refuses the number either way.
        return inRadix ? UInt64(digits.prefix(16), radix: radix) : nil
    }

    /// The IPv6 parser of WHATWG URL §3.5, on the text between the brackets.
    init?(ipv6 bytes: ArraySlice<UInt8>) {
        var pieces = [UInt16](repeating: 0, count: 8)
        var piece = 0
        var compress: Int?
        var index = bytes.startIndex
        let colon = UInt8(ascii: ":")
        let dot = UInt8(ascii: ".")
        func at(_ position: Int) -> UInt8? { position < bytes.endIndex ? bytes[position] : nil }

        if at(index) == colon {
            guard at(index + 1) == colon else { return nil }
            index += 2
            piece += 1
            compress = piece
        }
        while let byte = at(index) {
            guard piece < 8 else { return nil }
            if byte == colon {
                guard compress == nil else { return nil }
                index += 1
                piece += 1
                compress = piece
                continue
            }
            var value: UInt16 = 0
            var length = 0
            while length < 4, let digit = at(index)?.hexDigitValue {
                value = value << 4 | UInt16(digit)
                index += 1
                length += 1
            }
            if at(index) == dot {
                guard length > 0, piece <= 6 else { return nil }
                let tail = bytes[(index - length)...]
                guard let embedded = Self.dottedQuad(tail) else { return nil }
                pieces[piece] = UInt16(embedded >> 16)
                pieces[piece + 1] = UInt16(truncatingIfNeeded: embedded)
                piece += 2
                index = bytes.endIndex
                break
            }
            if at(index) == colon {
                index += 1
                guard index < bytes.endIndex else { return nil }
            } else if index < bytes.endIndex {
                return nil
            }
            pieces[piece] = value
            piece += 1
        }
        if let compress {
            var swaps = piece - compress
            piece = 7
            while piece != 0, swaps > 0 {
                pieces.swapAt(piece, compress + swaps - 1)
                piece -= 1
                swaps -= 1
            }
        } else if piece != 8 {
            return nil
        }
        let join = { (range: Range<Int>) in pieces[range].reduce(UInt64(0)) { $0 << 16 | UInt64($1) } }
        self.init(ipv6: join(0..<4), join(4..<8))
    }

    /// Four plain decimal numbers, as inside an IPv6 address.
    private static func dottedQuad(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var value: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit) else { return nil }
            guard part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            let number = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 & 0x0F) }
            guard number <= 255 else { return nil }
            value = value << 8 | number
        }
        return value
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted decimal, or IPv6 with the longest run of zeros compressed (WHATWG URL §3.6).
    public var description: String {
        guard isIPv6 else { return (0..<4).map { String(low >> UInt64(24 - 8 * $0) & 255) }.joined(separator: ".") }
        let pieces = (0..<8).map { (index: Int) -> UInt16 in
            let half = index < 4 ? high : low
            return UInt16(truncatingIfNeeded: half >> UInt64(48 - 16 * (index & 3)))
        }
        var longest = 0..<0
        var index = 0
        while index < 8 {
            let start = index
            while index < 8, pieces[index] == 0 { index += 1 }
            if index - start > max(longest.count, 1) { longest = start..<index }
            index += 1
        }
        let hex = { (range: Range<Int>) in pieces[range].map { String($0, radix: 16) }.joined(separator: ":") }
        guard !longest.isEmpty else { return hex(0..<8) }
        return hex(0..<longest.lowerBound) + "::" + hex(longest.upperBound..<8)
    }
}
