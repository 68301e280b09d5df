/// A day, perhaps with the time as written.
struct CalendarDate: Sendable, Hashable, Comparable {
    var year: Int
    var month: Int
    var day: Int
    /// `T14:30:00+02:00`, as written, or empty.
    var time = ""

    init?(year: Int, month: Int, day: Int, time: String = "") {
        guard (1990...2099).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.time = time
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Whether `other` is the day after.
    func isEve(of other: CalendarDate) -> Bool {
        if (year, month, day + 1) == (other.year, other.month, other.day) { return true }
        guard day == CalendarDate.days(in: month, of: year), other.day == 1 else { return false }
        return month == 12 ? other.month == 1 && other.year == year + 1 : other.month == month + 1 && other.year == year
    }

    /// The hour of a time that is given in UTC; nil for other zones and for a day alone.
    var hourInUTC: Int? {
        guard time.hasPrefix("T"), ["Z", "+00:00", "+0000", "+00"].contains(where: time.hasSuffix) else { return nil }
        return Int(time.dropFirst().prefix(2))
    }

    /// ISO 8601.
    var iso: String {
        let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(pad(month))-\(pad(day))\(time)"
    }

    static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
