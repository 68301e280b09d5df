extension Reading {
    /// A cardinal in words at token `index`, alone or after digits ("14.1 million"). English and Russian share the rule:
    /// small words fill the slots of a group, scales close groups.
    func wordNumber(at index: Int) -> Numeral? {
        var at = index
        var total = 0.0
        var group = 0.0
        /// Magnitude that the next small word must stay below.
        var slot = Double.infinity
        var end = index
        var lastScale = Double.infinity
        var form = Numeral.Form.words
        var scale = 1.0
        var hasGroup = false
        var isSequence = false

        if isDigits(at: at) || isSign(".", at: at) {
            guard let digits = digitNumber(at: at) else { return nil }
            group = digits.value
            hasGroup = true
            slot = 0
            at = digits.end
            end = at
            form = .mixed
        }
        while at < tokens.count, at - index < Self.longestNumber {
            if at > end, tokens[at].startsLine { break }
            guard mayBegin(Self.numberRoles, at: at) || tokens[at].isDash else { break }
            if let small = match(.numeral, at: at) {
                let value = small.value
                if hasGroup, value >= slot || slot == 0 {
                    // "one twenty two", "nineteen ninety": two groups of digits read aloud.
                    guard form == .words, !isSequence, total == 0, group < 100, group > 0, value >= 10, value < 100,
                        group.rounded() == group,
                        at == end, scale == 1
                    else { break }
                    group *= 100
                    isSequence = true
                }
                if hasGroup, value == 0, at > end { break }
                group += value
                hasGroup = true
                slot = value >= 100 ? 100 : value >= 20 ? 10 : value >= 10 ? 0 : 0
                if value.rounded() != value { slot = 0 }
                at = small.end
                end = at
                scale = 1
                // "twenty-five": the hyphen joins tens and units only.
                if slot == 10, isDash(at: at), isGlued(at) || isLong(at) || !isGlued(at + 1),
                    let unit = match(.numeral, at: at + 1),
                    unit.value < 10, unit.value > 0
                {
                    at += 1
                }
                continue
            }
            if let hundred = match(.hundred, at: at), hasGroup, group < 100 || form == .mixed, group > 0, !isSequence {
                group *= hundred.value
                slot = 100
                at = hundred.end
                end = at
                scale = 1
                continue
            }
            if let next = match(.scale, at: at), hasGroup || total == 0 && index == at && isRussian {
                if !hasGroup { group = 1 }
                if next.value > lastScale {
                    // "hundred thousand million": a scale of a scale.
                    guard group == 0 else { break }
                    total *= next.value
                } else {
                    guard group > 0 || total == 0 else {
                        total *= next.value
                        at = next.end
                        end = at
                        continue
                    }
                    total += group * next.value
                }
                lastScale = next.value
                scale = next.value
                group = 0
                hasGroup = true
                slot = next.value
                at = next.end
                end = at
                if isDigits(at: at), form == .mixed || form == .words, let more = digitNumber(at: at),
                    more.value < next.value, more.isPlain,
                    match(.scale, at: more.end) != nil || match(.hundred, at: more.end) != nil
                {
                    group = more.value
                    slot = 0
                    at = more.end
                    form = .mixed
                }
                continue
            }
            if hasGroup, at == end, let and = match(.and, at: at), slot == 100 || scale > 1,
                let small = match(.numeral, at: and.end),
                small.value > 0, small.value < slot, small.value < 100 || scale > 1, !isRussian,
                followsAnd(small.end, scale: scale)
            {
                at = and.end
                continue
            }
            if hasGroup, at == end, form == .mixed, scale > 1 || slot == 100, let and = match(.and, at: at), !isRussian,
                let more = digitNumber(at: and.end), more.isPlain,
                more.value < 100
            {
                group += more.value
                at = more.end
                end = at
                slot = 0
                continue
            }
            if hasGroup, at == end, form == .words, !isRussian, let point = match(.point, at: at),
                let decimal = decimalWords(at: point.end)
            {
                group += decimal.value
                at = decimal.end
                end = at
                slot = 0
                continue
            }
            if at == end, isDash(at: at), isGlued(at), isGlued(at + 1),
                match(.hundred, at: at + 1) != nil || match(.scale, at: at + 1) != nil
            {
                at += 1
                continue
            }
            break
        }
        guard hasGroup, end > index else { return nil }
        let value = total + group
        guard value.isFinite else { return nil }
        return Numeral(range: index..<end, value: value, form: form, scale: scale)
    }

    /// Whatever may go on with a number in words.
    private static let numberRoles: UInt64 =
        Role.numeral.bit | Role.hundred.bit | Role.scale.bit | Role.and.bit | Role.point.bit

    /// Words of the longest number read; beyond it the text only repeats itself.
    private static let longestNumber = 120

    private func isLong(_ index: Int) -> Bool { tokens[index].range.count > 1 }

    /// "and" joins a number only if no other count follows: "two hundred and five people".
    private func followsAnd(_ index: Int, scale: Double) -> Bool {
        if let part = match(.fraction, at: index), part.end > index, ends("s", at: part.end - 1) { return false }
        return match(.hundred, at: index) == nil || scale >= 1000
    }

    private func decimalWords(at index: Int) -> (value: Double, end: Int)? {
        var at = index
        var value = 0.0
        var unit = 0.1
        if isDigits(at: at), let digits = digitNumber(at: at), digits.isPlain {
            var decimal = digits.value
            for _ in 0..<self.digits(at: at) { decimal /= 10 }
            return (decimal, digits.end)
        }
        while let digit = match(.numeral, at: at), digit.value < 100, unit > 1e-12 {
            if digit.value >= 10 {
                value += digit.value * unit / 10
                // "point seventy-one".
                if digit.value >= 20, isDash(at: digit.end), isGlued(digit.end),
                    let last = match(.numeral, at: digit.end + 1), last.value < 10
                {
                    value += last.value * unit / 10
                    at = last.end
                    unit /= 100
                    continue
                }
                unit /= 100
            } else {
                value += digit.value * unit
                unit /= 10
            }
            at = digit.end
        }
        return at > index ? (value, at) : nil
    }
}
