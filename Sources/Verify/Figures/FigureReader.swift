import Records

import struct Language.Analysis
import struct Language.Analyzer

/// Reads the figures of a claim, and of just those sentences of a source that matter to it.
struct FigureReader: Sendable {
    let analyzer: Analyzer
    let abroad: FiguresAbroad
    /// Words before a number that make a label of it: "slide 38".
    let labels: Set<UInt64>

    /// Phrases by which a page takes back what it said before: figures beside them are no longer its own.
    let retractions: [[UInt8]]

    /// The figures of a sentence of a source, with its number.
    struct Placed: Sendable {
        var figure: Figure
        let sentence: Int
        /// Whether it stands in a row of a table, where a figure may bear a claim out, but disputes none by its sentence alone.
        var isInRow = false
        /// The cell it stands in.
        var cell: Cell?
    }

    /// The figures of a short text.
    func figures(of text: Text, lang: String) -> [Figure] {
        let analysis = analyzer.analyze(text, lang: lang, reference: nil)
        return abroad.completed(
            Figure.read(analysis, text.utf8, words: [], labels: labels), text.utf8, lang: lang)
    }

    func figures(of claim: Claim) -> [Figure] {
        let analysis = analyzer.analyze(claim.text, lang: claim.lang, reference: nil)
        let figures = Figure.read(analysis, claim.text.utf8, words: claim.words[...], labels: labels)
        return abroad.completed(figures, claim.text.utf8, lang: claim.lang).filter {
            !$0.isGrammar && !Self.isNoteMarker($0.bytes, claim.text.utf8)
                && !Self.isOneOf($0.bytes, claim.text.utf8)
        }
    }

    /// "1 of the best players", which counts nothing.
    private static func isOneOf(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        bytes[range.lowerBound...].starts(with: "1 of ".utf8)
    }

    /// Whether a number is part of a note marker such as `[3]` or `[1, 2, 7]`.
    private static func isNoteMarker(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        func reaches(_ end: UInt8, from start: Int, by step: Int) -> Bool {
            var index = start
            while bytes.indices.contains(index), abs(index - start) < 40 {
                if bytes[index] == end { return true }
                guard WordScanner.isDigit(bytes[index]) || bytes[index] == 0x2C || bytes[index] == 0x20 else {
                    return false
                }
                index += step
            }
            return false
        }
        return reaches(UInt8(ascii: "["), from: range.lowerBound - 1, by: -1)
            && reaches(UInt8(ascii: "]"), from: range.upperBound, by: 1)
    }

    /// Whether a sentence says what the page said wrongly before.
    func isRetracted(_ sentence: Int, in source: Source) -> Bool {
        let text = source.text.utf8[source.sentences[sentence]]
        return retractions.contains { phrase in
            guard let first = phrase.first, phrase.count <= text.count else { return false }
            return (text.startIndex...text.endIndex - phrase.count).contains { start in
                text[start] == first && text[start...].starts(with: phrase)
            }
        }
    }

    /// Figures of `sentences`, read as one text so that the analysis is asked once.
    func figures(of sentences: [Int], in source: Source) -> [Placed] {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for sentence in sentences {
            starts.append(bytes.count)
            // A figure ends with its cell.
            bytes += source.text.utf8[source.sentences[sentence]].map { $0 == 0x09 ? 0x0A : $0 }
            bytes.append(0x0A)
        }
        guard let text = Text(utf8: bytes), !sentences.isEmpty else { return [] }
        let retracted = Set(sentences.filter { isRetracted($0, in: source) })
        let analysis = analyzer.analyze(text, lang: source.lang, reference: source.published)
        var words: [Word] = []
        for (position, sentence) in sentences.enumerated() {
            let shift = Int32(starts[position] - source.sentences[sentence].lowerBound)
            for word in source.words(of: sentence) where word.isNumber {
                words.append(
                    Word(stem: word.stem, start: word.start + shift, end: word.end + shift, traits: word.traits))
            }
        }
        var position = 0
        let figures = Figure.read(analysis, bytes, words: words[...], labels: labels)
        return abroad.completed(figures, bytes, lang: source.lang).compactMap { figure in
            while position + 1 < starts.count, starts[position + 1] <= figure.bytes.lowerBound { position += 1 }
            let sentence = sentences[position]
            if retracted.contains(sentence) { return nil }
            let shift = source.sentences[sentence].lowerBound - starts[position]
            let low = figure.bytes.lowerBound + shift
            let high = min(figure.bytes.upperBound + shift, source.sentences[sentence].upperBound)
            return Placed(
                figure: Figure(bytes: low..<max(low, high), content: figure.content), sentence: sentence,
                isInRow: source.text.utf8[source.sentences[sentence]].contains(UInt8(ascii: "\t")))
        }
    }
}
