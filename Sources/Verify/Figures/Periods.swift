/// Which date a figure belongs to, where several figures and dates share a sentence: "12 percent in 2021, 14.3 percent in
/// 2022".
enum Periods {
    /// A comma or semicolon between a figure and a date counts as so many bytes: the date after "in" is nearer than the
    /// date before a comma.
    static let comma = 24
    /// A date further off than this belongs to something else.
    static let reach = 80

    /// The date nearest to `figure` among `figures` of the same sentence.
    static func date(of figure: Figure, among figures: [Figure], _ bytes: [UInt8]) -> CalendarSpan? {
        var best: (gap: Int, date: CalendarSpan)?
        for other in figures where !other.bytes.overlaps(figure.bytes) {
            guard case .date(let date) = other.content else { continue }
            let isBefore = other.bytes.upperBound <= figure.bytes.lowerBound
            let gap =
                isBefore
                ? other.bytes.upperBound..<figure.bytes.lowerBound : figure.bytes.upperBound..<other.bytes.lowerBound
            guard gap.count <= reach, gap.upperBound <= bytes.count else { continue }
            let commas = bytes[gap].count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
            let distance = gap.count + comma * commas
            if distance < best?.gap ?? .max { best = (distance, date) }
        }
        return best?.date
    }

    /// How the dates of a match and of a rival settle which of the two is meant.
    enum Answer {
        case match, rival, open
    }

    static func answer(claimed: CalendarSpan?, match: CalendarSpan?, rival: CalendarSpan?) -> Answer {
        guard let claimed, let match, let rival else { return .open }
        switch (meets(claimed, match), meets(claimed, rival)) {
        case (true, false): return .match
        case (false, true): return .rival
        default: return .open
        }
    }

    /// Whether two dates have a day in common.
    private static func meets(_ left: CalendarSpan, _ right: CalendarSpan) -> Bool {
        guard left.isYearless == right.isYearless else { return false }
        return (left.first ?? .min) <= (right.last ?? .max) && (right.first ?? .min) <= (left.last ?? .max)
    }
}
