/// A year, month or day of the Gregorian calendar, with the arithmetic that periods need.
package struct Day: Sendable, Hashable {
    package var year: Int
    package var month: Int?
    package var day: Int?

    package init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the first ten characters of an ISO 8601 date or date and time.
    package init?(iso: String) {
        let parts = iso.prefix(10).split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            Day.isValid(year, month, day)
        else { return nil }
        self.init(year, month, day)
    }

    static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1...12).contains(month) && day >= 1 && day <= length(of: month, in: year)
    }

    package static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 of the first day of this period (Hinnant, "chrono-compatible low-level date algorithms").
    var number: Int {
        let m = month ?? 1
        let y = m <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
    }

    init(number: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        self.init(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
    }

    /// Monday is 1.
    var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    func adding(days: Int) -> Day { Day(number: number + days) }

    /// The month `months` away, without its day.
    func adding(months: Int) -> Day {
        let index = year * 12 + (month ?? 1) - 1 + months
        let y = index >= 0 ? index / 12 : (index - 11) / 12
        return Day(y, index - y * 12 + 1)
    }

    /// The day, month or year after this one.
    var next: Day { step(1) }
    var previous: Day { step(-1) }

    private func step(_ step: Int) -> Day {
        if day != nil { return adding(days: step) }
        return month == nil ? Day(year + step) : adding(months: step)
    }

    /// As EDTF: `2025-08-08`, `2025-07`, `2024`; an unknown year is `XXXX`.
    package var edtf: String {
        var out: [UInt8] = []
        out.reserveCapacity(12)
        if year == Day.unknown { out += "XXXX".utf8 } else { Day.append(year, width: 4, to: &out) }
        for part in [month, day] {
            guard let part else { break }
            out.append(UInt8(ascii: "-"))
            Day.append(part, width: 2, to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    static let unknown = -999_999

    /// In decimal digits, with zeros before them up to `width`.
    private static func append(_ number: Int, width: Int, to out: inout [UInt8]) {
        if number < 0 { out.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = out.count
        while rest > 0 || out.count - start < width {
            out.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        out[start...].reverse()
    }
}
