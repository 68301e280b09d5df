import Records

/// A sentence of a claim that keeps to one of the source but for a word that turns its meaning: what differs, and how.
struct Contrast: Sendable {
    enum Kind: Sendable {
        /// One name in the place of another.
        case name
        /// A word in the place of its opposite.
        case opposite
        /// Said and denied.
        case negation
        /// Told as done, where the source has a plan or a possibility.
        case modality
        /// All of something where the source has some or most of it.
        case quantifier
        /// One who holds an office, in the place of another.
        case office
        /// Two names in each other's place.
        case roles
    }

    let kind: Kind
    /// Bytes of the claim and of the source.
    let claimed: Range<Int>
    let found: Range<Int>

    /// The rest of the sentence must be in the source to this share for one word to stand against another. Set by reading
    /// specimens, not swept.
    static let closeness = 0.7
    /// For a denial, a plan or a quantifier the whole sentence must, since what is denied or counted may be something else.
    static let closenessOfDenial = 0.85
    /// A name is only held against another where the model too takes it for put there.
    static let likely = 0.5

    /// The contrasts of a claim, in its order; between two languages there are none.
    static func all(
        _ claim: Claim, _ source: Source, _ hits: Hits, _ alignment: Alignment, words: WordFeatures, altered: [Double],
        data: VerifyData
    ) -> [Contrast] {
        guard claim.sounds == nil else { return [] }
        var found: [Contrast] = []
        for (number, part) in alignment.parts.enumerated() where part.words.count >= Alignment.fewestWords {
            guard let sentence = part.sentence else { continue }
            let theirs = source.first[sentence]..<source.first[sentence + 1]
            if part.share >= closenessOfDenial {
                found += [
                    denial(part.words, theirs, claim, source, alignment, undenied: data.lexicon.undenied),
                    plan(part.words, theirs, claim, source, alignment),
                    quantifier(part.words, theirs, claim, source, alignment, data.lexicon.quantifiers),
                    roles(part.words, claim, source, alignment),
                ].compactMap(\.self)
            }
            for index in part.words where alignment.partOfWord[index] == number {
                if let contrast = replacement(index, claim, source, hits, words, altered, data) {
                    found.append(contrast)
                }
            }
        }
        return found + Offices.contrasts(claim, source, data.lexicon.offices)
    }

    /// A word that stands where the source has its opposite or another name.
    private static func replacement(
        _ index: Int, _ claim: Claim, _ source: Source, _ hits: Hits, _ words: WordFeatures, _ altered: [Double],
        _ data: VerifyData
    ) -> Contrast? {
        let mine = claim.words[index]
        guard let counterpart = words.counterparts[index], counterpart.anchors == 2, counterpart.gap <= 3,
            words.rows[index][rest] >= closeness, !mine.isNumber
        else { return nil }
        let theirs = source.words[counterpart.word]
        guard !theirs.isNumber else { return nil }
        if isOpposite(mine, theirs, data) { return Contrast(.opposite, mine, theirs) }
        // A name that the source has elsewhere, or what it has here and the claim elsewhere, may be the same by another name.
        let term = claim.termOfWord[index]
        guard altered[index] >= likely, mine.isCapital, theirs.isCapital, mine.isContent, theirs.isContent,
            index != claim.words.startIndex, term >= 0, claim.index[theirs.stem] == nil
        else { return nil }
        return Contrast(.name, mine, theirs)
    }

    private static let rest = WordFeatures.column("part_rest")

    private static func isOpposite(_ mine: Word, _ theirs: Word, _ data: VerifyData) -> Bool {
        if data.lexicon.antonyms[mine.stem]?.contains(theirs.stem) == true { return true }
        guard let left = data.thesaurus.meanings(of: mine.stem), let right = data.thesaurus.meanings(of: theirs.stem)
        else { return false }
        return data.thesaurus.relation(of: left, to: right) == .opposite
    }

    /// A negation that only one of the two has, before a word that both have.
    private static func denial(
        _ mine: Range<Int>, _ theirs: Range<Int>, _ claim: Claim, _ source: Source, _ alignment: Alignment,
        undenied: Set<UInt64>
    ) -> Contrast? {
        func denies(_ words: [Word], _ text: Text, _ index: Int) -> Bool {
            if words.indices.contains(index + 1), undenied.contains(words[index + 1].stem) { return false }
            return !(index > 0 && text.utf8[words[index - 1].bytes].elementsEqual("or".utf8))
        }
        let ours = mine.filter { claim.words[$0].traits.contains(.negation) }
        let others = theirs.filter { source.words[$0].traits.contains(.negation) }
        guard ours.count + others.count == 1 else { return nil }
        if let negation = ours.first {
            guard denies(claim.words, claim.text, negation),
                let next = mine.first(where: { $0 > negation && alignment.partner[$0] >= 0 }), next - negation <= 3,
                claim.words[next].isContent
            else { return nil }
            return Contrast(
                .negation, Int(claim.words[negation].start)..<Int(claim.words[next].end),
                source.words[alignment.partner[next]].bytes)
        }
        guard let negation = others.first, denies(source.words, source.text, negation),
            let next = mine.first(where: { negation + 1...negation + 3 ~= alignment.partner[$0] }),
            claim.words[next].isContent
        else { return nil }
        return Contrast(
            .negation, claim.words[next].bytes,
            Int(source.words[negation].start)..<Int(source.words[alignment.partner[next]].end))
    }

    /// A verb that the claim tells as done and the source as planned.
    private static func plan(
        _ mine: Range<Int>, _ theirs: Range<Int>, _ claim: Claim, _ source: Source, _ alignment: Alignment
    ) -> Contrast? {
        for index in mine where alignment.partner[index] >= 0 && claim.words[index].isContent {
            let partner = alignment.partner[index]
            guard !claim.words[index].isNumber, !claim.words[index].isCapital,
                let plan = Modality.plan(source.words, theirs, partner, source.text),
                Modality.isDone(
                    claim.words, mine, index, claim.text, base: source.text.utf8[source.words[partner].bytes])
            else { continue }
            return Contrast(.modality, claim.words[index].bytes, plan)
        }
        return nil
    }

    /// Words between a quantifier and what it counts: "most of the old boats".
    private static let counted = 4

    /// A quantifier that says more of the same things than the source's does.
    private static func quantifier(
        _ mine: Range<Int>, _ theirs: Range<Int>, _ claim: Claim, _ source: Source, _ alignment: Alignment,
        _ quantifiers: Quantifiers
    ) -> Contrast? {
        func counted(_ words: [Word], _ bounds: Range<Int>, _ start: Int) -> Int? {
            (start + 1..<min(bounds.upperBound, start + 1 + Self.counted)).first { words[$0].isContent }
        }
        for index in mine {
            guard let claimed = quantifiers.degree(of: claim.words[index]),
                let noun = counted(claim.words, mine, index), !claim.words[noun].isNumber,
                alignment.partner[noun] >= 0
            else { continue }
            let other = theirs.first { position in
                quantifiers.degree(of: source.words[position]) != nil
                    && counted(source.words, theirs, position) == alignment.partner[noun]
            }
            guard let other, let found = quantifiers.degree(of: source.words[other]),
                !Quantifiers.bears(claimed, by: found)
            else { continue }
            return Contrast(.quantifier, claim.words[index], source.words[other])
        }
        return nil
    }

    /// Two names on either side of one verb that stand the other way round, with nothing else moved: "A beat B" and
    /// "B beat A", but not "B was beaten by A".
    private static func roles(
        _ mine: Range<Int>, _ claim: Claim, _ source: Source, _ alignment: Alignment
    ) -> Contrast? {
        let paired = mine.filter { alignment.partner[$0] >= 0 && claim.words[$0].isContent }
        let names = paired.filter { claim.words[$0].isCapital && !claim.words[$0].isNumber }
        guard let first = names.first, let last = names.last, first < last else { return nil }
        let (left, right) = (alignment.partner[first], alignment.partner[last])
        guard right < left else { return nil }
        let between = paired.filter { first < $0 && $0 < last }
        guard between.contains(where: { !claim.words[$0].isCapital && !claim.words[$0].isNumber }),
            between.allSatisfy({ right < alignment.partner[$0] && alignment.partner[$0] < left }),
            zip(between, between.dropFirst()).allSatisfy({ alignment.partner[$0] < alignment.partner[$1] }),
            !turnsAround(claim.words[first...last], claim.text), !turnsAround(source.words[right...left], source.text)
        else { return nil }
        return Contrast(
            .roles, Int(claim.words[first].start)..<Int(claim.words[last].end),
            Int(source.words[right].start)..<Int(source.words[left].end))
    }

    /// Words that let the doer stand after what is done, or join two names without saying who did what.
    private static func turnsAround(_ words: ArraySlice<Word>, _ text: Text) -> Bool {
        words.contains { word in
            let bytes = text.utf8[word.bytes]
            return ["by", "and", "with", "or", "from", "between"].contains { bytes.elementsEqual($0.utf8) }
        }
    }

    init(_ kind: Kind, _ claimed: Range<Int>, _ found: Range<Int>) {
        self.kind = kind
        self.claimed = claimed
        self.found = found
    }

    private init(_ kind: Kind, _ claimed: Word, _ found: Word) {
        self.init(kind, claimed.bytes, found.bytes)
    }
}
