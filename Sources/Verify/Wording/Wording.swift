import Foundation

/// How closely a claim keeps to the words of one sentence, beyond which words they share.
struct Wording: Sendable {
    /// The claim's content words in the longest common subsequence with the sentence, as a share.
    var sequence = 0.0
    /// The longest run of words in a row that both have, over the claim's words.
    var run = 0.0
    /// Share of the claim's neighbouring pairs that stand in the sentence.
    var pairs = 0.0
    /// One of the two is negated and the other is not.
    var negation = false
    /// A word of the claim that stands against its opposite in the sentence.
    var opposite: (claimed: Word, found: Word)?
    /// Two names that swapped places around the shared verb.
    var swapped = false

    /// Longest stretches compared word by word: quadratic beyond.
    static let longest = 300

    static let none = Wording()

    private init() {}

    init(_ claim: Claim, _ source: Source, sentence: Int, lexicon: WordLexicon) {
        let left = Array(claim.words.prefix(Self.longest))
        let right = Array(source.words(of: sentence).prefix(Self.longest))
        guard !left.isEmpty, !right.isEmpty else { return }
        measure(left.map(\.stem), right.map(\.stem))
        let leftNegations = left.count { $0.traits.contains(.negation) }
        let rightNegations = right.count { $0.traits.contains(.negation) }
        negation = (leftNegations % 2) != (rightNegations % 2)
        opposite = Self.opposite(left, right, lexicon)
        swapped = Self.swapped(left, right)
    }

    private mutating func measure(_ left: [UInt64], _ right: [UInt64]) {
        var lengths = Array(repeating: 0, count: right.count + 1)
        var runs = lengths
        var longestRun = 0
        for stem in left {
            var diagonal = 0
            var runDiagonal = 0
            for column in right.indices {
                let above = lengths[column + 1]
                let runAbove = runs[column + 1]
                if stem == right[column] {
                    lengths[column + 1] = diagonal + 1
                    runs[column + 1] = runDiagonal + 1
                    longestRun = max(longestRun, runDiagonal + 1)
                } else {
                    lengths[column + 1] = max(above, lengths[column])
                    runs[column + 1] = 0
                }
                diagonal = above
                runDiagonal = runAbove
            }
        }
        let count = Double(left.count)
        sequence = Double(lengths[right.count]) / count
        run = Double(longestRun) / count
        let pairs = Set(zip(right, right.dropFirst()).map { StemHash.pair($0, $1) })
        let mine = zip(left, left.dropFirst()).map { StemHash.pair($0, $1) }
        self.pairs = mine.isEmpty ? 0 : Double(mine.count { pairs.contains($0) }) / Double(mine.count)
    }

    /// A word the sentence lacks whose opposite it has, and the claim has not.
    private static func opposite(_ left: [Word], _ right: [Word], _ lexicon: WordLexicon) -> (Word, Word)? {
        let mine = Set(left.map(\.stem))
        let theirs = Set(right.map(\.stem))
        for word in left where !theirs.contains(word.stem) {
            guard let opposites = lexicon.antonyms[word.stem] else { continue }
            if let other = right.first(where: { opposites.contains($0.stem) && !mine.contains($0.stem) }) {
                return (word, other)
            }
        }
        return nil
    }

    /// The first and last shared names stand in the other order.
    private static func swapped(_ left: [Word], _ right: [Word]) -> Bool {
        let names = left.filter { $0.isCapital && $0.isContent }.map(\.stem)
        guard let first = names.first, let last = names.last, first != last,
            let low = right.firstIndex(where: { $0.stem == first }),
            let high = right.lastIndex(where: { $0.stem == last })
        else { return false }
        return high < low
    }
}
