/// A word, a run of digits or one sign, as bytes of the text. 20 bytes, so that a long text stays small.
package struct Token: Sendable {
    package var start: Int32
    package var end: Int32
    /// The word's number in the lexicon, or -1.
    package var word: Int32
    /// The number of its dictionary form, for a capitalised Russian word that the lexicon has in its nominative; or -1.
    package var lemma: Int32 = -1
    package var flags: Flags
    package var kind: Kind
    /// The code point of a sign that fits 8 bits after folding (all dashes are `-`, all apostrophes `'`); else 0.
    package var sign: UInt8

    package enum Kind: UInt8, Sendable { case word, digits, sign }

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// White space stands before it.
        package static let spaced = Flags(rawValue: 1)
        /// The space before it is one that does not break a number: U+00A0, U+2009, U+202F.
        package static let narrow = Flags(rawValue: 2)
        /// A line break stands before it.
        package static let line = Flags(rawValue: 4)
        /// It begins with a capital letter.
        package static let capital = Flags(rawValue: 8)
        /// It has two letters or more, none of them small.
        package static let upper = Flags(rawValue: 16)
        package static let cyrillic = Flags(rawValue: 32)
        /// A dash of any length or a minus sign.
        package static let dash = Flags(rawValue: 64)
        /// Digits that are not ASCII.
        package static let foreign = Flags(rawValue: 128)
    }

    package var range: Range<Int> { Int(start)..<Int(end) }
    package var isWord: Bool { kind == .word }
    package var isDigits: Bool { kind == .digits }
    package var isCapital: Bool { flags.contains(.capital) }
    package var isUpper: Bool { flags.contains(.upper) }
    package var isCyrillic: Bool { flags.contains(.cyrillic) }
    package var isDash: Bool { flags.contains(.dash) }
    package var isSpaced: Bool { !flags.isDisjoint(with: [.spaced, .line]) }
    package var startsLine: Bool { flags.contains(.line) }
    package func isSign(_ character: Unicode.Scalar) -> Bool {
        kind == .sign && UInt32(sign) == character.value && sign != 0
    }
}
