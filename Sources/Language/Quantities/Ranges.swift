extension Reading {
    struct RangeEnd {
        var amount: Amount
        var end: Int
        /// Where the word that opens the range stands: "between", "from".
        var open: Int?
    }

    /// The upper end of a range that begins with `first`: "14–15 billion", "from 5 to 7", "between 5 and 7".
    func rangeEnd(after first: Amount) -> RangeEnd? {
        let open = match(.rangeOpen, before: first.start)
        var at = first.end
        guard at < tokens.count, !tokens[at].startsLine else { return nil }
        // "8- to 16-metre".
        if isDash(at: at), isGlued(at), !isGlued(at + 1), match(.rangeMiddle, at: at + 1)?.value == 2 { at += 1 }
        if isDash(at: at) {
            guard isGlued(at) == isGlued(at + 1) || first.unit != nil else { return nil }
            at += 1
            if isSign("~", at: at) { at += 1 }
        } else if isSign("/", at: at), first.hasPrefix {
            at += 1
            guard match(.currency, at: at) != nil else { return nil }
        } else if let middle = match(.rangeMiddle, at: at) {
            switch middle.value {
            case 1: guard open?.value == 1 || open?.value == 2 && first.unit == nil && !isRussian else { return nil }
            case 2: guard !isRussian || open?.value == 2 else { return nil }
            default:
                // "Three or four years": neighbours with one unit.
                guard first.unit == nil, let next = numeral(at: middle.end), next.value == first.number.value + 1,
                    unitAfter(next) != nil, next.form == first.number.form
                else { return nil }
            }
            at = middle.end
            if let about = match(.bound, at: at), about.value == 1, first.unit != nil { at = about.end }
        } else {
            return nil
        }
        guard let second = amount(at: at), second.number.form != .ordinal else { return nil }
        let lower = spread(first, second)
        if let one = first.unit, let two = second.unit, one.code != two.code { return nil }
        // "fell 0.5% to 12000": a change and a level, not two ends.
        if first.unit != nil, second.unit == nil, open == nil, !isDash(at: first.end) { return nil }
        guard lower < second.number.value else { return nil }
        return RangeEnd(amount: second, end: second.end, open: open?.range.lowerBound)
    }

    /// The value of the lower end, which shares the scale of the upper one: "14–15 billion".
    func spread(_ first: Amount, _ second: Amount) -> Double {
        guard first.number.scale == 1, second.number.scale > 1, abs(first.number.value) < 1000,
            first.number.value <= second.number.value / second.number.scale
        else { return first.number.value }
        return (first.number.value * second.number.scale * 1000).rounded() / 1000
    }
}
