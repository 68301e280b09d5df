import Language
import Records

extension Page {
    /// "One of the firms" and "the two countries" count nothing new.
    func pointsBack(_ quantity: Quantity) -> Bool {
        // "Four times the number" counts nothing.
        if quantity.kind == .count, reading.says("times", at: token(at: quantity.bytes.upperBound) - 1) {
            let next = token(at: quantity.bytes.upperBound)
            if reading.isA(.determiner, at: next) || reading.says(["as", "more", "higher", "larger", "what"], at: next)
            {
                return true
            }
        }
        guard quantity.kind == .count, let value = quantity.value, value <= 10 else { return false }
        let first = token(at: quantity.bytes.lowerBound)
        return value == 1 && reading.isWord(at: first)
            || reading.says(["the", "these", "those", "both", "эти"], at: first - 1)
            || reading.says(["both", "оба", "обе"], at: first)
    }

    /// «Двенадцать стульев»: a name in quotation marks counts nothing.
    func isTitle(_ quantity: Quantity) -> Bool {
        let first = token(at: quantity.bytes.lowerBound)
        return reading.isQuotation(first - 1) && reading.isGlued(first)
            && (reading.isQuotation(token(at: quantity.bytes.upperBound))
                || reading.isWord(at: first) && reading.tokens[first].isCapital)
    }

    /// "Three days ago", "over the past two years", «через 6 дней»: how far off something is, not how long.
    func isDistance(_ quantity: Quantity) -> Bool {
        guard quantity.kind == .duration else { return false }
        let first = token(at: quantity.bytes.lowerBound)
        let end = token(at: quantity.bytes.upperBound)
        // «в 12 часов», «в 41 год»: when, not how long.
        if reading.isRussian, reading.says("в", at: first - 1), !reading.mayBegin(Role.bound.bit, at: first) {
            return true
        }
        let isLastOrNext = reading.match(.direction, before: first).map {
            !reading.says("to", at: $0.range.lowerBound - 1)
        }
        return reading.match(.ago, at: end) != nil || isLastOrNext == true
            || reading.match(.ahead, before: first) != nil || reading.says(["after", "before"], at: end)
    }
}
