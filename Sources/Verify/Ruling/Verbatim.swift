/// Whether a claim stands in a source word for word. Case, accents, quotation marks and punctuation do not count.
enum Verbatim {
    static func holds(_ claim: Claim, _ source: Source, _ hits: Hits) -> Bool {
        guard
            let rarest = claim.terms.indices.filter({ hits.frequency[$0] > 0 }).min(by: {
                hits.frequency[$0] < hits.frequency[$1]
            }), claim.terms.indices.allSatisfy({ hits.frequency[$0] > 0 })
        else { return false }
        let offset = claim.terms[rarest].word
        // Bounded: a source that repeats the rarest word of the claim for ever is not read for ever.
        var tries = 2_000
        for hit in hits.hits where Int(hit.term) == rarest {
            let start = Int(hit.word) - offset
            guard start >= 0, start + claim.words.count <= source.words.count else { continue }
            if isSame(claim, source, start) { return true }
            tries -= 1
            if tries == 0 { return false }
        }
        return false
    }

    private static func isSame(_ claim: Claim, _ source: Source, _ start: Int) -> Bool {
        for (position, word) in claim.words.enumerated() {
            let other = source.words[start + position]
            guard word.stem == other.stem, isSpelledAlike(claim.text.utf8[word.bytes], source.text.utf8[other.bytes])
            else { return false }
        }
        return true
    }

    /// Two words may share a stem and be two words: "exporter" and "exports", "1,5" and "15".
    private static func isSpelledAlike(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        left.elementsEqual(right) || folded(left).elementsEqual(folded(right))
    }

    private static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars
        where scalar != "'" && scalar != "\u{2019}" {
            Folding.append(scalar.value, to: &out)
        }
        return out
    }
}
