extension Reading {
    /// "2025-08-08", "08.08.2025", "8/8/2025", "31-12-99".
    func numericDate(at index: Int, _ reference: Day?) -> FoundDate? {
        guard let first = integer(at: index), index + 2 < tokens.count, tokens[index + 1].kind == .sign,
            isGlued(index + 1) || isSpacedDate(index),
            let second = integer(at: index + 2), isGlued(index + 2) == isGlued(index + 1),
            !(isGlued(index) && isGlued(index - 1) && isDigits(at: index - 2))
        else { return nil }
        let sign = tokens[index + 1]
        guard sign.isDash || sign.isSign(".") || sign.isSign("/") else { return nil }
        let third =
            index + 4 < tokens.count && (sign.isDash ? tokens[index + 3].isDash : tokens[index + 3].sign == sign.sign)
                && isGlued(index + 4) == isGlued(index + 2)
            ? integer(at: index + 4) : nil
        if digits(at: index) == 4, digits(at: index + 2) <= 2, (1000...2999).contains(first) {
            if let third, Day.isValid(first, second, third) {
                return FoundDate(range: index..<(index + 5), period: Period(Day(first, second, third)))
            }
            if sign.isDash || sign.isSign("/"), digits(at: index + 2) == 2, (1...12).contains(second), third == nil,
                second < 13, digits(at: index + 2) == 2, !(isDash(at: index + 1) && first % 100 + 1 == second)
            {
                return FoundDate(range: index..<(index + 3), period: Period(Day(first, second)))
            }
            return nil
        }
        guard digits(at: index) <= 2, digits(at: index + 2) <= 2 else {
            if digits(at: index) <= 2, digits(at: index + 2) == 4, (1...12).contains(first),
                (1900...2100).contains(second), sign.isSign("/") || sign.isSign(".")
            {
                return FoundDate(range: index..<(index + 3), period: Period(Day(second, first)))
            }
            return nil
        }
        let monthFirst = !isRussian && !sign.isSign(".") && first <= 12
        let (day, month) =
            monthFirst && !(first <= 12 && second <= 12 && lang == nil) ? (second, first) : (first, second)
        if let third, digits(at: index + 4) == 4 || digits(at: index + 4) == 2 {
            let year = digits(at: index + 4) == 4 ? third : third < 50 ? 2000 + third : 1900 + third
            guard Day.isValid(year, month, day) else {
                guard Day.isValid(year, day, month) else { return nil }
                return FoundDate(range: index..<(index + 5), period: Period(Day(year, day, month)))
            }
            return FoundDate(range: index..<(index + 5), period: Period(Day(year, month, day)))
        }
        // "2/15" and «18.07.» are dates only where nothing else makes a number of them.
        let isJoined = isSign(".", at: index + 3) && joiner(index + 4, open: nil).map { isDigits(at: $0) } == true
        guard tokens.count <= 12 || isJoined, let reference, Day.isValid(reference.year, month, day),
            !sign.isSign(".") || isSign(".", at: index + 3)
                || digits(at: index) == 2 && digits(at: index + 2) == 2 && isRussian
        else { return nil }
        let end = isSign(".", at: index + 3) ? index + 4 : index + 3
        return FoundDate(range: index..<end, period: Period(Day(reference.year, month, day)))
    }

    private func isSpacedDate(_ index: Int) -> Bool { tokens.count <= 6 && !tokens[index + 1].startsLine }
}
