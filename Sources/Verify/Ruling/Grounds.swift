/// What a ruling can rest on, beyond the score: figures, names and words that a reader can see in the evidence.
struct Grounds: Sendable {
    let anchors: Anchors
    /// A figure or date of the claim stands in the evidence.
    let showsFigure: Bool
    /// The same of a figure that is hardly there by chance.
    let showsTellingFigure: Bool
    /// Every figure of the claim is missing from the source, and there is one.
    let lacksFigures: Bool
    let hasFigures: Bool
    /// Share of the claim's words in the evidence, by weight.
    let share: Double
    let isForeign: Bool

    /// Less of the claim than this in the evidence bears nothing out by itself. Of the open cases below it that the score
    /// alone would have called supported without a figure, half were, so that asking for 0.35 gains nothing more.
    static let leastShare = 0.25
    /// The same for a remark: a short claim without a figure and with no more than one name.
    static let leastShareOfRemark = 0.5
    static let longestRemark = 5

    init(_ claim: Claim, _ hits: Hits, _ evidence: Evidence, checks: [FigureCheck], chosen: Coverage) {
        anchors = Anchors(claim, hits, shown: chosen.isCovered)
        let sentences = Set(evidence.sentences)
        let shown = checks.filter { check in
            check.wrong < Judge.disputed && check.match.map { sentences.contains($0.sentence) } == true
        }
        showsFigure = !shown.isEmpty
        showsTellingFigure = shown.contains { $0.figure.isTelling }
        hasFigures = !checks.isEmpty
        // Another language may have "three times an hour" as "every twenty minutes".
        let isForeign = claim.sounds != nil
        lacksFigures =
            checks.allSatisfy { $0.match == nil } && checks.contains { !isForeign || $0.figure.isTelling }
        share = chosen.share
        self.isForeign = isForeign
    }

    private var isRemark: Bool {
        !hasFigures && anchors.names.count <= 1 && anchors.contentWords <= Self.longestRemark
    }

    /// Whether the evidence shows enough of the claim for a reader to agree that it is supported.
    var areShown: Bool {
        if showsFigure { return true }
        if isForeign { return anchors.shown.count >= 2 || (anchors.missing.isEmpty && share >= Self.leastShare) }
        return share >= (isRemark ? Self.leastShareOfRemark : Self.leastShare)
    }

    /// Whether something of the claim can be shown, though not all: a figure, or a name of several words.
    var areMixed: Bool {
        let lacks = lacksFigures || !anchors.missing.isEmpty
        return lacks && (showsFigure || anchors.shown.contains { $0.words > 1 })
    }

    /// Whether the source could be expected to name what it does not name. Across languages a name may be spelled
    /// beyond recognition, so there one is not enough.
    var areMissing: Bool {
        if lacksFigures { return true }
        if isForeign { return !hasFigures && anchors.names.count >= 2 && anchors.names.allSatisfy { !$0.isFound } }
        return !anchors.missing.isEmpty
    }

    /// No name of the claim is in the source, nor a figure, nor half of its words.
    var areElsewhere: Bool {
        !showsFigure && !anchors.names.isEmpty && anchors.names.allSatisfy { !$0.isFound }
            && share < Self.leastShareOfRemark && !isForeign
    }
}
