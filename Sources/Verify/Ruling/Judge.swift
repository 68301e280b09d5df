import Records

/// Turns what was compared into a ruling, a reason and a sentence for people.
struct Judge {
    let claim: Claim
    let source: Source
    let hits: Hits
    let evidence: Evidence
    let checks: [FigureCheck]
    let features: SupportFeatures
    let score: Double
    /// How likely a sentence of the source says the same, its figures apart, by a sentence model; zero without one.
    let meaning: Double
    /// Stretches of the claim that the evidence does not bear out.
    let unsupported: Unsupported.Judged
    /// Words that turn the meaning of a sentence of the source.
    let contrasts: [Contrast]
    /// Quotations that the source has otherwise.
    let altered: [Quotation]

    private var uncovered: [Range<Int>] { unsupported.atLeastOne }

    /// A figure this likely to be wrong makes a claim disputed. Precision and recall on the open numeric set, in five folds:
    /// 0.40 86.4 / 83.8, 0.45 86.9 / 82.0, 0.50 87.6 / 80.9, 0.60 89.5 / 76.4.
    static let disputed = 0.45
    /// With less of the claim than this in its five best sentences a source speaks of something else, and what it says of that
    /// disputes nothing. Of 892 figures on the open sets that were disputed by the source of another case, 0.15 leaves 19 %, 0.20
    /// 12 %, 0.25 5 %, 0.28 2 %; of 704 that were rightly disputed by their own it loses 0, 0.3, 0.9 and 1.3 %.
    static let sameMatter = 0.25
    /// The same between two languages, where few words are recognised: 0.08 leaves 23 % and loses 9 %, 0.10 16 and 12 %, 0.12 9 and
    /// 16 %.
    static let sameMatterForeign = 0.10
    /// A claim this likely to be borne out is supported.
    static let supported = 0.5
    /// Below this coverage by the whole source, nothing of the claim was found.
    static let absent = 0.35

    func finding() -> Finding {
        let worst = checks.filter { $0.rival != nil }.max { $0.wrong < $1.wrong }
        if isVerbatim {
            return make(.supported, .verbatim, max(score, 0.95), "The source says this word for word.")
        }
        if let worst, worst.wrong >= Self.disputed, isSameMatter {
            let contradicted = contradicted
            let differences = contradicted.map(difference)
            return make(
                .disputed, worst.figure.isDate ? .dateDiffers : .figureDiffers, score * (1 - worst.wrong),
                Explanation.differs(differences, places: contradicted.map { place($0.rival) }),
                differences: differences,
                unsupported: uncovered)
        }
        if !altered.isEmpty {
            let differences = altered.map(difference)
            return make(
                .disputed, .quotationDiffers, min(score, 1 - Self.supported) * 0.5, Explanation.differs(differences),
                differences: differences, unsupported: altered.map(\.claimed))
        }
        if let first = contrasts.first {
            let differences = contrasts.map(difference)
            return make(
                .disputed, first.reason, min(score, 1 - Self.supported) * 0.5, Explanation.differs(differences),
                differences: differences, unsupported: contrasts.map(\.claimed))
        }
        let grounds = Grounds(claim, hits, evidence, checks: checks, chosen: features.chosen)
        if score >= Self.supported, grounds.areShown {
            let missing = ListItems.missing(claim, hits)
            if !missing.isEmpty {
                return make(
                    .partly, .someMissing, min(score, Self.supported),
                    Explanation.partly(missing.map { claim.text[$0] }),
                    unsupported: missing)
            }
            let agreeing = checks.filter { $0.match != nil }
            return make(
                .supported, agreeing.isEmpty ? .wordsAgree : .figuresAgree, score,
                Explanation.supported(
                    agreeing.map { quote($0.figure) }, places: agreeing.map { place($0.match) }, share: grounds.share),
                unsupported: unsupported.doubtful)
        }
        if meaning >= Self.supported {
            guard checks.allSatisfy({ $0.match != nil }) else {
                return make(
                    .partly, .figureMissing, min(meaning, Self.supported),
                    Explanation.partly(checks.filter { $0.match == nil }.map { quote($0.figure) }),
                    unsupported: uncovered)
            }
            return make(
                .supported, .meaningAgrees, meaning, "By a sentence model, the source says this in other words.")
        }
        let isLittle =
            (features.source.share < Self.absent && !grounds.showsTellingFigure) || evidence.chosen == 0
            || !grounds.areShown
        if (isLittle && !grounds.areMixed) || grounds.areElsewhere {
            // A score that nothing in the evidence shows is not to be believed.
            let score = min(score, Self.supported)
            guard grounds.areMissing else {
                return make(
                    .unchecked, .wordingOnly, score, Explanation.wordingOnly(isForeign: grounds.isForeign),
                    unsupported: uncovered)
            }
            return make(
                .absent, .nothingFound, score, Explanation.absent(grounds.anchors.missing.map { claim.text[$0.bytes] }),
                unsupported: uncovered)
        }
        return make(
            .partly, checks.contains { $0.match == nil } ? .figureMissing : .someMissing, score,
            Explanation.partly(uncovered.map { claim.text[$0] }), unsupported: uncovered)
    }

    private var isSameMatter: Bool {
        features.five.share >= (claim.sounds == nil ? Self.sameMatter : Self.sameMatterForeign)
    }

    /// The figures that the source has otherwise. One figure of the source contradicts one of the claim: where it could
    /// stand against two, it stands against the one that the source does not have.
    private var contradicted: [FigureCheck] {
        let wrong = checks.filter { $0.wrong >= Self.disputed && $0.rival != nil }
        let taken = Set(wrong.filter(\.isMissing).compactMap { $0.rival?.figure.bytes })
        return wrong.filter { check in check.isMissing || check.rival.map { !taken.contains($0.figure.bytes) } == true }
    }

    /// The whole claim, word for word, within one sentence or across neighbours of the source.
    private var isVerbatim: Bool {
        guard claim.words.count >= 4, claim.sounds == nil else { return false }
        return Verbatim.holds(claim, source, hits)
    }

    private func make(
        _ ruling: Ruling, _ reason: Reason, _ score: Double, _ explanation: String, differences: [Difference] = [],
        unsupported: [Range<Int>] = []
    ) -> Finding {
        // A row of a table is shown with what names it.
        let rows = checks.compactMap { ($0.match ?? $0.rival) }.filter { $0.cell != nil }.map(\.sentence)
        var sentences: [Int] = []
        for sentence in rows.flatMap({ [$0] + (source.context[$0] ?? []) }) + evidence.sentences
        where sentences.count < Evidence.most && !sentences.contains(sentence) { sentences.append(sentence) }
        return Finding(
            ruling: ruling, score: score, reason: reason, explanation: explanation,
            evidence: sentences.map { source.sentences[$0] }, sentences: sentences, differences: differences,
            unsupported: unsupported, features: features.named)
    }

    /// The cell of a table that a figure stands in, for people.
    private func place(_ placed: FigureReader.Placed?) -> String? { placed?.cell.map(source.description) }

    private func quote(_ figure: Figure) -> String { claim.text[figure.bytes] }

    private func difference(_ quotation: Quotation) -> Difference {
        let found = source.text.quote(quotation.found)
        return Difference(
            kind: "quotation", claimed: claim.text[quotation.claimed], found: found.exact,
            claimedAt: claim.text.span(quotation.claimed), foundAt: found.span)
    }

    private func difference(_ contrast: Contrast) -> Difference {
        let found = source.text.quote(contrast.found)
        return Difference(
            kind: [.name, .office, .roles].contains(contrast.kind) ? "name" : "word",
            claimed: claim.text[contrast.claimed], found: found.exact, claimedAt: claim.text.span(contrast.claimed),
            foundAt: found.span)
    }

    private func difference(_ check: FigureCheck) -> Difference {
        let found = check.rival.map { source.text.quote($0.figure.bytes) }
        return Difference(
            kind: check.figure.isDate ? "date" : "figure", claimed: quote(check.figure), found: found?.exact,
            claimedAt: claim.text.span(check.figure.bytes), foundAt: found?.span)
    }
}
