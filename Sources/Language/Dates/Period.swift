/// A stretch of time from the first to the last day, month or year, both included. A nil end is open.
package struct Period: Sendable, Hashable {
    package var from: Day?
    package var to: Day?

    init(_ day: Day) {
        from = day
        to = day
    }

    init(from: Day?, to: Day?) {
        self.from = from
        self.to = to
    }

    /// Whether its years have four digits, as EDTF level 1 asks; "the next 900 decades" has not.
    var isWritable: Bool {
        [from, to].allSatisfy { day in day.map { abs($0.year) <= 9999 || $0.year == Day.unknown } ?? true }
    }

    package var edtf: String {
        if from == to, let from { return from.edtf }
        return (from?.edtf ?? "..") + "/" + (to?.edtf ?? "..")
    }

    /// `count` months from `start` on.
    static func months(_ count: Int, from start: Day) -> Period {
        count == 1
            ? Period(Day(start.year, start.month ?? 1))
            : Period(from: Day(start.year, start.month ?? 1), to: start.adding(months: count - 1))
    }
}
