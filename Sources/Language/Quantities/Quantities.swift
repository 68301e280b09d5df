import Records

extension Reading {
    /// Every figure in the text, in order. `taken` are token ranges of dates, which are no figures.
    package func quantities(besides taken: [Range<Int>]) -> [Quantity] {
        var out: [Quantity] = []
        var index = 0
        var next = 0
        while index < tokens.count {
            while next < taken.count, taken[next].upperBound <= index { next += 1 }
            if next < taken.count, taken[next].contains(index) {
                index = taken[next].upperBound
                continue
            }
            let limit = next < taken.count ? taken[next].lowerBound : tokens.count
            guard mayBeginNumeral(at: index) || mayBegin(Role.currency.bit, at: index), let found = quantity(at: index),
                found.end <= limit
            else {
                index += 1
                continue
            }
            if let quantity = found.quantity { out.append(quantity) }
            index = max(found.end, index + 1)
        }
        return out
    }

    /// What stands at `index`: a figure, or a number that is none (a version, a label), with the token after it.
    private func quantity(at index: Int) -> (quantity: Quantity?, end: Int)? {
        guard let first = amount(at: index) else { return nil }
        if first.number.form == .ordinal {
            let range = first.number.range
            return (
                Quantity(bytes: bytes(range), number: bytes(range), kind: .ordinal, value: first.number.value),
                first.end
            )
        }
        if isLabel(first) { return (nil, first.end) }
        let range = rangeEnd(after: first)
        return (finished(first, range), range?.end ?? first.end)
    }
}
