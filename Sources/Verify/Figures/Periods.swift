/// Which date a quantity belongs to, and which quantity a date, where several share a sentence: "12 percent in 2021, 14.3
/// percent in 2022".
enum Periods {
    /// A comma or semicolon between a figure and a date counts as so many bytes: the date after "in" is nearer than the
    /// date before a comma.
    static let comma = 24
    /// A date further off than this belongs to something else.
    static let reach = 80

    /// The figure nearest to `figure` among those of the same sentence: its date, or the quantity that a date dates.
    static func companion(of figure: Figure, among figures: [Figure], _ bytes: [UInt8]) -> Figure? {
        var best: (gap: Int, figure: Figure)?
        for other in figures where other.isDate != figure.isDate && !other.bytes.overlaps(figure.bytes) {
            let isBefore = other.bytes.upperBound <= figure.bytes.lowerBound
            let gap =
                isBefore
                ? other.bytes.upperBound..<figure.bytes.lowerBound : figure.bytes.upperBound..<other.bytes.lowerBound
            guard gap.count <= reach, gap.upperBound <= bytes.count else { continue }
            let commas = bytes[gap].count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
            let distance = gap.count + comma * commas
            if distance < best?.gap ?? .max { best = (distance, other) }
        }
        return best?.figure
    }

    /// How the companions of a match and of a rival settle which of the two is meant.
    enum Answer {
        case match, rival, open
    }

    static func answer(claimed: Figure?, match: Figure?, rival: Figure?, units: UnitTable) -> Answer {
        guard let match, let rival else { return .open }
        // A claim that names no year means whichever year the source has for its figure.
        guard let claimed else { return match.isDate && !match.agrees(with: rival, units) ? .match : .open }
        switch (claimed.agrees(with: match, units), claimed.agrees(with: rival, units)) {
        case (true, false): return .match
        case (false, true): return .rival
        default: return .open
        }
    }
}

extension Figure {
    fileprivate func agrees(with other: Figure, _ units: UnitTable) -> Bool {
        Comparison(claimed: self, found: other, units: units).isSame
    }
}
