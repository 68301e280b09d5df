/// Figures of one kind in one claim: 45, 54, 51.8 and 38.5 percent.
enum Series {
    /// This many companions with more decimals make a round figure mean what it says: in a series given to a tenth, "54
    /// percent" is 54.0, and 54.3 is another figure.
    static let companions = 2

    /// The figures, with the round ones of a finer series read to its last place.
    static func sharpened(_ figures: [Figure]) -> [Figure] {
        figures.map { figure in
            guard case .quantity(var amount) = figure.content, amount.unit != "1", amount.bound == .exactly else {
                return figure
            }
            let finer = figures.compactMap { other -> Double? in
                guard case .quantity(let companion) = other.content, companion.unit == amount.unit,
                    companion.half < amount.half, isNear(companion.high, amount.high)
                else { return nil }
                return companion.half
            }
            guard finer.count >= companions, let half = finer.max() else { return figure }
            amount.half = half
            return Figure(bytes: figure.bytes, content: .quantity(amount))
        }
    }

    /// Within a factor of ten: beyond, the last place says nothing.
    private static func isNear(_ left: Double, _ right: Double) -> Bool {
        left > 0 && right > 0 && left < right * 10 && right < left * 10
    }
}
