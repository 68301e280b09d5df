extension Reading {
    /// Powers of ten that a Double holds exactly.
    private static let powers: [Double] = (0...22).map { exponent in
        var power = 1.0
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// A number in digits at token `index`: groups, decimals and exponents by the custom of the language. Nil if it is
    /// none or larger than a Double.
    func digitNumber(at index: Int, grouping: Bool = false) -> Numeral? {
        if let plain = plainNumber(at: index) { return plain }
        var at = index
        var digits: [UInt8] = []
        var decimals = 0
        var isPlain = true
        if isSign(".", at: at), isDigits(at: at + 1), isGlued(at + 1),
            !(isGlued(at) && at > 0 && !tokens[at - 1].isDash && tokens[at - 1].kind != .sign)
        {
            digits = ascii(at + 1)
            decimals = digits.count
            at += 2
            isPlain = false
        } else {
            guard isDigits(at: at) else { return nil }
            digits = ascii(at)
            at += 1
            let head = digits.count
            let separators = separatorsAhead(at)
            switch separators {
            case .groups(let end):
                while at < end {
                    if isDigits(at: at) { digits += ascii(at) }
                    at += 1
                }
                isPlain = false
                if let fraction = decimalPart(at, after: at - 2) {
                    digits += ascii(fraction)
                    decimals = self.digits(at: fraction)
                    at = fraction + 1
                }
            case .decimal(let end):
                let fraction = ascii(end - 1)
                // One comma before three digits groups them in English, or after a currency sign anywhere.
                let comma = isSign(",", at: at)
                let group =
                    fraction.count == 3 && head <= 3
                    && (comma ? !isRussian || grouping : isRussian && digits.first != 0x30 && !grouping)
                digits += fraction
                if !group { decimals = fraction.count }
                isPlain = false
                at = end
            case .none:
                break
            }
        }
        guard var value = Self.value(of: digits, decimals: decimals) else { return nil }
        if let (exponent, end) = exponent(at: at) {
            value *= exponent
            at = end
            isPlain = false
        }
        guard value.isFinite else { return nil }
        return Numeral(range: index..<at, value: value, form: .digits, isPlain: isPlain)
    }

    /// What most numbers are: up to 15 ASCII digits that nothing goes on with.
    private func plainNumber(at index: Int) -> Numeral? {
        guard isDigits(at: index), tokens[index].range.count <= 15, let value = integer(at: index),
            case .none = separatorsAhead(index + 1), exponent(at: index + 1) == nil
        else { return nil }
        return Numeral(range: index..<(index + 1), value: Double(value), form: .digits, isPlain: true)
    }

    private enum Separators {
        case none
        case groups(Int)
        case decimal(Int)
    }

    /// What follows the first run of digits: groups of three, or one separator and decimals.
    private func separatorsAhead(_ at: Int) -> Separators {
        guard at < tokens.count, digits(at: at - 1) <= 3 || !isDigits(at: at) else { return .none }
        if isDigits(at: at), tokens[at].isSpaced, !tokens[at].startsLine {
            guard digits(at: at - 1) <= 3, digits(at: at) == 3 else { return .none }
            var end = at
            var narrow = true
            while end - at < 8, digits(at: end) == 3, tokens[end].isSpaced, !tokens[end].startsLine {
                narrow = narrow && tokens[end].flags.contains(.narrow)
                end += 1
            }
            let count = end - at
            guard isRussian || narrow || count >= 2 || lang == nil else { return .none }
            return .groups(end)
        }
        guard tokens[at].kind == .sign, isGlued(at), isDigits(at: at + 1), isGlued(at + 1) else { return .none }
        let sign = tokens[at].sign
        guard sign == 0x2C || sign == 0x2E || sign == 0x27 else { return .none }
        var end = at
        while end - at < 200, end + 1 < tokens.count, tokens[end].kind == .sign, tokens[end].sign == sign, isGlued(end),
            digits(at: end + 1) > 0,
            isGlued(end + 1)
        {
            let size = digits(at: end + 1)
            guard size == 3 || (size == 2 && sign == 0x2C && digits(at: end + 3) > 1) else { break }
            end += 2
        }
        let groups = (end - at) / 2
        // "22,24,26": a list, since groups end in three digits.
        if groups > 0, digits(at: end - 1) != 3 { return .none }
        let first = digits(at: at - 1)
        if groups >= 2 || (groups == 1 && sign == 0x27), first <= 3 { return .groups(end) }
        if groups == 1, first <= 3, sign == 0x2C, !isRussian || decimalPart(end, after: end - 2) != nil {
            return .groups(end)
        }
        if groups == 1, first <= 3, sign == 0x2E, isSign(",", at: end), digits(at: end + 1) > 0, isGlued(end),
            isGlued(end + 1)
        {
            return .groups(end)
        }
        guard sign != 0x27 else { return .none }
        // "1.2.3", "10.05.2024" and "192.168.1.2" are no numbers.
        if isSign(Unicode.Scalar(sign), at: at + 2), isGlued(at + 2), isDigits(at: at + 3), isGlued(at + 3),
            sign == 0x2E
        {
            return .none
        }
        // A comma between numbers of a list ("1,2,3") parts them.
        if sign == 0x2C, !isRussian, lang != nil, digits(at: at + 1) != 3, isSign(",", at: at + 2), isGlued(at + 2) {
            return .none
        }
        return .decimal(at + 2)
    }

    /// The token of the decimals after groups, where a sign other than theirs stands at `at`.
    private func decimalPart(_ at: Int, after last: Int) -> Int? {
        guard at < tokens.count, tokens[at].kind == .sign, isGlued(at), isDigits(at: at + 1), isGlued(at + 1) else {
            return nil
        }
        let sign = tokens[at].sign
        guard sign == 0x2C || sign == 0x2E else { return nil }
        if last >= 0, tokens[last].kind == .sign, tokens[last].sign == sign { return nil }
        return at + 1
    }

    /// "e5", "×10^5", "x 10−8".
    private func exponent(at index: Int) -> (Double, Int)? {
        guard index < tokens.count else { return nil }
        if tokens[index].isWord, isGlued(index), tokens[index].range.count == 1,
            text.utf8[Int(tokens[index].start)] | 0x20 == 0x65
        {
            var at = index + 1
            var sign = 1.0
            if isDash(at: at) || isSign("+", at: at), isGlued(at) {
                if isDash(at: at) { sign = -1 }
                at += 1
            }
            guard isDigits(at: at), isGlued(at) else { return nil }
            return (Self.power(integer(at: at) ?? 9999, sign), at + 1)
        }
        let isTimes = isCross(at: index)
        guard isTimes, integer(at: index + 1) == 10 else { return nil }
        var at = index + 2
        if isSign("^", at: at) { at += 1 }
        var sign = 1.0
        if isDash(at: at), isGlued(at) {
            sign = -1
            at += 1
        }
        guard isDigits(at: at), let power = integer(at: at) else {
            if let (power, end) = superscript(at: index + 2) {
                return (Self.power(abs(power), power < 0 ? -1 : 1), end)
            }
            return nil
        }
        return (Self.power(power, sign), at + 1)
    }

    /// "×", or the letter x between digits.
    func isCross(at index: Int) -> Bool {
        guard index < tokens.count, index >= 0 else { return false }
        let token = tokens[index]
        if token.isWord { return token.range.count == 1 && text.utf8[Int(token.start)] | 0x20 == 0x78 }
        return token.sign == 0xD7 || token.isSign("*")
    }

    private func superscript(at index: Int) -> (Int, Int)? {
        guard index < tokens.count, tokens[index].kind == .sign else { return nil }
        var at = index
        var value = 0
        var sign = 1
        var seen = 0
        while at < tokens.count, tokens[at].kind == .sign, isGlued(at), seen < 4 {
            switch string(at..<(at + 1)) {
            case "⁻": sign = -1
            case "⁰": value = value * 10
            case "¹": value = value * 10 + 1
            case "²": value = value * 10 + 2
            case "³": value = value * 10 + 3
            case "⁴": value = value * 10 + 4
            case "⁵": value = value * 10 + 5
            case "⁶": value = value * 10 + 6
            case "⁷": value = value * 10 + 7
            case "⁸": value = value * 10 + 8
            case "⁹": value = value * 10 + 9
            default: return seen > 0 ? (sign * value, at) : nil
            }
            at += 1
            seen += 1
        }
        return seen > 0 ? (sign * value, at) : nil
    }

    private static func power(_ exponent: Int, _ sign: Double) -> Double {
        guard exponent <= 308 else { return sign < 0 ? 0 : .infinity }
        var power = 1.0
        for _ in 0..<exponent { power *= 10 }
        return sign < 0 ? 1 / power : power
    }

    private static func value(of digits: [UInt8], decimals: Int) -> Double? {
        if digits.count <= 15, decimals <= 15 {
            var value = 0
            for digit in digits { value = value * 10 + Int(digit &- 0x30) }
            return Double(value) / powers[decimals]
        }
        guard digits.count <= 400 else { return nil }
        let point = digits.count - decimals
        let spelled =
            String(decoding: digits[..<point], as: UTF8.self) + "." + String(decoding: digits[point...], as: UTF8.self)
            + "0"
        guard let value = Double(spelled), value.isFinite else { return nil }
        return value
    }

    /// The digits of a token as ASCII, whatever script they are in.
    private func ascii(_ index: Int) -> [UInt8] {
        let token = tokens[index]
        if !token.flags.contains(.foreign) { return Array(text.utf8[token.range]) }
        return string(index..<(index + 1)).unicodeScalars.compactMap { scalar in
            scalar.properties.numericValue.flatMap { $0 >= 0 && $0 <= 9 ? 0x30 + UInt8($0) : nil }
        }
    }
}
