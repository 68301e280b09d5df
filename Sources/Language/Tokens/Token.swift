/// A word, a run of digits or one sign, as bytes of the text, with all that the lexicon knows of it: what is asked of a
/// token again and again is found once, when it is cut.
public struct Token: Sendable {
    public var start: Int32
    public var end: Int32
    /// The word's number in the lexicon, or -1.
    public var word: Int32
    /// The number of its dictionary form, for a capitalised Russian word that the lexicon has in its nominative; or -1.
    public var lemma: Int32 = -1
    /// Every role of the phrases it may begin, as bits.
    public var roles: UInt64 = 0
    /// Its word classes, as bits.
    public var classes: UInt64 = 0
    /// Its last letters, folded, the last one lowest; see `EndingSet`.
    public var tail: UInt64 = 0
    /// Tells folded spellings apart in a `WordSet`; 0 for what is no word.
    public var hash: UInt32 = 0
    public var flags: Flags
    public var kind: Kind
    /// The code point of a sign that fits 8 bits after folding (all dashes are `-`, all apostrophes `'`); else 0.
    public var sign: UInt8

    public enum Kind: UInt8, Sendable { case word, digits, sign }

    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt16
        @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

        /// White space stands before it.
        public static let spaced = Flags(rawValue: 1)
        /// The space before it is one that does not break a number: U+00A0, U+2009, U+202F.
        public static let narrow = Flags(rawValue: 2)
        /// A line break stands before it.
        public static let line = Flags(rawValue: 4)
        /// It begins with a capital letter.
        public static let capital = Flags(rawValue: 8)
        /// It has two letters or more, none of them small.
        public static let upper = Flags(rawValue: 16)
        public static let cyrillic = Flags(rawValue: 32)
        /// A dash of any length or a minus sign.
        public static let dash = Flags(rawValue: 64)
        /// Digits that are not ASCII.
        public static let foreign = Flags(rawValue: 128)
    }

    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
    @inlinable public var isWord: Bool { kind == .word }
    @inlinable public var isDigits: Bool { kind == .digits }
    @inlinable public var isCapital: Bool { flags.rawValue & 8 != 0 }
    @inlinable public var isUpper: Bool { flags.rawValue & 16 != 0 }
    @inlinable public var isCyrillic: Bool { flags.rawValue & 32 != 0 }
    @inlinable public var isDash: Bool { flags.rawValue & 64 != 0 }
    @inlinable public var isSpaced: Bool { flags.rawValue & 5 != 0 }
    @inlinable public var startsLine: Bool { flags.rawValue & 4 != 0 }
    /// Whether its last letter is `letter`, which is a small one of ASCII; capitals count as small.
    @inlinable public func ends(in letter: Unicode.Scalar) -> Bool { UInt8(truncatingIfNeeded: tail) == letter.value }
    @inlinable public func isSign(_ character: Unicode.Scalar) -> Bool {
        UInt32(sign) == character.value && sign != 0
    }
}
