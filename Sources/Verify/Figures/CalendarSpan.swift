/// A date or period as the days it covers, as far as it says: a year, a month, a day, or from one to another.
///
/// Read from EDTF (ISO 8601-2): `2024`, `2024-05`, `2024-05-11`, `XXXX-05-11`, `192X`, `2024-33` (quarter), `A/B`,
/// `../B`. Qualifiers (`~`, `?`, `%`) are left out.
struct CalendarSpan: Sendable, Hashable {
    enum Grain: Int, Sendable, Comparable {
        case century, decade, year, season, month, day
        static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }
    }

    /// Days since 0 March of year 0, both included; nil at an open end. Without a year, days of a leap year.
    var first: Int?
    var last: Int?
    var grain: Grain
    /// A day or month of no particular year.
    var isYearless: Bool
    /// Two dates with a slash between them.
    var isPeriod = false

    /// "The 1800s" are ten years as often as a hundred: the days of the hundred.
    var century: ClosedRange<Int>? {
        guard grain == .decade, !isPeriod, let year, year % 100 == 0 else { return nil }
        return Self.day(year, 1, 1)...Self.day(year + 100, 1, 1) - 1
    }

    /// "Since 2025", "by 2030": one end is not named.
    var isOpen: Bool { first == nil || last == nil }

    init?(edtf: String) {
        let bytes = edtf.utf8.filter { $0 != 0x7E && $0 != 0x3F && $0 != 0x25 }
        if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
            let low = Self.point(Array(bytes[..<slash]))
            let high = Self.point(Array(bytes[(slash + 1)...]))
            guard low != nil || high != nil else { return nil }
            first = low?.first
            last = high?.last
            grain = max(low?.grain ?? .century, high?.grain ?? .century)
            isYearless = low?.isYearless ?? high?.isYearless ?? false
            isPeriod = true
        } else if let point = Self.point(bytes) {
            self = point
        } else {
            return nil
        }
    }

    private init(first: Int, last: Int, grain: Grain, isYearless: Bool) {
        self.first = first
        self.last = last
        self.grain = grain
        self.isYearless = isYearless
    }

    private static func point(_ bytes: [UInt8]) -> CalendarSpan? {
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(Array.init)
        guard let yearText = parts.first, yearText.count == 4 else { return nil }
        let open = yearText.reversed().prefix { $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "x") }.count
        let yearless = open == 4
        guard let base = yearless ? 2000 : number(Array(yearText.dropLast(open))) else { return nil }
        var width = 1
        if !yearless { for _ in 0..<open { width *= 10 } }
        let year = base * width
        guard parts.count > 1, let month = number(parts[1]) else {
            guard !yearless else { return nil }
            return CalendarSpan(
                first: day(year, 1, 1), last: day(year + width, 1, 1) - 1,
                grain: width == 1 ? .year : width == 10 ? .decade : .century, isYearless: false)
        }
        if let months = season(month) {
            let from = day(year + (months.lowerBound - 1) / 12, (months.lowerBound - 1) % 12 + 1, 1)
            let to = day(year + (months.upperBound) / 12, months.upperBound % 12 + 1, 1) - 1
            return CalendarSpan(first: from, last: to, grain: .season, isYearless: yearless)
        }
        guard 1...12 ~= month else { return nil }
        if parts.count > 2, parts[2].count >= 2, let date = number(Array(parts[2].prefix(2))), 1...31 ~= date {
            let here = day(year, month, date)
            return CalendarSpan(first: here, last: here, grain: .day, isYearless: yearless)
        }
        let next = day(year + month / 12, month % 12 + 1, 1)
        return CalendarSpan(first: day(year, month, 1), last: next - 1, grain: .month, isYearless: yearless)
    }

    /// EDTF seasons 21–24, quarters 33–36 and halves 40–41, as months.
    private static func season(_ code: Int) -> ClosedRange<Int>? {
        switch code {
        case 21: 3...5
        case 22: 6...8
        case 23: 9...11
        case 24: 12...14
        case 33...36: ((code - 33) * 3 + 1)...((code - 33) * 3 + 3)
        case 40, 41: ((code - 40) * 6 + 1)...((code - 40) * 6 + 6)
        default: nil
        }
    }

    private static func number(_ bytes: [UInt8]) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 6 else { return nil }
        var value = 0
        for byte in bytes {
            guard WordScanner.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// Days from civil (Hinnant 2013), proleptic Gregorian.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let shifted = (month + 9) % 12
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * shifted + 2) / 5 + day - 1
    }

    /// The year and month of a day: the inverse of `day` (Hinnant 2013).
    static func civil(_ day: Int) -> (year: Int, month: Int) {
        let era = (day >= 0 ? day : day - 146_096) / 146_097
        let dayOfEra = day - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let shifted = (5 * (dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)) + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month)
    }

    /// The year it falls in, or begins in.
    var year: Int? {
        guard !isYearless, let day = first ?? last else { return nil }
        return Self.civil(day).year
    }

    /// Whether another lies in it, and is shorter.
    func holds(_ other: CalendarSpan) -> Bool {
        guard let first, let last, let low = other.first, let high = other.last else { return false }
        return first <= low && high <= last && last - first > high - low
    }
}
