/// A word, a run of digits or one sign, as bytes of the text, with all that the lexicon knows of it: what is asked of a
/// token again and again is found once, when it is cut.
package struct Token: Sendable {
    package var start: Int32
    package var end: Int32
    /// The word's number in the lexicon, or -1.
    package var word: Int32
    /// The number of its dictionary form, for a capitalised Russian word that the lexicon has in its nominative; or -1.
    package var lemma: Int32 = -1
    /// Every role of the phrases it may begin, as bits.
    package var roles: UInt64 = 0
    /// Its word classes, as bits.
    package var classes: UInt64 = 0
    /// Its last letters, folded, the last one lowest; see `EndingSet`.
    package var tail: UInt64 = 0
    /// Tells folded spellings apart in a `WordSet`; 0 for what is no word.
    package var hash: UInt32 = 0
    package var flags: Flags
    package var kind: Kind
    /// The code point of a sign that fits 8 bits after folding (all dashes are `-`, all apostrophes `'`); else 0.
    package var sign: UInt8

    package enum Kind: UInt8, Sendable { case word, digits, sign }

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt16
        @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

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

    @inlinable package var range: Range<Int> { Int(start)..<Int(end) }
    @inlinable package var isWord: Bool { kind == .word }
    @inlinable package var isDigits: Bool { kind == .digits }
    @inlinable package var isCapital: Bool { flags.rawValue & 8 != 0 }
    @inlinable package var isUpper: Bool { flags.rawValue & 16 != 0 }
    @inlinable package var isCyrillic: Bool { flags.rawValue & 32 != 0 }
    @inlinable package var isDash: Bool { flags.rawValue & 64 != 0 }
    @inlinable package var isSpaced: Bool { flags.rawValue & 5 != 0 }
    @inlinable package var startsLine: Bool { flags.rawValue & 4 != 0 }
    /// Whether its last letter is `letter`, which is a small one of ASCII; capitals count as small.
    @inlinable package func ends(in letter: Unicode.Scalar) -> Bool { UInt8(truncatingIfNeeded: tail) == letter.value }
    @inlinable package func isSign(_ character: Unicode.Scalar) -> Bool {
        UInt32(sign) == character.value && sign != 0
    }
}
