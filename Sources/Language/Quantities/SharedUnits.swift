import Records

extension Reading {
    /// Gives a bare number the unit that its sentence tells once: "10, 20 and 30 percent", "8 or $9", "280 million of the
    /// 1.5 billion shekels", "rose 64.06 points to 4,577.10", "3.9 million headsets, up from 2.4 million". `places` are the tokens of each figure.
    func shareUnits(_ figures: inout [Quantity], at places: [Range<Int>]) {
        for index in figures.indices.reversed().dropFirst() where figures[index].isBare {
            let next = figures[index + 1]
            let gap = places[index].upperBound..<max(places[index].upperBound, places[index + 1].lowerBound)
            guard !next.isBare, next.kind != .ordinal, gap.count <= 3, !gap.isEmpty else { continue }
            if isList(gap)
                && (gap.count > 1 || !isSign(",", at: gap.lowerBound) || listGoesOn(figures, index + 1, places))
                || isPart(gap)
            {
                figures[index].takeUnit(of: next)
            }
        }
        for index in figures.indices.dropFirst() where figures[index].isBare {
            guard let shared = level(before: index, figures, places) ?? compared(index, figures, places) else {
                continue
            }
            figures[index].takeUnit(of: shared)
        }
        for index in figures.indices.dropLast() where figures[index].isBare {
            // "16,369.03 up 58.06 points": the level before its change.
            let gap = places[index].upperBound..<max(places[index].upperBound, places[index + 1].lowerBound)
            let next = figures[index + 1]
            if gap.count <= 1, next.measure == .change, next.trend != nil, next.kind != .percent,
                gap.allSatisfy({ isMovement($0) }), !next.isBare
            {
                figures[index].takeUnit(of: next)
            }
        }
    }

    /// "and", "or", a comma or both, and articles of nothing else.
    private func isList(_ gap: Range<Int>) -> Bool {
        gap.allSatisfy { at in
            match(.and, at: at) != nil || isSign(",", at: at) || match(.rangeMiddle, at: at)?.value == 3
                || isDash(at: at) && isGlued(at)
        } && !gap.contains { tokens[$0].startsLine }
    }

    /// A comma alone parts clauses more often than items: the list must go on to an "and".
    private func listGoesOn(_ figures: [Quantity], _ index: Int, _ places: [Range<Int>]) -> Bool {
        guard index + 1 < figures.count, figures[index].unit == figures[index + 1].unit,
            figures[index].unitName == figures[index + 1].unitName
        else { return false }
        let gap = places[index].upperBound..<max(places[index].upperBound, places[index + 1].lowerBound)
        return gap.count <= 2 && !gap.isEmpty && isList(gap)
    }

    /// "of the", "of", «из».
    private func isPart(_ gap: Range<Int>) -> Bool {
        guard let of = match(.of, at: gap.lowerBound) else { return false }
        return of.end == gap.upperBound || of.end + 1 == gap.upperBound && !isRussian && isStop(of.end)
    }

    /// The figure whose unit a level shares: the change just before it, or, where that is a percentage, the level before.
    private func level(before index: Int, _ figures: [Quantity], _ places: [Range<Int>]) -> Quantity? {
        let place = places[index].lowerBound
        // "A rose by 2 percent but B by 1": the same change of another.
        if place > 0, mayBegin(Role.byChange.bit, at: place - 1), figures[index - 1].measure == .change,
            !figures[index - 1].isBare, place - places[index - 1].upperBound <= 6,
            !(places[index - 1].upperBound..<place).contains(where: { isSentenceEnd($0) })
        {
            return figures[index - 1]
        }
        guard place > 0, mayBegin(Role.toLevel.bit, at: place - 1) else { return nil }
        let last = figures[index - 1]
        let isStart = says("from", at: places[index - 1].lowerBound - 1)
        guard last.trend != nil || last.kind == .percent || isStart, place - places[index - 1].upperBound <= 5,
            !(places[index - 1].upperBound..<place).contains(where: { isSentenceEnd($0) })
        else { return nil }
        if last.kind != .percent { return last.isBare ? nil : last }
        for at in (max(0, index - 4)..<(index - 1)).reversed() where !figures[at].isBare && figures[at].kind != .percent
        {
            guard figures[at].kind == .count, figures[index].bytes.lowerBound - figures[at].bytes.upperBound < 200,
                mayBegin(Role.toLevel.bit | Role.of.bit, at: places[at].lowerBound - 1)
            else { return nil }
            return figures[at]
        }
        return nil
    }

    /// The figure that a bare one is held against: "up from 2.4 million", "compared with 2.4 million", «против 2,4 миллиона».
    private func compared(_ index: Int, _ figures: [Quantity], _ places: [Range<Int>]) -> Quantity? {
        let last = figures[index - 1]
        let place = places[index].lowerBound
        let gap = places[index - 1].upperBound..<max(places[index - 1].upperBound, place)
        guard !last.isBare, last.kind != .ordinal, last.kind != .duration, last.kind != .age, gap.count <= 12,
            !gap.contains(where: isSentenceEnd)
        else { return nil }
        let isCompared =
            says("from", at: place - 1) && mayBegin(Role.rise.bit | Role.fall.bit, at: place - 2)
            || says(["with", "to"], at: place - 1) && says("compared", at: place - 2)
            || says(["against", "versus", "vs", "против"], at: place - 1)
            || says("с", at: place - 1) && says("сравнению", at: place - 2)
        return isCompared ? last : nil
    }

    private func isSentenceEnd(_ index: Int) -> Bool {
        tokens[index].startsLine || isSign(".", at: index) || isSign(";", at: index) || isSign("!", at: index)
    }
}

extension Quantity {
    /// Without a unit and without a noun.
    fileprivate var isBare: Bool { kind == .number && unitText == nil }

    fileprivate mutating func takeUnit(of other: Quantity) {
        kind = other.kind
        unit = other.unit
        unitText = other.unitText
        unitName = other.unitName
    }
}
