import Foundation

/// Calendars that feasts are reckoned by, as CLDR and ICU have them.
enum OtherCalendar: String, Sendable {
    case hebrew, islamic, chinese, persian

    /// The number of a month given by name, or by number where its calendar has no names of its own.
    func month(_ name: String) -> Int? {
        switch self {
        case .hebrew: Self.hebrewMonths.firstIndex(of: name).map { $0 + 1 }
        case .islamic: Self.islamicMonths.firstIndex(of: name).map { $0 + 1 }
        case .chinese, .persian: Int(name).flatMap { (1...12).contains($0) ? $0 : nil }
        }
    }

    /// ICU counts the extra Adar of a leap year as the sixth month, in all years.
    private static let hebrewMonths = [
        "tishri", "heshvan", "kislev", "tevet", "shevat", "adar-i", "adar", "nisan", "iyar", "sivan", "tamuz", "av",
        "elul",
    ]
    private static let islamicMonths = [
        "muharram", "safar", "rabi-i", "rabi-ii", "jumada-i", "jumada-ii", "rajab", "shaban", "ramadan", "shawwal",
        "dhu-al-qidah", "dhu-al-hijjah",
    ]

    /// The days of the Gregorian `year` that are the given day of this calendar.
    func days(month: Int, day: Int, in year: Int) -> [Int] {
        let calendar = self.calendar
        var out: [Int] = []
        // A Gregorian year can touch three years of a shorter calendar.
        for place in [Day(year, 1, 1), Day(year, 7, 1), Day(year, 12, 31)] {
            var parts = calendar.dateComponents(
                [.era, .year], from: Date(timeIntervalSince1970: seconds(place.number)))
            parts.month = month
            parts.day = day
            if self == .chinese { parts.isLeapMonth = false }
            guard let date = calendar.date(from: parts) else { continue }
            let number = Int((date.timeIntervalSince1970 / 86400).rounded(.down))
            if Day(number: number).year == year, out.last != number { out.append(number) }
        }
        return out
    }

    private func seconds(_ day: Int) -> Double { Double(day) * 86400 }

    private var calendar: Calendar {
        switch self {
        case .hebrew: Self.hebrewCalendar
        case .islamic: Self.islamicCalendar
        case .chinese: Self.chineseCalendar
        case .persian: Self.persianCalendar
        }
    }

    private static let hebrewCalendar = utc(.hebrew)
    private static let islamicCalendar = utc(.islamicUmmAlQura)
    private static let chineseCalendar = utc(.chinese)
    private static let persianCalendar = utc(.persian)

    private static func utc(_ identifier: Calendar.Identifier) -> Calendar {
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = .gmt
        return calendar
    }
}
