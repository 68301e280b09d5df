/// The language a cited work is written in, BCP 47; nil rather than a guess.
enum WorkLanguage {
    /// From the words of the title, then from what the address says and its words, then from the note around it, and
    /// at last from the language of the document, `home`, if it is written with the same letters.
    static func of(title: String?, url: String?, note: String, home: String?) -> String? {
        if let title, let lang = ofWords(title, confident: false) { return lang }
        if let url, let lang = ofAddress(url) { return lang }
        if let lang = ofWords(note, confident: true) { return lang }
        guard let title, title.unicodeScalars.contains(where: \.isASCIILetter) else { return home }
        let isPlain = title.utf8.allSatisfy { $0 < 0x80 } || home == "en"
        let isForeign = url != nil || !homeIsLatin(home)
        // A foreign work on a site of no country, in letters every language has: English far more often than not.
        return isPlain && isForeign ? "en" : homeIsLatin(home) ? home : nil
    }

    private static func homeIsLatin(_ home: String?) -> Bool {
        guard let home else { return false }
        return !["ru", "uk", "be", "kk", "sr", "el", "zh", "ja", "ko", "he"].contains(home)
    }

    /// From the words of a document.
    static func ofProse(_ bytes: [UInt8]) -> String? {
        ofWords(String(decoding: bytes.prefix(20_000), as: UTF8.self), confident: true)
    }

    /// Script first, then function words, then Russian in Latin letters.
    private static func ofWords(_ text: String, confident: Bool) -> String? {
        var (cyrillic, latin) = (0, 0)
        var marks: Set<Unicode.Scalar> = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x400...0x52F:
                cyrillic += 1
                marks.insert(scalar)
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F:
                latin += 1
                marks.insert(scalar)
            case 0x3040...0x30FF: return "ja"
            case 0xAC00...0xD7A3: return "ko"
            case 0x4E00...0x9FFF where cyrillic + latin < 5: return "zh"
            case 0x370...0x3FF where cyrillic + latin < 5: return "el"
            case 0x590...0x5FF: return "he"
            default: break
            }
        }
        if cyrillic > latin { return ofCyrillic(marks) }
        let words = text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }.map(String.init)
        var scores: [String: Int] = [:]
        for word in words.prefix(4000) {
            for lang in functionWords[word] ?? [] { scores[lang, default: 0] += 1 }
        }
        let russian = Transliteration.score(words.prefix(4000))
        if russian >= 2, russian > (scores.values.max() ?? 0) { return "ru" }
        let ranked = scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        if let best = ranked.first, best.value >= (confident ? 2 : 1),
            ranked.count < 2 || best.value > ranked[1].value
        {
            return best.key
        }
        return marks.contains(where: { "ışğİ".unicodeScalars.contains($0) }) ? "tr" : nil
    }

    private static func ofCyrillic(_ letters: Set<Unicode.Scalar>) -> String {
        func has(_ some: String) -> Bool { some.unicodeScalars.contains { letters.contains($0) } }
        if has("әғқңөұүһӘҒҚҢӨҰҮҺ") { return "kk" }
        if has("їєґЇЄҐ") { return "uk" }
        if has("ўЎ") { return "be" }
        if has("ђћџљњЂЋЏЉЊ") { return "sr" }
        return "ru"
    }

    /// `/en/` or `/tr-tr/` in the path, `en.` before the host, then a country whose sites keep to one language.
    static func ofAddress(_ url: String) -> String? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        let rest = url[scheme.upperBound...].lowercased()
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        let labels = (parts.first ?? "").split(separator: ":").first?.split(separator: ".") ?? []
        for segment in parts.dropFirst().prefix(3) {
            let lang = segment.prefix { $0 != "-" && $0 != "_" }
            let region = segment.dropFirst(lang.count)
            if languages.contains(String(lang)), region.isEmpty || region.count == 3 { return String(lang) }
        }
        if let first = labels.first, labels.count > 2, languages.contains(String(first)) { return String(first) }
        let slug = parts.dropFirst().joined(separator: " ").map { $0.isLetter ? $0 : " " }
        if let lang = ofWords(String(slug), confident: true) { return lang }
        return labels.last.flatMap { countries[String($0)] }
    }

    private static let languages: Set<String> = [
        "en", "ru", "tr", "de", "fr", "es", "it", "nl", "pl", "pt", "uk", "kk", "kz", "zh", "ja", "ko", "ar", "cs",
        "uz",
    ]
    private static let countries = [
        "ru": "ru", "рф": "ru", "su": "ru", "tr": "tr", "de": "de", "at": "de", "fr": "fr", "es": "es", "it": "it",
        "nl": "nl", "pl": "pl",
        "pt": "pt", "br": "pt", "mx": "es", "ar": "es", "uk": "en", "us": "en", "gov": "en", "mil": "en", "edu": "en",
        "au": "en",
        "jp": "ja", "cn": "zh", "cz": "cs",
    ]

    private static let functionWords: [String: [String]] = {
        let table = [
            "en":
                "the of and to in for on with is are at by from as its how why what will after over this that an be has not "
                + "new between about can your who when into against their",
            "de":
                "der die das und von zu mit für auf ist im den des ein eine nicht als auch wie über nach bei aus dem zur",
            "fr": "le la les des du et en un une pour sur dans est au aux par qui avec pas sont l’union d’un ses",
            "es": "el la los las de del en un una para por con es al que su como más",
            "it": "il la le di del della dei in un una per con è che sul nel alla gli dal",
            "nl": "de het een en van in op voor met is te dat door naar bij zijn uit",
            "tr": "ve bir ile için bu olarak da de türkiye nedir mi göre üzerine yeni arası ne kadar çok",
            "pl": "na do się jest nie dla od oraz po przez",
            "pt": "os dos em um uma para não que ao são pela pelo seu sua mais",
        ]
        var words: [String: [String]] = [:]
        for (lang, list) in table.sorted(by: { $0.key < $1.key }) {
            for word in list.split(separator: " ") { words[String(word), default: []].append(lang) }
        }
        return words
    }()
}

/// Russian written in Latin letters (BGN/PCGN and its relatives): "Stroitelstvo pervoy AES v Kazakhstane".
enum Transliteration {
    /// How many words look like it; none do unless one has a form that only Russian has.
    static func score(_ words: some Sequence<String>) -> Int {
        var (small, formed) = (0, 0)
        for word in words {
            if prepositions.contains(word) {
                small += 1
            } else if word.count >= 5,
                endings.contains(where: word.hasSuffix) || clusters.contains(where: word.contains)
            {
                formed += 2
            }
        }
        return formed > 0 ? small + formed : 0
    }

    private static let prepositions: Set<String> = [
        "v", "vo", "s", "so", "na", "po", "iz", "ot", "k", "o", "ob", "dlya", "pri", "ne", "za", "nad", "pod", "chto",
        "kak",
    ]
    private static let endings = [
        "ogo", "yego", "iya", "iye", "yye", "skiy", "skaya", "skoye", "skogo", "skom", "nyy", "naya", "noye", "stvo",
        "stva", "nost", "nosti", "tsii", "tsiyu", "vym", "nykh", "skikh", "uyu", "ykh", "ikh", "yami", "aniyu",
        "eniye", "eniya", "aniye", "alsya", "alis", "alos", "ilsya", "ayet", "tsya",
    ]
    private static let clusters = ["shch", "tsiy", "tsion", "zhd"]
}
