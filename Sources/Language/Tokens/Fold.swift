/// Case folding and hashing of words, one code point at a time, without allocation.
///
/// Folding is that of Unicode's simple case folding for Latin-1, Latin Extended-A, Greek and Cyrillic; `ё` folds to
/// `е`, every dash to `-` and every apostrophe to `'`, since writers mix them.
enum Fold {
    /// FNV-1a over code points (Fowler, Noll, Vo), 64 bits.
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    @inline(__always) static func mix(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01b3
    }

    /// The hash of the letters of a word.
    static func hash(of text: [UInt8], _ range: Range<Int>) -> UInt64 {
        unsafe text.withUnsafeBufferPointer { buffer in
            hash(of: unsafe Reader(bytes: buffer), range, letters: .max)
        }
    }

    /// The hash of the first `letters` letters of a word.
    static func hash(of bytes: Reader, _ range: Range<Int>, letters: Int) -> UInt64 {
        var hash = seed
        var at = range.lowerBound
        var seen = 0
        while at < range.upperBound, seen < letters {
            let (scalar, length) = bytes.scalar(at: at)
            at += length
            if scalar < 0x80 {
                hash = mix(hash, scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar)
                seen &+= 1
            } else if Scalars.classify(scalar) == .letter {
                hash = mix(hash, letter(scalar))
                seen &+= 1
            }
        }
        return hash
    }

    /// Half the bits, which tell a few words apart; never 0.
    @inline(__always) static func short(_ hash: UInt64) -> UInt32 {
        let folded = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
        return folded == 0 ? 1 : folded
    }

    /// The folded form of a letter beyond ASCII.
    @inline(__always) static func letter(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x410...0x42F: scalar + 0x20
        case 0x401, 0x451: 0x435
        case 0x400...0x40F: scalar + 0x50
        case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
        case 0x100...0x137, 0x14A...0x177: scalar | 1
        case 0x391...0x3A9: scalar + 0x20
        case 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        case 0xB5: 0x3BC
        default: scalar
        }
    }

    static func isCapital(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        return scalar != 0xB5 && letter(scalar) != scalar && scalar != 0x451
    }

    /// The folded form of a sign.
    static func sign(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: 0x2D
        case 0x2018, 0x2019, 0x201B, 0x02BC, 0xFF07: 0x27
        case 0x201C...0x201F, 0xAB, 0xBB: 0x22
        case 0xBA, 0x2DA: 0xB0
        case 0xFF04: 0x24
        case 0xFF05, 0xFE6A, 0x66A: 0x25
        case 0xFF0B: 0x2B
        case 0x223C: 0x7E
        case 0x2044, 0x2215: 0x2F
        default: scalar
        }
    }
}
