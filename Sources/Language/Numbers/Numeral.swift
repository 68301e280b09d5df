/// A number as the text has it, in digits, in words or both, before anything is known of what it counts.
package struct Numeral: Sendable {
    /// Tokens it covers, sign and scale included.
    package var range: Range<Int>
    package var value: Double
    package var form: Form
    /// Scale that closes it ("million": 1e6), or 1. It spreads to the other end of a range.
    package var scale: Double = 1
    /// Written with a decimal part, groups or a sign, so that it is no year and no day.
    package var isPlain = false

    package enum Form: Sendable { case digits, words, mixed, ordinal, fraction }

    package var end: Int { range.upperBound }
}
