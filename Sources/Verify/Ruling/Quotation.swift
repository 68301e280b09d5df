/// Words that a claim gives as somebody's own, between quotation marks, and whether the source has them so.
struct Quotation: Sendable {
    /// Bytes of the claim between the marks, and of the source.
    let claimed: Range<Int>
    let found: Range<Int>

    /// Fewer words between quotation marks are a name or a manner of speaking.
    static let fewestWords = 5
    static let mostQuotations = 20
    /// A quotation is altered where the source has this share of its words in its order; with fewer it is another
    /// quotation, or one the source tells in words of its own.
    static let closeness = 0.7
    /// Places where each piece of a quotation is looked for.
    private static let mostTries = 500

    /// The quotations of the claim that the source has otherwise. Pieces left out ("…", "[…]") and words in brackets are as
    /// they should be.
    static func altered(_ claim: Claim, _ source: Source, _ hits: Hits, _ alignment: Alignment) -> [Quotation] {
        guard claim.sounds == nil else { return [] }
        return marked(claim.text.utf8).prefix(mostQuotations).compactMap { range in
            let words = claim.words.indices.filter { range.contains(Int(claim.words[$0].start)) }
            guard words.count >= fewestWords, !isVerbatim(words, claim, source, hits) else { return nil }
            let pairs = words.map { alignment.partner[$0] }.filter { $0 >= 0 }
            let inOrder = zip(pairs, pairs.dropFirst()).count { $0 < $1 } + 1
            guard !pairs.isEmpty, Double(inOrder) >= closeness * Double(words.count), let low = pairs.min(),
                let high = pairs.max(), high - low < 2 * words.count
            else { return nil }
            let bytes = Int(claim.words[words[0]].start)..<Int(claim.words[words[words.count - 1]].end)
            return Quotation(claimed: bytes, found: Int(source.words[low].start)..<Int(source.words[high].end))
        }
    }

    /// Bytes between quotation marks: "…", “…”, «…», „…“.
    private static func marked(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: Int?
        var index = 0
        while index < bytes.count {
            let (point, length) = WordScanner.decode(bytes, index)
            switch point {
            case 0xAB, 0x201E: open = index + length
            case 0xBB, 0x201D:
                if let start = open { ranges.append(start..<index) }
                open = nil
            case 0x22, 0x201C:
                if let start = open {
                    ranges.append(start..<index)
                    open = nil
                } else {
                    open = index + length
                }
            default: break
            }
            index += length
        }
        return ranges
    }

    /// Every piece stands in the source, word for word.
    private static func isVerbatim(_ words: [Int], _ claim: Claim, _ source: Source, _ hits: Hits) -> Bool {
        pieces(words, claim).allSatisfy { piece in
            guard
                let rarest = piece.filter({ claim.termOfWord[$0] >= 0 }).min(by: {
                    hits.frequency[claim.termOfWord[$0]] < hits.frequency[claim.termOfWord[$1]]
                })
            else { return false }
            var tries = mostTries
            for hit in hits.hits where Int(hit.term) == claim.termOfWord[rarest] {
                tries -= 1
                if tries < 0 { return false }
                let shift = Int(hit.word) - rarest
                let isHere = piece.allSatisfy { word in
                    source.words.indices.contains(word + shift)
                        && source.words[word + shift].stem == claim.words[word].stem
                }
                if isHere { return true }
            }
            return false
        }
    }

    /// A quotation cut where something is left out or put in brackets.
    private static func pieces(_ words: [Int], _ claim: Claim) -> [[Int]] {
        var pieces: [[Int]] = [[]]
        var last: Int?
        var depth = 0
        for word in words {
            let from = last.map { Int(claim.words[$0].end) } ?? Int(claim.words[word].start)
            let gap = claim.text.utf8[min(from, Int(claim.words[word].start))..<Int(claim.words[word].start)]
            let opens = gap.count { $0 == UInt8(ascii: "[") } - gap.count { $0 == UInt8(ascii: "]") }
            let isCut = gap.contains(UInt8(ascii: "[")) || gap.contains(UInt8(ascii: "]")) || isEllipsis(gap)
            depth = max(0, depth + opens)
            if isCut { pieces.append([]) }
            if depth == 0 { pieces[pieces.count - 1].append(word) }
            last = word
        }
        return pieces.filter { !$0.isEmpty }
    }

    private static func isEllipsis(_ gap: ArraySlice<UInt8>) -> Bool {
        let dots = gap.count { $0 == UInt8(ascii: ".") }
        return dots >= 3 || zip(gap, gap.dropFirst()).contains { $0 == 0x80 && $1 == 0xA6 }
    }
}
