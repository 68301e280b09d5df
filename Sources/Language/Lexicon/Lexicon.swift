import Settings

/// The words Ibid knows, read from `config/`. A value: load it once and share it.
public struct Lexicon: Sendable {
    var words = WordTable()
    var phrases = Phrases()
    /// Numbers of the words that are one sign or digit of ASCII, or -1.
    var signs = [Int32](repeating: -1, count: 0x80)
    /// Per word: its classes, as bits.
    var classes: [UInt64] = []
    var endings = Endings()
    var spellings: [[UInt8]] = []
    package var units: [Unit] = []
    /// For a unit, the smaller ones that may follow it in one amount, and how many make one of it.
    var smaller: [String: [String: Double]] = [:]
    /// For a unit, the one that fractions of it are told in: half an hour is thirty minutes.
    var fractions: [String: Int] = [:]
    /// Dictionary forms of words that do not follow the rules: "men", "larger", "best".
    var irregular: [String: String] = [:]
    var adjectives: Set<String> = []
    /// Numbers of Russian nouns with the endings of verbs: «журнала», «кабинет».
    var nounsLikeVerbs: Set<Int32> = []
    /// Syllables that abbreviations of offices begin with, and those they hold: «Минэнерго».
    var syllables: (heads: [[UInt32]], tails: [[UInt32]]) = ([], [])
    /// The first letters of the heads, by which most words are told to be none.
    var syllableBeginnings: WordSet = []
    package var names: [KnownName] = []
    package var holidays: [Holiday] = []
    /// Longest phrase in words.
    private(set) var longest = 1

    public init() {}

    /// A unit or currency.
    package struct Unit: Sendable {
        /// ISO 4217, `%`, `pp`, `bp` or UCUM.
        package var code: String
        package var kind: Quantity.Kind
        /// Its dictionary form, singular, lower case.
        package var english: String
        package var russian: String
        /// For a part of a currency, e.g. the cent: how many make one of it. 0 for others.
        package var parts: Double = 0
    }

    /// A name with one canonical form for all its spellings.
    package struct KnownName: Sendable {
        package var canonical: String
        package var id: String?
        package var type: Name.Kind
    }

    /// The classes of a word, as bits.
    @inline(__always) func classes(of word: Int32) -> UInt64 {
        word >= 0 && Int(word) < classes.count ? classes[Int(word)] : 0
    }

    /// Whether the lexicon lists `word`, in small letters, as an adjective.
    func isAdjective(_ word: String) -> Bool { adjectives.contains(word) }

    /// Adds one spelling of a word or phrase. `exact` asks for its very case.
    mutating func add(_ form: String, _ role: Role, value: Double = 0, item: Int32 = -1, exact: Bool = false) {
        let path = numbers(ofWordsIn: form)
        guard !path.isEmpty else { return }
        longest = max(longest, path.count)
        var spelling: Int32 = -1
        if exact {
            spelling = Int32(spellings.count)
            spellings.append(form.utf8.filter { $0 != 0x20 })
        }
        for word in path.dropFirst() { add(word, to: .phrasal) }
        phrases.add(path, Sense(role: role, value: value, item: item, spelling: spelling, next: -1))
    }

    /// Adds a single word to a class.
    mutating func add(_ form: String, to wordClass: WordClass) {
        guard let word = numbers(ofWordsIn: form).first else { return }
        add(word, to: wordClass)
    }

    private mutating func add(_ word: Int32, to wordClass: WordClass) {
        while classes.count <= Int(word) { classes.append(0) }
        classes[Int(word)] |= wordClass.bit
    }

    private static let cutter = Tokenizer(lexicon: Lexicon())

    /// The numbers of the words of a phrase; unknown words get one.
    mutating func numbers(ofWordsIn form: String) -> [Int32] {
        plainNumbers(ofWordsIn: form)
            ?? {
                let bytes = Array(form.utf8)
                return Self.cutter.tokens(of: bytes).map { token in
                    if token.kind == .word { return words.add(Fold.hash(of: bytes, token.range)) }
                    let scalar = Glyph(bytes, at: Int(token.start)).value
                    let sign = scalar < 0x80 ? scalar : Fold.sign(scalar)
                    let word = words.add(Fold.mix(Fold.seed, sign))
                    if sign < 0x80 { signs[Int(sign)] = word }
                    return word
                }
            }()
    }

    /// The same for words of English and Russian letters with spaces between them, which most are; nil for others.
    private mutating func plainNumbers(ofWordsIn form: String) -> [Int32]? {
        var form = form
        return form.withUTF8 { bytes in
            var out: [Int32] = []
            var hash = Fold.seed
            var index = 0
            while index < bytes.count {
                let byte = unsafe bytes[index]
                index &+= 1
                if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                    hash = Fold.mix(hash, UInt32(byte | 0x20))
                } else if byte == 0xD0 || byte == 0xD1, index < bytes.count {
                    let letter = unsafe UInt32(byte & 0x1F) << 6 | UInt32(bytes[index] & 0x3F)
                    guard letter >= 0x410, letter < 0x450 else { return nil }
                    hash = Fold.mix(hash, letter < 0x430 ? letter &+ 0x20 : letter)
                    index &+= 1
                } else if byte == 0x20, hash != Fold.seed {
                    out.append(words.add(hash))
                    hash = Fold.seed
                } else {
                    return nil
                }
            }
            if hash != Fold.seed { out.append(words.add(hash)) }
            return out
        }
    }
}
