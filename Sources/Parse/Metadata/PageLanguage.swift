import LanguageIdentification

/// The language of an article: as declared, unless its script says otherwise.
enum PageLanguage {
    static func find(_ declared: Declared, text: String) -> (value: String, source: String)? {
        let script = script(of: text)
        let tags: [(String?, String)] = [
            (declared.lang, "html"), (declared.linked.lang, "json-ld"),
            (declared.first("content-language", "og:locale", "language", "dc.language")?.value, "meta"),
        ]
        for (tag, source) in tags {
            guard let tag = tag.flatMap(normalize) else { continue }
            if let script, !script.allows(tag) { continue }
            return (tag, source)
        }
        return find(text: text)
    }

    /// The language of a text that declares none: what CLD2 is sure of, else what its script is mostly used for.
    static func find(text: String) -> (value: String, source: String)? {
        let script = script(of: text)
        if let (tag, _) = LanguageIdentifier.identify(text.utf8), script?.allows(tag) != false { return (tag, "text") }
        return script.map { ($0.usual, "text") }
    }

    /// BCP 47 with its customary letter cases: `EN_us` is `en-US`.
    static func normalize(_ tag: String) -> String? {
        let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == " " || $0 == "," || $0 == ";" })
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter })
        else {
            return nil
        }
        guard parts.count > 1, parts[1].count == 2, parts[1].allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return first.lowercased()
        }
        return first.lowercased() + "-" + parts[1].uppercased()
    }

    struct Script: Sendable {
        /// The language most of its texts are in, as far as its letters tell.
        var usual: String
        /// Languages written in it.
        var languages: Set<String>

        func allows(_ tag: String) -> Bool { languages.contains(String(tag.prefix { $0 != "-" })) }
    }

    /// The script of at least half the letters, for scripts that narrow the language down; nil for Latin.
    static func script(of text: String) -> Script? {
        var cyrillic = 0
        var greek = 0
        var kana = 0
        var han = 0
        var hangul = 0
        var arabic = 0
        var hebrew = 0
        var other = 0
        var ukrainian = 0
        var kazakh = 0
        for scalar in text.unicodeScalars.prefix(5_000) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: other += 1
            case 0x370...0x3FF: greek += 1
            case 0x400...0x52F:
                cyrillic += 1
                if "іїєґ".unicodeScalars.contains(scalar) { ukrainian += 1 }
                if "қңғүұһәө".unicodeScalars.contains(scalar) { kazakh += 1 }
            case 0x590...0x5FF: hebrew += 1
            case 0x600...0x6FF: arabic += 1
            case 0x3040...0x30FF: kana += 1
            case 0x4E00...0x9FFF: han += 1
            case 0xAC00...0xD7AF: hangul += 1
            default: break
            }
        }
        let total = cyrillic + greek + kana + han + hangul + arabic + hebrew + other
        guard total >= 20 else { return nil }
        if cyrillic * 2 > total {
            let usual = kazakh * 50 > cyrillic ? "kk" : ukrainian * 50 > cyrillic ? "uk" : "ru"
            let languages: Set<String> = [
                "ru", "uk", "kk", "be", "bg", "sr", "mk", "ky", "tg", "mn", "tt", "uz", "ba", "cv", "os",
            ]
            return Script(
                usual: usual, languages: usual == "ru" ? languages.subtracting(["kk"]) : languages.subtracting(["ru"]))
        }
        if greek * 2 > total { return Script(usual: "el", languages: ["el"]) }
        if hebrew * 2 > total { return Script(usual: "he", languages: ["he", "yi", "iw"]) }
        if arabic * 2 > total {
            return Script(usual: "ar", languages: ["ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd"])
        }
        if hangul * 2 > total { return Script(usual: "ko", languages: ["ko"]) }
        if (kana + han) * 2 > total {
            return kana * 10 > han
                ? Script(usual: "ja", languages: ["ja"])
                : Script(usual: "zh", languages: ["zh", "yue", "wuu", "cmn", "ja"])
        }
        return nil
    }
}
