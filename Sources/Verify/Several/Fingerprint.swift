import Records

/// The runs of words in a text, by which copied wording is known (the n-gram fingerprints of Broder, "On the resemblance and
/// containment of documents", 1997, without sampling: evidence is short).
public struct Fingerprint: Sendable, Hashable {
    private let runs: Set<UInt64>

    /// Words that two texts must share in a row for one to have copied from the other, or both from a third. Shorter runs are
    /// shared by chance: names of treaties and offices alone come to six.
    static let run = 8

    init(_ text: Text, scanner: WordScanner) {
        var scanner = scanner
        var words: [Word] = []
        scanner.scan(text.utf8, 0..<text.utf8.count, into: &words)
        var runs: Set<UInt64> = []
        if words.count >= Fingerprint.run {
            for start in 0...words.count - Fingerprint.run {
                runs.insert(words[start..<start + Fingerprint.run].reduce(0) { StemHash.pair($0, $1.stem) })
            }
        }
        self.runs = runs
    }

    public func sharesWording(with other: Fingerprint) -> Bool { !runs.isDisjoint(with: other.runs) }

    /// How many of `fingerprints` are left when those that share their wording, directly or through others, count once.
    public static func origins(_ fingerprints: [Fingerprint]) -> Int {
        var groups: [[Fingerprint]] = []
        for fingerprint in fingerprints {
            let (same, others) = (
                groups.filter { $0.contains { $0.sharesWording(with: fingerprint) } },
                groups.filter { !$0.contains { $0.sharesWording(with: fingerprint) } }
            )
            groups = others + [same.flatMap { $0 } + [fingerprint]]
        }
        return groups.count
    }
}

extension Verifier {
    /// The wording of `passages`, to tell copies from confirmations.
    public func fingerprint(of passages: [Passage]) -> Fingerprint {
        Fingerprint(
            Text(passages.map(\.exact).joined(separator: "\n")),
            scanner: WordScanner(lexicon: data.lexicon, lang: nil))
    }
}
