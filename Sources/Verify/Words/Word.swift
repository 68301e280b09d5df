/// One word of a text, known by the hash of its stem. Ranges are bytes of the text's UTF-8.
struct Word: Sendable {
    /// FNV-1a of the folded, stemmed word.
    let stem: UInt64
    let start: Int32
    let end: Int32
    let traits: Traits

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16
        /// Holds a digit.
        static let number = Traits(rawValue: 1)
        /// Begins with a capital letter.
        static let capital = Traits(rawValue: 2)
        /// Carries grammar rather than content.
        static let function = Traits(rawValue: 4)
        /// Written in Cyrillic letters.
        static let cyrillic = Traits(rawValue: 8)
        /// One ideograph of a script that writes no spaces.
        static let ideograph = Traits(rawValue: 16)
        /// A pronoun that stands for somebody or something named before.
        static let pronoun = Traits(rawValue: 32)
        /// Turns a statement around: "not", "never", "without".
        static let negation = Traits(rawValue: 64)
        /// Makes a plan, a possibility or a duty of what would be a fact: "may", "planned", "expected".
        static let modal = Traits(rawValue: 128)
        /// Says of the verb after it that it is not done yet, or perhaps never: "will", "plans", "may".
        static let planned = Traits(rawValue: 256)
    }

    var bytes: Range<Int> { Int(start)..<Int(end) }
    var isContent: Bool { !traits.contains(.function) }
    var isNumber: Bool { traits.contains(.number) }
    var isCapital: Bool { traits.contains(.capital) }
}

/// FNV-1a, 64 bits: small, fast, the same on every machine.
enum StemHash {
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(empty) { adding($1, to: $0) }
    }

    /// The hash of no bytes, and what one more makes of a hash.
    static let empty: UInt64 = 0xcbf2_9ce4_8422_2325
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// Two stems in a row.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &+ 0x517C_C1B7_2722_0A95)
    }
}
