/// Takes the inflection off a folded word, in place. Light on purpose: two words that meet should mean the same thing,
/// and a stem need not be a word.
enum Stemmer {
    /// Endings of inflected languages, longest first, with the fewest letters that must stay before them.
    struct Endings: Sendable {
        /// The bytes of an ending as one number, the last lowest.
        struct Ending: Sendable {
            let count: Int
            let bytes: UInt128
            var mask: UInt128 { UInt128.max >> (128 - 8 * count) }
        }

        let all: [Ending]
        /// Bytes that must be left.
        let keep: Int

        /// - Parameter endings: of 16 bytes at most.
        init(_ endings: String, keep: Int) {
            all = endings.split(separator: " ").map { ending in
                Ending(count: ending.utf8.count, bytes: Self.number(ending.utf8))
            }.sorted { $0.count > $1.count }
            self.keep = keep
        }

        static func number(_ bytes: some Sequence<UInt8>) -> UInt128 {
            bytes.reduce(0) { $0 << 8 | UInt128($1) }
        }

        /// How many bytes of a word to take off.
        func length(in word: [UInt8]) -> Int {
            let tail = Self.number(word.suffix(16))
            for ending in all where word.count >= ending.count + keep && tail & ending.mask == ending.bytes {
                return ending.count
            }
            return 0
        }
    }

    /// Noun, adjective and verb endings of Russian and Ukrainian, reflexive forms included.
    private static let cyrillic = Endings(
        "иями ями ами ией иям иях ов ев ей ой ий ый ая яя ое ее ие ые ого его ому ему ым им ых их ую юю ою ею ам ям ах ях"
            + " ом ем ть ти л ла ло ли лся лась лось лись тся ться ет ют ит ат ят ешь ишь ете ите ут ал ала ало али ил ила ить ать ять еть"
            + " ило или ел ела ела ели ает яет ают яют ился илась ились ался алась ались ование ования ованию ованием"
            + " ние ния нию нием ний ния ский ская ское ские ского скому ским ских ской скую ський ська ське ські ського"
            + " ської ському ських ською ів їв ією ою єю ям ими іми а я о е и ы у ю ь й і ї є ість ости остью",
        keep: 6)
    /// German, French, Italian and Turkish inflection that costs little to lose.
    private static let latin = Endings(
        "ern en er es em e n s st t ement ments ment aux eaux eux ees ee ait aient ant ants i a o lar ler in un",
        keep: 4)

    static func stem(_ word: inout [UInt8], english: Bool) {
        guard let first = word.first else { return }
        if first >= 0x80 {
            word.removeLast(cyrillic.length(in: word))
        } else if english {
            stemEnglish(&word)
        } else {
            word.removeLast(latin.length(in: word))
        }
    }

    /// The first steps of Porter (1980), with the silent e dropped so that "move", "moved" and "moving" meet.
    private static func stemEnglish(_ word: inout [UInt8]) {
        guard word.count > 3 else { return }
        dropPlural(&word)
        dropVerbEnding(&word)
        if word.count > 5, tail(word, "ly") { word.removeLast(2) }
        if word.count > 6, tail(word, "ness") { word.removeLast(4) }
        if word.count > 5, tail(word, "ion"), let before = word.dropLast(3).last, before == s || before == t {
            word.removeLast(3)
        }
        if word.count > 3, word.last == e { word.removeLast() }
        if word.count > 3, word.last == y { word[word.count - 1] = i }
    }

    private static let e = UInt8(ascii: "e")
    private static let i = UInt8(ascii: "i")
    private static let s = UInt8(ascii: "s")
    private static let t = UInt8(ascii: "t")
    private static let u = UInt8(ascii: "u")
    private static let y = UInt8(ascii: "y")

    private static func tail(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        let start = word.count - suffix.utf8CodeUnitCount
        guard start >= 0 else { return false }
        return suffix.withUTF8Buffer { suffix in
            // The last letter settles most.
            for index in suffix.indices.reversed() where unsafe suffix[index] != word[start + index] { return false }
            return true
        }
    }

    private static func dropPlural(_ word: inout [UInt8]) {
        guard word.last == s else { return }
        if tail(word, "ies") || tail(word, "sses") || tail(word, "xes") || tail(word, "shes") || tail(word, "ches") {
            word.removeLast(2)
        } else if !tail(word, "ss") && !tail(word, "us") && !tail(word, "is") {
            word.removeLast()
        }
    }

    private static func dropVerbEnding(_ word: inout [UInt8]) {
        let cut: Int
        if tail(word, "ied") {
            word.removeLast(2)
            return
        } else if tail(word, "eed") {
            return
        } else if tail(word, "ed") {
            cut = 2
        } else if tail(word, "ing") {
            cut = 3
        } else {
            return
        }
        let root = word.dropLast(cut)
        guard root.count >= 3 || (root.count == 2 && cut == 2), root.contains(where: isVowel) else { return }
        word.removeLast(cut)
        if word.count > 3, let last = word.last, last == word[word.count - 2], !isVowel(last),
            last != UInt8(ascii: "l"), last != s
        {
            word.removeLast()
        }
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), e, i, UInt8(ascii: "o"), u, y: true
        default: false
        }
    }
}
