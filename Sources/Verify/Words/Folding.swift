/// Case and accents folded away, so that "Élysée" meets "elysee" and "Казахстан" meets "казахстан".
enum Folding {
    /// U+00C0–U+00FF; `-` marks the two signs among the letters.
    private static let latin1 = Array("aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty".utf8)
    /// U+0100–U+017F.
    private static let latinA = Array(
        ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnooooooooorrrrrrsssssssstttttt"
            + "uuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// What a code point is to the word scanner.
    enum Kind { case separator, letter, digit, ideograph }

    static func kind(_ point: UInt32) -> Kind {
        switch point {
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA: .letter
        case 0xD7, 0xF7: .separator
        case 0xC0...0x1FFF: .letter
        case 0x2C00...0x2DFF, 0xA000...0xD7FF, 0x3041...0x30FF: point < 0x3041 || point > 0x30FF ? .letter : .ideograph
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .ideograph
        case 0xFB00...0xFDFF, 0xFE70...0xFEFC, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
        default: .separator
        }
    }

    /// Whether the letter is a capital, as far as Latin, Greek and Cyrillic go.
    static func isCapital(_ point: UInt32) -> Bool {
        switch point {
        case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3A9, 0x400...0x42F: true
        case 0x100...0x17F: point & 1 == 0
        case 0x490...0x4FF: point & 1 == 0
        default: false
        }
    }

    /// Appends the folded letter to `out`. Combining marks vanish.
    static func append(_ point: UInt32, to out: inout [UInt8]) {
        switch point {
        case 0x41...0x5A: out.append(UInt8(point + 32))
        case 0..<0x80: out.append(UInt8(point))
        case 0xDF:
            out.append(0x73)
            out.append(0x73)
        case 0xC6, 0xE6:
            out.append(0x61)
            out.append(0x65)
        case 0xC0...0xFF: out.append(latin1[Int(point - 0xC0)])
        case 0x100...0x17F: out.append(latinA[min(Int(point - 0x100), latinA.count - 1)])
        case 0x300...0x36F: break
        case 0x391...0x3A9: encode(point + 32, to: &out)
        case 0x401, 0x451: encode(0x435, to: &out)
        case 0x410...0x42F: encode(point + 32, to: &out)
        case 0x400...0x40F: encode(point + 80, to: &out)
        case 0x490...0x4FF: encode(point | 1, to: &out)
        default: encode(point, to: &out)
        }
    }

    private static func encode(_ point: UInt32, to out: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(point) else { return }
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
