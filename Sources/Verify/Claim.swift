import Records

/// What stands around a claim in the document that makes it.
public struct ClaimContext: Sendable, Hashable, Codable {
    /// The title of the page or section the claim is about: its words are expected everywhere and prove little.
    public var title: String?
    public var section: String?
    /// The text just before the claim, which its pronouns lean on.
    public var before: String?
    /// The question the claim answers.
    public var question: String?

    public init(title: String? = nil, section: String? = nil, before: String? = nil, question: String? = nil) {
        self.title = title
        self.section = section
        self.before = before
        self.question = question
    }
}

/// A claim cut into words and terms, ready to be looked for.
struct Claim: Sendable {
    let text: Text
    let lang: String
    let words: [Word]
    /// The distinct stems of the claim, in order of appearance, content words first come first served.
    let terms: [Term]
    let index: TermIndex
    /// For each word, its term, or -1 past the limit.
    let termOfWord: [Int]
    let context: ClaimContext
    /// How names and borrowed words sound, where claim and source are in two languages.
    let sounds: TermIndex?

    struct Term: Sendable {
        let stem: UInt64
        /// The first word that has it.
        let word: Int
        let isContent: Bool
        let isNumber: Bool
        let isCapital: Bool
        /// Stands in the title of the page the claim is about.
        let isTitle: Bool
        /// Background weight: high for rare words (see `WordFrequency`).
        let weight: Double
    }

    /// A claim of ten thousand words is judged by its first thousand distinct ones.
    static let mostTerms = 1_000
    /// Words of the other language that one word may be; the most a lexicon gives is some twenty.
    static let mostTranslations = 24

    init(text: Text, lang: String?, context: ClaimContext, source: String?, data: VerifyData) {
        self.text = text
        let lang = Self.language(of: text, said: lang)
        self.lang = lang
        self.context = context
        var scanner = WordScanner(lexicon: data.lexicon, lang: lang)
        var words: [Word] = []
        scanner.scan(text.utf8, 0..<text.utf8.count, into: &words)
        let titleStems = Self.stems([context.title, context.question], &scanner)
        var index = TermIndex(
            capacity: min(words.count, Self.mostTerms) * (source == lang ? 1 : 1 + Self.mostTranslations))
        var terms: [Term] = []
        var termOfWord: [Int] = []
        termOfWord.reserveCapacity(words.count)
        for (position, word) in words.enumerated() {
            if let known = index[word.stem] {
                termOfWord.append(known)
            } else if terms.count < Self.mostTerms {
                index.insert(word.stem, terms.count)
                termOfWord.append(terms.count)
                terms.append(
                    Term(
                        stem: word.stem, word: position, isContent: word.isContent, isNumber: word.isNumber,
                        isCapital: word.isCapital, isTitle: titleStems.contains(word.stem),
                        weight: data.frequency.weight(word.stem)))
            } else {
                termOfWord.append(-1)
            }
        }
        if source == lang {
            sounds = nil
        } else {
            sounds = Self.bridge(terms, words, text, &index, lang, source, data.bridge)
        }
        self.words = words
        self.terms = terms
        self.index = index
        self.termOfWord = termOfWord
    }

    /// The language a claim is read in.
    static func language(of text: Text, said lang: String?) -> String {
        LanguageTag.base(lang ?? Script.guess(text.utf8))
    }

    private static func stems(_ texts: [String?], _ scanner: inout WordScanner) -> Set<UInt64> {
        var words: [Word] = []
        for text in texts {
            guard let text else { continue }
            let bytes = Array(text.utf8.prefix(4_000))
            scanner.scan(bytes, 0..<bytes.count, into: &words)
        }
        return Set(words.map(\.stem))
    }

    /// Adds the words of the other language that the terms may be, and returns the terms by sound.
    private static func bridge(
        _ terms: [Term], _ words: [Word], _ text: Text, _ index: inout TermIndex, _ lang: String, _ source: String?,
        _ bridge: Bridge
    ) -> TermIndex {
        var sounds = TermIndex(capacity: terms.count)
        for (number, term) in terms.enumerated() where term.isContent && !term.isNumber {
            for other in bridge.translations(of: term.stem, from: lang, to: source ?? "en").prefix(
                Self.mostTranslations)
            where index[other] == nil {
                index.insert(other, number)
            }
            if let key = SoundKey.key(text.utf8, words[term.word].bytes), sounds[key] == nil {
                sounds.insert(key, number)
            }
        }
        return sounds
    }
}

/// Language tags, as far as rules depend on them.
enum LanguageTag {
    /// The primary subtag of a BCP 47 tag, in lower case; English where nothing is known.
    static func base(_ tag: String?) -> String {
        tag.map { $0.prefix { $0 != "-" && $0 != "_" }.lowercased() } ?? "en"
    }
}
