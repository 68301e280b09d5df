/// What a code point beyond ASCII is to the tokenizer.
enum Scalars {
    enum Kind { case letter, digit, space, line, ignorable, sign }

    @inline(__always) static func classify(_ scalar: UInt32) -> Kind {
        if scalar >= 0x400, scalar < 0x482 { return .letter }
        if scalar >= 0xC0, scalar < 0x250 { return scalar == 0xD7 || scalar == 0xF7 ? .sign : .letter }
        if scalar >= 0x2010, scalar < 0x2070 { return punctuation(scalar) }
        return rare(scalar)
    }

    private static func punctuation(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x2028, 0x2029: .line
        case 0x202F, 0x205F: .space
        case 0x202A...0x202E, 0x2060...0x206F: .ignorable
        default: .sign
        }
    }

    private static func rare(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x80...0x84, 0x86...0x9F: return .ignorable
        case 0x85: return .line
        case 0xA0, 0x1680, 0x2000...0x200A, 0x3000: return .space
        case 0xAD, 0x200B...0x200F, 0xFEFF, 0x300...0x36F, 0xFE00...0xFE0F, 0x61C, 0x180E: return .ignorable
        case 0xB5: return .letter
        case 0xA1...0xBF: return .sign
        case 0x391...0x3FF, 0x482...0x52F: return .letter
        case 0x2070...0x2BFF: return .sign
        default: break
        }
        guard let unicode = Unicode.Scalar(scalar) else { return .sign }
        let properties = unicode.properties
        if properties.numericType == .decimal { return .digit }
        if properties.isAlphabetic { return .letter }
        return .sign
    }
}
