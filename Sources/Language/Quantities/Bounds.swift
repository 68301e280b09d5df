import Records

extension Reading {
    /// The bound in words or signs around a figure, and the tokens it takes in.
    func bound(before start: Int, after end: Int) -> (bound: Fact.Bound, start: Int, end: Int) {
        var bound = Fact.Bound.exactly
        var from = start
        var to = end
        // Two bounds may stand before a figure ("at least about"); the one that limits wins.
        for _ in 0..<2 {
            var at = from
            if let article = match(.article, before: at), match(.bound, before: article.range.lowerBound) != nil {
                at = article.range.lowerBound
            }
            guard let found = match(.bound, before: at), !isParticle(found), !isLevel(found) else { break }
            if bound == .exactly || bound == .about { bound = Self.bounds[min(Int(found.value), 5)] }
            from = found.range.lowerBound
        }
        if isSign("+", at: to), isGlued(to) {
            if bound == .exactly { bound = .atLeast }
            to += 1
        } else if to < tokens.count, !tokens[to].startsLine, bound == .exactly || bound == .about,
            let after = match(.boundAfter, at: to)
        {
            bound = Self.bounds[min(Int(after.value), 5)]
            to = after.end
        }
        return (bound, from, to)
    }

    private static let bounds: [Fact.Bound] = [.exactly, .about, .moreThan, .atLeast, .lessThan, .atMost]

    /// «Выросла до 14 %», «снизилась с 5,8 до 4,9 %», «вырос на 12 процентов, до 30 тонн» say where it ended, not a limit.
    private func isLevel(_ found: Match) -> Bool {
        let start = found.range.lowerBound
        guard found.range.count == 1, says("до", at: start) else { return false }
        for at in (max(0, start - Self.reach)..<start).reversed() {
            if mayBegin(Role.rise.bit | Role.fall.bit, at: at) { return true }
            if tokens[at].startsLine || isSign(".", at: at) || isSign(";", at: at) { return false }
        }
        return false
    }

    /// Words between a movement and where it ended.
    private static let reach = 8

    /// "took over 5 firms" has a verb with its particle, not a bound.
    private func isParticle(_ found: Match) -> Bool {
        guard !isRussian, found.range.count == 1, found.range.lowerBound > 0 else { return false }
        return says("over", at: found.range.lowerBound) && isOne(of: Self.takers, at: found.range.lowerBound - 1)
    }

    private static let takers: WordSet = ["took", "take", "takes", "taking", "taken", "hand", "handed", "all"]
}
