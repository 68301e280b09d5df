import Records

/// Reads every figure, date and name of a text.
///
///     let analyzer = Analyzer(lexicon: try Lexicon.load(files: files))
///     let analysis = analyzer.analyze(Text("3 million guests in 2024"), lang: "en", reference: nil)
///     analysis.dates[0].edtf  // "2024"
public struct Analyzer: Sendable {
    package let lexicon: Lexicon

    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
    }

    /// `lang` is BCP 47 and is found out where it is nil; `reference` is the ISO 8601 date that "yesterday" counts from.
    public func analyze(_ text: Text, lang: String?, reference: String?) -> Analysis {
        analyze(read(text, lang: lang), reference: reference)
    }

    package func analyze(_ reading: Reading, reference: String?) -> Analysis {
        let names = reading.findNames()
        let dates = reading.dates(reference: reference.flatMap(Day.init(iso:)))
        return Analysis(
            lang: reading.lang, sentences: Sentences.ranges(in: reading.text),
            quantities: reading.quantities(besides: dates.map(\.range)),
            dates: dates.map { DateMention(bytes: reading.bytes($0.range), edtf: $0.period.edtf) },
            names: names, innerNames: reading.innerNames(of: names))
    }

    package func read(_ text: Text, lang: String?) -> Reading {
        let tokens = Tokenizer(lexicon: lexicon).tokens(of: text)
        let known = lang.map { String($0.prefix { $0 != "-" && $0 != "_" }).lowercased() }
        let chosen = known == nil ? Self.language(of: tokens) : known == "en" || known == "ru" ? known : nil
        return Reading(text, tokens: tokens, lexicon: lexicon, lang: chosen)
    }

    /// Russian where most words are Cyrillic, English where most are not; nil without words.
    private static func language(of tokens: [Token]) -> String? {
        var words = 0
        var cyrillic = 0
        for token in tokens.prefix(2000) where token.isWord {
            words += 1
            if token.isCyrillic { cyrillic += 1 }
        }
        return words == 0 ? "en" : cyrillic * 2 > words ? "ru" : "en"
    }
}
