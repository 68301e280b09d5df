import Records

extension Reading {
    /// Every figure in the text, in order. `taken` are token ranges of dates, which are no figures.
    package func quantities(besides taken: [Range<Int>]) -> [Quantity] {
        var out: [Quantity] = []
        var places: [Range<Int>] = []
        var index = 0
        var next = 0
        /// The token after the last label.
        var labels = -8
        while index < tokens.count {
            while next < taken.count, taken[next].upperBound <= index { next += 1 }
            if next < taken.count, taken[next].contains(index) {
                index = taken[next].upperBound
                continue
            }
            let limit = next < taken.count ? taken[next].lowerBound : tokens.count
            guard
                mayBeginNumeral(at: index) || mayBegin(Role.currency.bit, at: index) || index == 0
                    || isDash(at: index) && isGlued(index + 1) && mayBegin(Role.currency.bit, at: index + 1)
                    || mayBeSingleUnit(at: index) || isHalf(index),
                let found = quantity(at: index, labels: &labels),
                found.end <= limit
            else {
                index += 1
                continue
            }
            if let quantity = found.quantity {
                if let last = out.last, let both = between(last, quantity) {
                    out[out.count - 1] = both
                    places[out.count - 1] = places[out.count - 1].lowerBound..<found.end
                } else {
                    out.append(quantity)
                    places.append(index..<found.end)
                }
            }
            index = max(found.end, index + 1)
        }
        shareUnits(&out, at: places)
        return out
    }

    /// "More than 10 and less than 20" is one range.
    private func between(_ first: Quantity, _ second: Quantity) -> Quantity? {
        let gap = first.bytes.upperBound..<max(first.bytes.upperBound, second.bytes.lowerBound)
        guard gap.count <= 10, (first.min == nil) != (second.min == nil), (first.max == nil) != (second.max == nil),
            let low = first.min ?? second.min, let high = first.max ?? second.max, low < high,
            first.unit == second.unit || first.unit == "1",
            [" and ", " but ", " и ", " and is ", ", but ", " но "].contains(text[gap])
        else { return nil }
        var both = second
        both.bytes = first.bytes.lowerBound..<second.bytes.upperBound
        both.number = first.number.lowerBound..<second.number.upperBound
        both.min = low
        both.max = high
        both.bound = .range
        return both
    }

    /// What stands at `index`: a figure, or a number that is none (a version, a label), with the token after it.
    private func quantity(at index: Int, labels: inout Int) -> (quantity: Quantity?, end: Int)? {
        if let vague = vague(at: index) { return (vague.quantity, vague.end) }
        guard
            let first = (amount(at: index) ?? singleUnit(at: index) ?? halfUnit(at: index)).map({
                onTheClock(withSmallerUnits($0))
            })
        else {
            return nil
        }
        if first.number.form == .ordinal {
            let range = first.number.range
            return (
                Quantity(bytes: bytes(range), number: bytes(range), kind: .ordinal, value: first.number.value),
                first.end
            )
        }
        if isLabel(first) || continuesLabels(first, after: labels) {
            labels = first.end
            return (nil, first.end)
        }
        let range = rangeEnd(after: first)
        return (finished(first, range), range?.end ?? first.end)
    }
}
