import Language
import Records

/// The scale and unit that a head, a label or a caption gives to the figures of a table: "thousands", "million euros", "%".
struct HeadUnit: Sendable {
    let scale: Double
    let unit: Figure.Amount

    /// A number to read the words beside, which no unit makes a year or a grammar of.
    private static let sample = 15.0

    init?(_ text: ArraySlice<UInt8>, lang: String, _ reader: FigureReader) {
        for phrase in Self.phrases(text) {
            let bytes = Array("15 ".utf8) + phrase
            guard let sentence = Text(utf8: bytes) else { continue }
            let figures = reader.figures(of: sentence, lang: lang)
            guard figures.count == 1, let figure = figures.first, figure.bytes.lowerBound == 0,
                case .quantity(let amount) = figure.content, amount.kind != .ordinal,
                amount.unit != "1" || amount.low != Self.sample
            else { continue }
            // A bare word is a unit only where it is written as units are, in brackets or after a comma.
            if phrase.count == text.count, amount.low == Self.sample, amount.unit != "%" { continue }
            scale = amount.low / Self.sample
            unit = amount
            return
        }
        return nil
    }

    /// Where units stand: in brackets, after a comma, after "in"; or the whole.
    private static func phrases(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
        var phrases: [[UInt8]] = []
        if let open = text.lastIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) {
            phrases.append(
                Array(text[(open + 1)...].prefix { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "]") }))
        }
        if let comma = text.lastIndex(of: UInt8(ascii: ",")) { phrases.append(Array(text[(comma + 1)...])) }
        let sign = Array(" in ".utf8)
        if text.count > sign.count,
            let start = (text.startIndex..<text.endIndex - sign.count).last(where: { text[$0...].starts(with: sign) })
        {
            phrases.append(Array(text[(start + sign.count)...]))
        }
        phrases.append(Array(text))
        return phrases.map(singular).filter { !$0.isEmpty && $0.count <= longest }
    }

    /// Longer stretches name more than a unit.
    private static let longest = 60

    /// "Thousands of passengers" as "thousand passengers".
    private static func singular(_ phrase: [UInt8]) -> [UInt8] {
        var phrase = Array(phrase.drop { $0 <= 0x20 })
        for scale in ["thousand", "million", "billion"] where phrase.map({ $0 | 0x20 }).starts(with: scale.utf8) {
            var rest = phrase.dropFirst(scale.utf8.count)
            if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "s") { rest = rest.dropFirst() }
            if rest.starts(with: " of ".utf8) { rest = rest.dropFirst(3) }
            phrase = Array(scale.utf8) + rest
        }
        return phrase
    }

    /// A bare number of the table with what the head adds; others as they are.
    func applied(to figure: Figure, _ text: [UInt8]) -> Figure {
        let content: Figure.Amount
        switch figure.content {
        case .quantity(let amount): content = amount
        case .date(let date):
            guard date.grain == .year, !date.isPeriod, let bare = Figure.Amount(bare: text[figure.bytes]) else {
                return figure
            }
            content = bare
        }
        guard content.unit == "1", content.kind != .ordinal else { return figure }
        var amount = content
        amount.low *= scale
        amount.high *= scale
        amount.half *= scale
        amount.unit = unit.unit
        amount.kind = unit.kind
        amount.unitName = unit.unitName ?? amount.unitName
        amount.isSmall = false
        amount.isYearLike = false
        return Figure(bytes: figure.bytes, content: .quantity(amount))
    }
}
