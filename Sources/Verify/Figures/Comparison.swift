import Foundation
import Records

/// How two figures stand to each other.
enum Comparison: Sendable {
    /// The same value, or one that rounds to it, or a date that lies in it.
    case agrees
    /// One says less than the other: a month against a day in it, "more than 40" against "45".
    case covers
    /// Measures the same kind of thing and has another value.
    case differs
    /// Not the same kind of thing.
    case unrelated

    /// How much a converted unit may be off: translators round to the nearest handy figure.
    static let conversionTolerance = 0.035
    /// How much "about" allows.
    static let aboutTolerance = 0.05

    init(claimed: Figure, found: Figure, units: UnitTable) {
        switch (claimed.content, found.content) {
        case (.date(let left), .date(let right)): self = Self.dates(left, right)
        case (.quantity(let left), .quantity(let right)): self = Self.amounts(left, right, units)
        case (.date(let date), .quantity(let amount)): self = Self.mixed(date, amount)
        case (.quantity(let amount), .date(let date)): self = Self.mixed(date, amount)
        }
    }

    /// A year that one side read as a bare number.
    private static func mixed(_ date: CalendarSpan, _ amount: Figure.Amount) -> Comparison {
        guard date.grain == .year, !date.isPeriod, amount.isYearLike, amount.label == nil, let year = date.year
        else { return .unrelated }
        if Double(year) == amount.low { return .agrees }
        return amount.isYear ? .differs : .unrelated
    }

    private static func dates(_ claimed: CalendarSpan, _ found: CalendarSpan) -> Comparison {
        if let century = claimed.century ?? found.century {
            let other = claimed.century == nil ? claimed : found
            if let first = other.first, let last = other.last, century.lowerBound <= first, last <= century.upperBound {
                return .covers
            }
        }
        if claimed.isYearless != found.isYearless { return yearless(claimed, found) }
        if claimed == found { return .agrees }
        if claimed.isOpen || found.isOpen { return open(claimed, found) }
        let low = claimed.first ?? .min
        let high = claimed.last ?? .max
        let foundLow = found.first ?? .min
        let foundHigh = found.last ?? .max
        if low <= foundLow && foundHigh <= high { return .agrees }
        // A day within a period is no news of that day, unless the period begins or ends on it; nor is a month.
        if found.isPeriod && !claimed.isPeriod && claimed.grain >= .month && found.grain >= claimed.grain {
            return low...high ~= foundLow || low...high ~= foundHigh ? .covers : .differs
        }
        if foundLow <= high && low <= foundHigh { return .covers }
        return .differs
    }

    /// "By 2030" against "by 2035" or "in 2030": what counts is the end that is named.
    private static func open(_ claimed: CalendarSpan, _ found: CalendarSpan) -> Comparison {
        let coarse = min(claimed.grain, found.grain)
        func isSame(_ left: Int?, _ right: Int?) -> Bool {
            guard let left, let right else { return false }
            let (mine, theirs) = (CalendarSpan.civil(left), CalendarSpan.civil(right))
            return switch coarse {
            case .day: left == right
            case .month: mine == theirs
            case .season: abs(left - right) < 92
            case .year, .decade, .century: mine.year == theirs.year
            }
        }
        let isNamed =
            claimed.isOpen && found.isOpen
            ? isSame(claimed.first, found.first) || isSame(claimed.last, found.last)
            : isSame(claimed.first ?? claimed.last, found.first ?? found.last)
        return isNamed ? (claimed.isOpen == found.isOpen ? .agrees : .covers) : .differs
    }

    /// "11 May" against "11 May 2015": the day of the year is all that can be compared.
    private static func yearless(_ left: CalendarSpan, _ right: CalendarSpan) -> Comparison {
        let bare = left.isYearless ? left : right
        let full = left.isYearless ? right : left
        guard full.grain >= .month, let day = full.first, let end = full.last, let year = full.year,
            let first = bare.first, let last = bare.last
        else { return .unrelated }
        // Both moved to the same leap year.
        let shift = CalendarSpan.day(2000, 3, 1) - CalendarSpan.day(isAfterFebruary(day, year) ? year : year, 3, 1)
        let low = day + shift
        let high = end + shift
        if first <= low && high <= last { return left.isYearless ? .agrees : .covers }
        if low <= last && first <= high { return .covers }
        return .differs
    }

    private static func isAfterFebruary(_ day: Int, _ year: Int) -> Bool { day >= CalendarSpan.day(year, 3, 1) }

    private static func amounts(_ claimed: Figure.Amount, _ found: Figure.Amount, _ units: UnitTable) -> Comparison {
        if (claimed.kind == .ordinal) != (found.kind == .ordinal) { return .unrelated }
        if claimed.isVague || found.isVague {
            guard claimed.unit == found.unit else { return .unrelated }
            return claimed.low <= found.high && found.low <= claimed.high ? .covers : .unrelated
        }
        // "Slide 38" counts nothing, and 1825 is a year more often than a number of things.
        if claimed.unit == "1", found.unit == "1",
            claimed.label != found.label || claimed.isYear != found.isYear
        {
            return values(claimed, found, slack: 0).isSame ? .covers : .unrelated
        }
        if claimed.unit == degrees, found.unit == degrees, !values(claimed, found, slack: 0).isSame {
            return isConverted(claimed, found, units) || isConverted(found, claimed, units) ? .covers : .differs
        }
        if claimed.unit == found.unit || (isShare(claimed.unit) && isShare(found.unit)) {
            return values(claimed, found, slack: 0)
        }
        if claimed.isFraction != found.isFraction, isShare(claimed.isFraction ? found.unit : claimed.unit) {
            return values(claimed.asShare, found.asShare, slack: 0)
        }
        // The same sum in another currency is another sum.
        if claimed.kind == .money, found.kind == .money, claimed.unit != found.unit {
            return claimed.low == found.low && claimed.high == found.high ? .differs : .unrelated
        }
        // "80 degrees" are Fahrenheit or Celsius.
        if (claimed.unit == degrees) != (found.unit == degrees) {
            let said = temperatures.map { unit in
                var (left, right) = (claimed, found)
                if left.unit == degrees { left.unit = unit }
                if right.unit == degrees { right.unit = unit }
                return amounts(left, right, units)
            }
            return said.first(where: \.isSame) ?? said.first { $0 == .differs } ?? .unrelated
        }
        if let factor = units.factor(from: found.unit, to: claimed.unit) {
            var converted = found
            converted.low = found.low * factor.scale + factor.offset
            converted.high = found.high * factor.scale + factor.offset
            converted.half = found.half * factor.scale
            return values(claimed, converted, slack: factor.isRounded ? conversionTolerance : 0)
        }
        // A unit that only one side names: "$5" against "5", "40 %" against "40".
        if claimed.unit == "1" || found.unit == "1" {
            // "Two" of anything is no 1.9 kilometres.
            let bare = claimed.unit == "1" ? claimed : found
            return !(bare.isSmall && bare.isInWords) && values(claimed, found, slack: 0).isSame ? .covers : .unrelated
        }
        return .unrelated
    }

    /// Whether one has in Fahrenheit what the other has in Celsius.
    private static func isConverted(_ fahrenheit: Figure.Amount, _ celsius: Figure.Amount, _ units: UnitTable) -> Bool {
        var (left, right) = (fahrenheit, celsius)
        left.unit = "[degF]"
        right.unit = "Cel"
        return amounts(left, right, units).isSame
    }

    private static let degrees = "deg"
    private static let temperatures = ["Cel", "[degF]"]

    private static func isShare(_ unit: String) -> Bool { unit == "%" || unit == "pp" }

    private static func values(_ claimed: Figure.Amount, _ found: Figure.Amount, slack: Double) -> Comparison {
        // "More than 40" against "less than 40" is no agreement, however alike the figures.
        if let up = points(claimed.bound), let other = points(found.bound), up != other { return .differs }
        // "More than seven" against "six to seven".
        if found.bound == .range, let up = points(claimed.bound) {
            if up ? found.low >= claimed.low : found.high <= claimed.high { return .agrees }
            return (up ? found.high > claimed.low : found.low < claimed.high) ? .covers : .differs
        }
        let scale = max(abs(claimed.high), abs(found.high))
        var tolerance = max(claimed.half, scale * slack) + scale * 1e-9
        if claimed.bound == .about || found.bound == .about { tolerance = max(tolerance, scale * aboutTolerance) }
        if abs(claimed.low - found.low) <= tolerance && abs(claimed.high - found.high) <= tolerance { return .agrees }
        // The source rounds more than the claim does.
        if claimed.low == claimed.high, found.low == found.high, found.half > claimed.half,
            abs(claimed.low - found.low) <= found.half
        {
            return .covers
        }
        // Two ranges are the same where both their ends are.
        if claimed.bound == .range && found.bound == .range { return .differs }
        // "More than 40" against "45"; two bounds are the same only where their figures are.
        if isOpen(claimed) && isOpen(found) { return .differs }
        if holds(claimed, found.low), holds(claimed, found.high), claimed.bound != .exactly { return .agrees }
        if holds(found, claimed.low), holds(found, claimed.high), found.bound != .exactly { return .covers }
        return .differs
    }

    private static func isOpen(_ amount: Figure.Amount) -> Bool { points(amount.bound) != nil }

    /// Whether a bound leaves room above a figure; nil where it names both ends.
    private static func points(_ bound: Fact.Bound) -> Bool? {
        switch bound {
        case .exactly, .about, .range: nil
        case .moreThan, .atLeast: true
        case .lessThan, .atMost: false
        }
    }

    private static func holds(_ amount: Figure.Amount, _ value: Double) -> Bool {
        switch amount.bound {
        case .exactly, .about: abs(amount.low - value) <= amount.half
        case .moreThan, .atLeast: value >= amount.low && value <= max(amount.low * 2, amount.low + 1)
        case .lessThan, .atMost: value <= amount.high && value >= amount.high / 2
        case .range: amount.low <= value && value <= amount.high
        }
    }

    var isSame: Bool { self == .agrees || self == .covers }
}

extension Figure.Amount {
    /// A fraction in percent; anything else as it is.
    fileprivate var asShare: Figure.Amount {
        guard isFraction else { return self }
        var share = self
        share.low *= 100
        share.high *= 100
        share.half *= 100
        return share
    }
}
