/// The page's own words about its article, to hold blocks against: title, description, JSON-LD body.
struct Declarations: Sendable {
    struct Overlap: Sendable {
        var isTitle = false
        var title: Float = 0
        var description: Float = 0
        var body: Float = 0
        var hasBody = false
        var declaresArticle = false
    }

    private var titles: Set<UInt64> = []
    private var titleWords: Set<UInt64> = []
    private var description: Set<UInt64> = []
    private var body: Set<UInt64> = []
    private(set) var declaresArticle = false

    /// Bytes of a declared body that are worth the comparison.
    private static let bodyLimit = 200_000
    /// A declared body shorter than this is a summary.
    private static let bodyLeast = 200

    init(_ declared: Declared) {
        for title in [declared.linked.headline, declared.first("og:title")?.value, declared.titles.first] {
            guard let title else { continue }
            let words = Shingles.words(Array(title.utf8)[...])
            if let hash = Shingles.combine(words) { titles.insert(hash) }
            titleWords.formUnion(words)
        }
        for text in ["og:description", "description", "twitter:description"].compactMap({ declared.meta[$0]?.first }) {
            description.formUnion(Shingles.pairs(Array(text.utf8)[...]))
        }
        if let text = declared.linked.body, text.utf8.count >= Declarations.bodyLeast {
            body = Set(Shingles.pairs(Array(text.utf8.prefix(Declarations.bodyLimit))[...]))
        }
        declaresArticle = declared.linked.isArticle || declared.first("og:type")?.value.lowercased() == "article"
    }

    func compare(_ text: ArraySlice<UInt8>, length: Int) -> Overlap {
        var overlap = Overlap()
        overlap.hasBody = !body.isEmpty
        overlap.declaresArticle = declaresArticle
        if length < 400, !titleWords.isEmpty {
            let words = Shingles.words(text)
            if let hash = Shingles.combine(words) { overlap.isTitle = titles.contains(hash) }
            overlap.title = share(words, titleWords)
        }
        guard !description.isEmpty || !body.isEmpty else { return overlap }
        let pairs = Shingles.pairs(text)
        if length < 1000 { overlap.description = share(pairs, description) }
        overlap.body = share(pairs, body)
        return overlap
    }

    private func share(_ part: [UInt64], _ whole: Set<UInt64>) -> Float {
        guard !part.isEmpty, !whole.isEmpty else { return 0 }
        var hits = 0
        for hash in part where whole.contains(hash) { hits += 1 }
        return Float(hits) / Float(part.count)
    }
}

/// Hashes of words and of pairs of words: texts can be compared without being kept.
enum Shingles {
    /// Hashes of the words in lower case (ASCII). A run of three-byte characters is cut into single ones.
    static func words(_ text: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        var hash = seed
        var length = 0
        for byte in text {
            let lower = byte.lowered
            let wide = byte >= 0xE3 && byte <= 0xED
            if wide || !(byte >= 0x80 || (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39)) {
                if length > 0 { words.append(hash) }
                hash = seed
                length = 0
                if !wide { continue }
            }
            hash = (hash ^ UInt64(lower)) &* prime
            length += 1
        }
        if length > 0 { words.append(hash) }
        return words
    }

    /// Hashes of each two neighbouring words; of the word itself where there is but one.
    static func pairs(_ text: ArraySlice<UInt8>) -> [UInt64] {
        let words = words(text)
        guard words.count > 1 else { return words }
        return (1..<words.count).map { (words[$0 - 1] &* prime) ^ words[$0] }
    }

    static func combine(_ words: [UInt64]) -> UInt64? {
        guard !words.isEmpty else { return nil }
        return words.reduce(seed) { ($0 ^ $1) &* prime }
    }

    static func hash(_ text: ArraySlice<UInt8>) -> UInt64 {
        text.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211
}
