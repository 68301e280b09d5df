import Foundation

/// What tells a word of a claim that the source bears out from one that it does not. Every value is a number, named in
/// `names`.
struct WordFeatures: Sendable {
    static let names = [
        "paired", "in_second", "covered", "covered_source", "content", "capital", "number", "weight", "place",
        "claim_words", "previous", "previous_two", "next", "next_two", "pair_before", "pair_after", "gap_before",
        "gap_after", "share_about", "figure_wrong", "figure_missing", "previous_content", "next_content", "coverage",
        "uncovered_rank", "part_share", "part_rest", "part_both", "part_words", "first_of_part", "shift",
        "company", "source_sentences", "negation", "negated_otherwise", "planned_otherwise", "pronoun", "relation",
        "relation_evidence", "opposite", "counterpart", "counterpart_gap", "counterpart_capital", "counterpart_number",
        "counterpart_weight", "counterpart_relation", "counterpart_ending", "counterpart_claimed", "evidence_best",
        "foreign", "title",
    ]

    /// The index of a feature in each row.
    static func column(_ name: String) -> Int { names.firstIndex(of: name) ?? 0 }

    /// One row a word, in the order of `names`.
    let rows: [[Double]]
    /// For each word, what stands in its place.
    let counterparts: [Counterpart?]

    /// Words of the claim beyond this are not looked up in the thesaurus.
    static let mostLookedUp = 400

    init(
        _ claim: Claim, _ source: Source, _ hits: Hits, weights: [Double], evidence: Evidence, checks: [FigureCheck],
        covered chosen: Coverage, whole: Coverage, alignment: Alignment, data: VerifyData
    ) {
        let words = claim.words
        let terms = claim.termOfWord
        let partner = alignment.partner
        let covered = terms.map { $0 >= 0 && chosen.isCovered[$0] ? 1.0 : 0 }
        let inSource = terms.map { $0 >= 0 && whole.isCovered[$0] ? 1.0 : 0 }
        let taken = Set(partner)
        let counterparts = words.indices.map { word in
            partner[word] < 0 ? Counterpart(of: word, claim, source, alignment, taken: taken) : nil
        }
        let meanings = Kinship(claim, source, alignment, evidence, taken: taken, thesaurus: data.thesaurus)
        let heaviest = terms.indices.map { terms[$0] >= 0 && covered[$0] == 0 ? weights[terms[$0]] : 0 }.max() ?? 0
        let gapsBefore = Self.gaps(covered, words, forward: true)
        let gapsAfter = Self.gaps(covered, words, forward: false)
        let best = evidence.candidates.first?.probability ?? 0
        let partWeights = alignment.parts.map { part in
            part.words.reduce(0) { $0 + (words[$1].isContent && terms[$1] >= 0 ? weights[terms[$1]] : 0) }
        }
        func isNear(_ trait: Word.Traits, _ all: [Word], _ index: Int, _ bounds: Range<Int>) -> Bool {
            (max(bounds.lowerBound, index - 4)..<min(bounds.upperBound, index + 2)).contains {
                all[$0].traits.contains(trait)
            }
        }
        rows = words.indices.map { index in
            let word = words[index]
            let part = alignment.parts[alignment.partOfWord[index]]
            let weight = terms[index] >= 0 ? weights[terms[index]] : 0
            let total = partWeights[alignment.partOfWord[index]]
            let isPaired = partner[index] >= 0
            func at(_ offset: Int) -> Double {
                part.words.contains(index + offset) ? (partner[index + offset] >= 0 ? 1 : 0) : -1
            }
            func isPair(_ left: Int) -> Double {
                guard part.words.contains(left), part.words.contains(left + 1) else { return -1 }
                return partner[left] >= 0 && partner[left + 1] == partner[left] + 1 ? 1 : 0
            }
            func content(_ offset: Int) -> Double {
                part.words.contains(index + offset) ? (words[index + offset].isContent ? 1 : 0) : -1
            }
            func differsNear(_ trait: Word.Traits) -> Double {
                guard isPaired, word.isContent, let sentence = part.sentence else { return -1 }
                let bounds = source.first[sentence]..<source.first[sentence + 1]
                return isNear(trait, words, index, part.words) != isNear(trait, source.words, partner[index], bounds)
                    ? 1 : 0
            }
            let about = max(part.words.lowerBound, index - 3)..<min(part.words.upperBound, index + 4)
            let company = about.filter { $0 != index && words[$0].isContent }
            let near = company.count { partner[$0] >= 0 && isPaired && abs(partner[$0] - partner[index]) <= 6 }
            let check = checks.first { $0.figure.bytes.overlaps(word.bytes) }
            let counterpart = counterparts[index]
            let other = counterpart.map { source.words[$0.word] }
            let rest = total - weight
            let restShare =
                rest > 0 ? (part.share * total - (isPaired && word.isContent ? weight : 0)) / rest : -1
            return [
                isPaired ? 1 : 0, alignment.isInSecond[index] ? 1 : 0, covered[index], inSource[index],
                word.isContent ? 1 : 0, word.isCapital ? 1 : 0, word.isNumber ? 1 : 0, weight,
                Double(index) / Double(words.count), log(Double(words.count)), at(-1), at(-2), at(1), at(2),
                isPair(index - 1), isPair(index), gapsBefore[index], gapsAfter[index],
                about.reduce(0) { $0 + covered[$1] } / Double(about.count),
                check?.wrong ?? -1, check.map { $0.match == nil ? 1 : 0 } ?? -1, content(-1), content(1),
                chosen.share, heaviest > 0 && covered[index] == 0 ? weight / heaviest : -1, part.share, restShare,
                part.shareOfBoth, Double(part.words.count), index == part.words.lowerBound ? 1 : 0,
                isPaired ? Self.shift(index, partner, part.words) : -1,
                isPaired && !company.isEmpty ? Double(near) / Double(company.count) : -1,
                terms[index] >= 0 ? log(1 + Double(hits.frequency[terms[index]])) : -1,
                word.traits.contains(.negation) ? 1 : 0, differsNear(.negation), differsNear(.modal),
                word.traits.contains(.pronoun) ? 1 : 0, meanings.inPart[index], meanings.inEvidence[index],
                !isPaired && Self.isOpposed(word, counterpart, part, source, taken, data.lexicon) ? 1 : 0,
                Double(counterpart?.anchors ?? 0), Double(counterpart?.gap ?? -1),
                other.map { $0.isCapital == word.isCapital ? 1 : 0 } ?? -1,
                other.map { $0.isNumber == word.isNumber ? 1 : 0 } ?? -1,
                other.map { data.frequency.weight($0.stem) } ?? -1, meanings.counterpart(counterparts[index], index),
                other.map { Self.sharedEnding(claim.text.utf8[word.bytes], source.text.utf8[$0.bytes]) } ?? -1,
                other.map { claim.index[$0.stem] == nil ? 0 : 1 } ?? -1, best, claim.sounds == nil ? 0 : 1,
                terms[index] >= 0 && claim.terms[terms[index]].isTitle ? 1 : 0,
            ]
        }
        self.counterparts = counterparts
    }

    /// How likely each word was put in the place of another. Words of grammar are asked about only where they turn the
    /// meaning.
    func altered(by model: TreeModel) -> [Double] {
        let asked = rows.indices.filter { index in Self.asked.contains { rows[index][$0] > 0 } }
        let likely = model.isEmpty ? asked.map { 1 - rows[$0][0] } : model.probabilities(asked.map { rows[$0] })
        var altered = rows.map { _ in 0.0 }
        for (index, probability) in zip(asked, likely) { altered[index] = probability }
        return altered
    }

    private static let asked = ["content", "opposite", "negation", "number"].map(column)

    /// How far a partner stands from where the partners of the words before lead one to expect it, in words, up to 20.
    private static func shift(_ index: Int, _ partner: [Int], _ part: Range<Int>) -> Double {
        for step in 1...3 where part.contains(index - step) && partner[index - step] >= 0 {
            return Double(min(20, abs(partner[index] - partner[index - step] - step)))
        }
        return 0
    }

    /// Whether the sentence has the opposite of a word, in its place or without a partner of its own.
    private static func isOpposed(
        _ word: Word, _ counterpart: Counterpart?, _ part: Alignment.Part, _ source: Source, _ taken: Set<Int>,
        _ lexicon: WordLexicon
    ) -> Bool {
        guard let opposites = lexicon.antonyms[word.stem], let sentence = part.sentence else { return false }
        if let counterpart, opposites.contains(source.words[counterpart.word].stem) { return true }
        return (source.first[sentence]..<source.first[sentence + 1]).contains {
            !taken.contains($0) && opposites.contains(source.words[$0].stem)
        }
    }

    /// Letters that two words end with alike, up to 3: "widened" may stand for "narrowed", hardly for "narrow".
    private static func sharedEnding(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Double {
        Double(zip(left.reversed(), right.reversed()).prefix(3).prefix { $0 == $1 }.count)
    }

    /// For each word, the distance to the nearest uncovered content word on one side, at most 9.
    private static func gaps(_ covered: [Double], _ words: [Word], forward: Bool) -> [Double] {
        var gaps = Array(repeating: 9.0, count: words.count)
        var gap = 9.0
        for index in forward ? Array(words.indices) : words.indices.reversed() {
            gap = words[index].isContent && covered[index] == 0 ? 0 : min(9, gap + 1)
            gaps[index] = gap
        }
        return gaps
    }
}
