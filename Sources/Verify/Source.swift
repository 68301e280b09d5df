import Records

/// A source made ready once, to be asked about many claims.
public struct Source: Sendable {
    /// The id that passages quote: an article's.
    public let id: String
    public let title: String?
    /// BCP 47, as given or as the script suggests.
    public let lang: String
    /// ISO 8601 date against which "yesterday" is read.
    public let published: String?
    let text: Text
    /// Bytes of each sentence.
    let sentences: [Range<Int>]
    let words: [Word]
    /// `first[s]..<first[s + 1]` are the words of sentence `s`.
    let first: [Int]
    let tables: [TextTable]
    /// For each sentence that has some, the sentences that say what it is about (`SentenceContext`).
    let context: [Int: [Int]]

    /// Longer stretches are cut, so that evidence can be shown and work stays bounded. In words; legal prose and lists
    /// without full stops stay whole.
    static let longestSentence = 400

    init(
        id: String, title: String?, lang: String?, published: String?, text: Text, sentences: [Range<Int>],
        lexicon: WordLexicon
    ) {
        self.id = id
        self.title = title
        let script = Script.guess(text.utf8)
        var lang = LanguageTag.base(lang ?? script)
        if lang == "en" || lang == "ru" { lang = script ?? (lang == "en" ? "en" : "und") }
        self.published = published
        self.text = text
        var scanner = WordScanner(lexicon: lexicon, lang: lang)
        var ranges: [Range<Int>] = []
        var words: [Word] = []
        var first: [Int] = []
        words.reserveCapacity(text.utf8.count / 5)
        for sentence in sentences {
            var start = words.count
            first.append(start)
            scanner.scan(text.utf8, sentence, into: &words)
            var low = sentence.lowerBound
            while words.count - start > Self.longestSentence {
                start += Self.longestSentence
                let cut = words[start].bytes.lowerBound
                ranges.append(low..<cut)
                first.append(start)
                low = cut
            }
            ranges.append(low..<sentence.upperBound)
        }
        first.append(words.count)
        self.lang = lang == "en" && !EnglishWords.areEnough(words) ? "und" : lang
        self.sentences = ranges
        self.words = words
        self.first = first
        tables = TextTable.all(in: text.utf8)
        context = SentenceContext.all(ranges, tables: tables, text.utf8)
    }

    func words(of sentence: Int) -> ArraySlice<Word> { words[first[sentence]..<first[sentence + 1]] }
}

/// Tells English from other languages in the same letters, whatever a page says of itself.
enum EnglishWords {
    private static let commonest = ["the", "of", "and", "for", "with", "that"].map { StemHash.hash($0.utf8) }
    /// English prose has one of these words in six, a table or a list of headlines still one in twenty; German, French or
    /// Slovak next to none.
    static let share = 0.02
    /// Shorter texts say too little.
    static let fewest = 120
    static let looked = 1_000

    static func areEnough(_ words: [Word]) -> Bool {
        let sample = words.prefix(looked)
        guard sample.count >= fewest else { return true }
        return Double(sample.count { commonest.contains($0.stem) }) >= Double(sample.count) * share
    }
}

/// Guesses a language from the letters alone.
enum Script {
    /// `ru` or `uk` for Cyrillic, `zh` for ideographs, nil for anything else. Looks at 4,000 bytes at most.
    static func guess(_ bytes: [UInt8]) -> String? {
        var cyrillic = 0
        var ukrainian = 0
        var ideographs = 0
        var latin = 0
        var index = 0
        let end = min(bytes.count, 4_000)
        while index < end {
            if bytes[index] < 0x80 {
                if 0x41...0x7A ~= bytes[index] { latin += 1 }
                index += 1
                continue
            }
            let (point, length) = WordScanner.decode(bytes, index)
            switch point {
            case 0x456, 0x457, 0x454, 0x491:
                ukrainian += 1
                cyrillic += 1
            case 0x400...0x4FF: cyrillic += 1
            case 0x3400...0x9FFF: ideographs += 1
            default: break
            }
            index += length
        }
        if cyrillic > latin { return ukrainian * 50 > cyrillic ? "uk" : "ru" }
        return ideographs * 3 > latin ? "zh" : nil
    }
}
