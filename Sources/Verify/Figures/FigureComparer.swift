import Foundation

/// Compares every figure of a claim with the figures of a source.
struct FigureComparer: Sendable {
    let claim: Claim
    let source: Source
    let hits: Hits
    let ranking: BM25
    let claimed: [Figure]
    let found: [FigureReader.Placed]
    let units: UnitTable
    private let table: AgreementTable
    private let best: Double

    /// A claim with more figures than this is judged by its first ones.
    static let mostFigures = 64
    /// Figures of the source compared with each figure of the claim.
    static let mostFound = 2_000

    init(
        claim: Claim, source: Source, hits: Hits, ranking: BM25, claimed: [Figure], found: [FigureReader.Placed],
        units: UnitTable, things: CountedThings, tables: TableReading
    ) {
        self.claim = claim
        self.source = source
        self.hits = hits
        self.ranking = ranking
        self.claimed = claimed
        self.found = Array(found.prefix(Self.mostFound))
        self.units = units
        table = AgreementTable(claimed, self.found, units, things: things, tables: tables)
        best = max(ranking.scores.max() ?? 0, 1e-9)
    }

    func checks(model: TreeModel, evidence: Evidence, alignment: Alignment) -> [FigureCheck] {
        let likely = Dictionary(
            evidence.candidates.map { ($0.sentence, $0.probability) }, uniquingKeysWith: { first, _ in first })
        let first = evidence.candidates.first.map { coverage(of: $0.sentence) } ?? 0
        return claimed.indices.map { index in
            var check = check(index, likely, alignment, bestCoverage: first)
            check.wrong =
                model.isEmpty
                ? (check.match == nil && check.rival != nil ? 1 : 0) : model.probability(check.features)
            switch settled(check) {
            case .match: check.wrong = min(check.wrong, Self.settledRight)
            // A date has many quantities about it, so that the nearest one proves less against it than for it.
            case .rival where !check.figure.isDate: check.wrong = max(check.wrong, Self.settledWrong)
            case .rival, .open: break
            }
            if check.match?.isInRow == true { check.wrong = min(check.wrong, Self.settledRight) }
            if check.match == nil, check.rival?.cell != nil { check.wrong = max(check.wrong, Self.settledWrong) }
            if check.isAlone(foreign: claim.sounds != nil) { check.wrong = max(check.wrong, Self.settledWrong) }
            if isOfAnotherDate(check) { check.wrong = min(check.wrong, Self.settledRight) }
            return check
        }
    }

    /// What is left of a doubt where the companions settle it.
    static let settledRight = 0.2
    static let settledWrong = 0.8

    /// Whether the source has a figure only for another date than the claim names, or a date only with another figure: it then speaks of
    /// another occasion.
    private func isOfAnotherDate(_ check: FigureCheck) -> Bool {
        guard check.match == nil, let rival = check.rival, rival.cell == nil,
            let mine = Periods.companion(of: check.figure, among: claimed, claim.text.utf8),
            let theirs = companion(rival)
        else { return false }
        // A date is told by its quantity only where the source lacks that too.
        if check.figure.isDate,
            found.contains(where: { Comparison(claimed: mine, found: $0.figure, units: units).isSame })
        {
            return false
        }
        return Comparison(claimed: mine, found: theirs, units: units) == .differs
    }

    /// The sentences that have a figure of the claim which is hardly there by chance.
    func telling() -> Set<Int> {
        Set(claimed.indices.filter { claimed[$0].isTelling }.flatMap(table.sentences))
    }

    private func companion(_ placed: FigureReader.Placed) -> Figure? {
        let neighbours = found.filter { $0.sentence == placed.sentence }.map(\.figure)
        return Periods.companion(of: placed.figure, among: neighbours, source.text.utf8)
    }

    /// Whether the dates or quantities beside a figure, its match and its rival say which of the two is meant.
    private func settled(_ check: FigureCheck) -> Periods.Answer {
        guard let match = check.match, let rival = check.rival else { return .open }
        return Periods.answer(
            claimed: Periods.companion(of: check.figure, among: claimed, claim.text.utf8), match: companion(match),
            rival: companion(rival), units: units)
    }

    /// For each sentence, how many of the claim's figures it agrees with.
    func agreements() -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for index in claimed.indices { for sentence in table.sentences(index) { counts[sentence, default: 0] += 1 } }
        return counts
    }

    /// A figure of the source and how well it stands where the claim's figure stands.
    private struct Standing {
        let index: Int
        let slot: Double
    }

    /// Of two places as good, that in the likelier sentence is the better.
    private func isBetter(_ slot: Double, _ index: Int, than standing: Standing?, _ likely: [Int: Double]) -> Bool {
        guard let standing else { return true }
        if slot != standing.slot { return slot > standing.slot }
        return likely[found[index].sentence] ?? 0 > likely[found[standing.index].sentence] ?? 0
    }

    /// A cell that the claim names is the place, wherever else a figure stands well.
    private func isStronger(_ slot: Double, _ index: Int, than rival: Standing?) -> Bool {
        guard let rival else { return true }
        let (isCell, wasCell) = (found[index].cell != nil, found[rival.index].cell != nil)
        return isCell == wasCell ? slot > rival.slot : isCell
    }

    private func check(
        _ index: Int, _ likely: [Int: Double], _ alignment: Alignment, bestCoverage: Double
    ) -> FigureCheck {
        let figure = claimed[index]
        let place = words(of: figure)
        var matchPlace = Alignment.elsewhere
        var rivalPlace = Alignment.elsewhere
        let context = context(of: figure)
        var match: Standing?
        var rival: Standing?
        var spokenRival: Standing?
        var matches = 0
        var rivals = 0
        var agrees = false
        let near = place.first.flatMap { alignment.parts[alignment.partOfWord[$0]].sentence }
        var nearMatches = 0
        var nearRivals = 0
        for (other, comparison) in table.comparisons[index].enumerated() where comparison != .unrelated {
            let slot = slot(context, found[other])
            let distance = alignment.distance(
                of: place, to: found[other].figure.bytes, sentence: found[other].sentence, source)
            if comparison.isSame {
                matchPlace = min(matchPlace, distance)
            } else if !table.isSpoken[other] {
                rivalPlace = min(rivalPlace, distance)
            }
            switch comparison {
            case .agrees, .covers:
                if found[other].sentence == near { nearMatches += 1 }
                matches += 1
                if comparison == .agrees { agrees = true }
                let credit = slot * (comparison == .agrees ? 1 : 0.9)
                if isBetter(credit, other, than: match, likely) { match = Standing(index: other, slot: credit) }
            case .differs:
                rivals += 1
                if found[other].sentence == near, !table.isSpoken[other] { nearRivals += 1 }
                if table.isSpoken[other] {
                    if slot > spokenRival?.slot ?? -1 { spokenRival = Standing(index: other, slot: slot) }
                } else if isStronger(slot, other, than: rival) {
                    rival = Standing(index: other, slot: slot)
                }
            case .unrelated: break
            }
        }
        let leftOver = match == nil ? table.leftOver(index, claimed, found) : nil
        if let leftOver, rival.flatMap({ found[$0.index].cell }) == nil {
            rival = Standing(index: leftOver.index, slot: slot(context, found[leftOver.index]))
        }
        // A figure of the source that is another figure of the claim is a rival only where there is no other.
        let isSpoken = rival == nil && spokenRival != nil
        let opponent = rival ?? spokenRival
        let words = claim.words.filter { figure.bytes.overlaps($0.bytes) && $0.isNumber }
        let wordFound = words.contains { word in claim.index[word.stem].map { hits.frequency[$0] > 0 } ?? false }
        let matched = match.map { found[$0.index] }
        let opposed = opponent.map { found[$0.index] }
        var features: [Double] = [
            match?.slot ?? -1, opponent?.slot ?? -1, (match?.slot ?? 0) - (opponent?.slot ?? 0),
            matched.map { ranking.scores[$0.sentence] / best } ?? -1,
            opposed.map { ranking.scores[$0.sentence] / best } ?? -1,
            log(1 + Double(matches)), log(1 + Double(rivals)), match != nil && !agrees ? 1 : 0,
        ]
        features += Self.kind(figure)
        features += [
            wordFound ? 1 : 0, matched.map { sameName(figure, $0.figure) } ?? -1,
            opposed.map { sameName(figure, $0.figure) } ?? -1, log(1 + Double(claimed.count)),
            claim.sounds == nil ? 0 : 1, context.reduce(0) { $0 + $1.weight }, bestCoverage,
            log(1 + Double(source.sentences.count)), opposed.map { $0.figure.isDate ? 1 : 0 } ?? -1,
            match != nil && matched?.sentence == opposed?.sentence ? 1 : 0, isSpoken ? 1 : 0,
            matched.map { beside(figure, $0) } ?? -1, opposed.map { beside(figure, $0) } ?? -1,
            match.map { table.neighbours(index, $0.index, found) } ?? -1,
            opponent.map { table.neighbours(index, $0.index, found) } ?? -1,
            matched.map { table.anchor(index, sentence: $0.sentence) } ?? -1,
            opposed.map { table.anchor(index, sentence: $0.sentence) } ?? -1,
            matched.map { likely[$0.sentence] ?? 0 } ?? -1, opposed.map { likely[$0.sentence] ?? 0 } ?? -1,
            matched.map { coverage(of: $0.sentence) } ?? -1, opposed.map { coverage(of: $0.sentence) } ?? -1,
            table.yearFound(index), Double(matchPlace), Double(rivalPlace),
            place.first.map { alignment.parts[alignment.partOfWord[$0]].share } ?? -1,
            opposed.map { figure.distance(to: $0.figure) } ?? -1,
            opposed.map { rival in
                Double(
                    table.comparisons[index].indices.count { other in
                        found[other].sentence == rival.sentence && table.comparisons[index][other] != .unrelated
                    })
            } ?? -1,
            Double(
                claimed.count { other in
                    Comparison(claimed: figure, found: other, units: units) != .unrelated
                }),
            Double(nearMatches), Double(nearRivals), Double(leftOver?.shared ?? 0),
        ]
        return FigureCheck(figure: figure, match: matched, rival: opposed, features: features)
    }

    /// The words of the claim that a figure is written in.
    private func words(of figure: Figure) -> Range<Int> {
        guard let first = claim.words.firstIndex(where: { Int($0.end) > figure.bytes.lowerBound }) else { return 0..<0 }
        let end = claim.words[first...].firstIndex { Int($0.start) >= figure.bytes.upperBound } ?? claim.words.count
        return first..<end
    }

    /// The weight of the claim's terms in a sentence, as a share.
    private func coverage(of sentence: Int) -> Double {
        let total = ranking.weights.reduce(0, +)
        return total > 0 ? hits.terms(of: sentence).reduce(0) { $0 + ranking.weights[Int($1)] } / total : 0
    }

    /// How many of the two words before and the two after a figure are the same in claim and source, in their places.
    private func beside(_ figure: Figure, _ placed: FigureReader.Placed) -> Double {
        let mine = Surroundings(claim.words[...], figure.bytes)
        let theirs = Surroundings(source.words(of: placed.sentence), placed.figure.bytes)
        return mine.shared(with: theirs)
    }

    private static func kind(_ figure: Figure) -> [Double] {
        switch figure.content {
        case .date(let date): return [1, Double(date.grain.rawValue), 0, 0, 0, 0, 0, 0, date.isPeriod ? 1 : 0]
        case .quantity(let amount):
            return [
                0, -1, amount.unit == "%" || amount.unit == "pp" ? 1 : 0, amount.kind == .money ? 1 : 0,
                amount.kind == .ordinal ? 1 : 0, amount.unitName == nil ? 0 : 1, amount.isSmall ? 1 : 0,
                amount.isInWords ? 1 : 0, amount.bound == .exactly ? 0 : 1,
            ]
        }
    }

    /// Whether both count the same named thing: 1 yes, 0 no, 0.5 where one does not say.
    private func sameName(_ claimed: Figure, _ found: Figure) -> Double {
        guard case .quantity(let left) = claimed.content, case .quantity(let right) = found.content else { return 0.5 }
        guard let name = left.unitName, let other = right.unitName else { return 0.5 }
        return name == other ? 1 : 0
    }

    struct ContextTerm {
        let term: Int32
        let weight: Double
    }

    /// The words about a figure, nearer ones weighing more: they say what it measures.
    private func context(of figure: Figure) -> [ContextTerm] {
        guard let first = claim.words.firstIndex(where: { Int($0.end) > figure.bytes.lowerBound }) else { return [] }
        let last = (claim.words.lastIndex { Int($0.start) < figure.bytes.upperBound } ?? first)
        var seen: Set<Int> = []
        var context: [ContextTerm] = []
        for distance in 1...Self.reach {
            for position in [first - distance, last + distance] where claim.words.indices.contains(position) {
                let term = claim.termOfWord[position]
                guard term >= 0, claim.terms[term].isContent, !claim.terms[term].isNumber, seen.insert(term).inserted
                else { continue }
                context.append(
                    ContextTerm(term: Int32(term), weight: ranking.weights[term] / (1 + 0.25 * Double(distance))))
            }
        }
        return context
    }

    /// Words on either side that say what a figure measures.
    static let reach = 12

    /// How well a figure of the source stands where the claim's figure stands, 0...1: the share of the words about the
    /// one that stand about the other too, in its sentence or, for less, in the one before.
    private func slot(_ context: [ContextTerm], _ placed: FigureReader.Placed) -> Double {
        let total = context.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return 0.5 }
        var credit = 0.0
        let here = hits.of(placed.sentence)
        let before = placed.sentence > 0 ? hits.of(placed.sentence - 1) : []
        let about = hits.about(placed.sentence)
        let middle = placed.figure.bytes
        for item in context {
            var best = 0.0
            for hit in here where hit.term == item.term {
                let word = source.words[Int(hit.word)]
                let gap =
                    word.start >= middle.upperBound
                    ? Int(word.start) - middle.upperBound : max(0, middle.lowerBound - Int(word.end))
                best = max(best, 1 / (1 + Double(gap) / 60))
            }
            if best == 0,
                before.contains(where: { $0.term == item.term }) || about.contains(where: { $0.term == item.term })
            {
                best = 0.25
            }
            credit += item.weight * best
        }
        return credit / total
    }
}
