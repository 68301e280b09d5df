import Synchronization

/// A holiday of the lexicon: when it begins and how many days it lasts.
///
/// A feast that begins at sunset is dated by the evening on which it begins, if its rule says so (`-1`).
package final class Holiday: Sendable {
    private let rule: HolidayRule
    private let length: Int
    /// Days by year, since the sky is slow to ask and a text names the same years again and again.
    private let known = Mutex<[Int: [Int]]>([:])

    init(rule: HolidayRule, length: Int) {
        self.rule = rule
        self.length = length
    }

    /// Years in which rules hold: no calendar above was reckoned so before or will surely be after.
    private static let years = 1583...2299

    /// Every time it falls in `year`.
    func periods(in year: Int) -> [Period] {
        guard Self.years.contains(year) else { return [] }
        let days = known.withLock { known in
            if let days = known[year] { return days }
            let days = rule.days(in: year)
            known[year] = days
            return days
        }
        return days.map {
            length == 1 ? Period(Day(number: $0)) : Period(from: Day(number: $0), to: Day(number: $0 + length - 1))
        }
    }

    /// The first time it falls on or after `day`, or the last time before it.
    func nearest(to day: Day, isPast: Bool) -> Period? {
        let today = day.number
        let around = ((day.year - 1)...(day.year + 1)).flatMap { periods(in: $0) }
        return isPast
            ? around.last { $0.from.map { $0.number < today } == true }
            : around.first { $0.from.map { $0.number >= today } == true }
    }
}
