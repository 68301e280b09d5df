import Foundation

/// Moments as WARC and the records write them: ISO 8601 in UTC with milliseconds, `2026-11-24T17:15:56.123Z`.
public enum WARCDate {
    /// Milliseconds since 1970 as text.
    public static func text(_ milliseconds: Int) -> String {
        let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let inDay = milliseconds - days * 86_400_000
        let (year, month, day) = civil(days)
        func pad(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
        let clock = "\(pad(inDay / 3_600_000, 2)):\(pad(inDay / 60_000 % 60, 2)):\(pad(inDay / 1000 % 60, 2))"
        return "\(date)T\(clock).\(pad(inDay % 1000, 3))Z"
    }

    public static func text(_ date: Date) -> String { text(Int((date.timeIntervalSince1970 * 1000).rounded(.down))) }

    /// Reads the same, with fewer parts or more digits of a second; nil for anything else.
    public static func milliseconds(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= digits.count else { return nil }
            var value = 0
            for byte in digits[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte & 15)
            }
            return value
        }
        guard let year = number(0..<4) else { return nil }
        let month = number(5..<7) ?? 1
        let day = number(8..<10) ?? 1
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let hour = number(11..<13) ?? 0
        let minute = number(14..<16) ?? 0
        let second = number(17..<19) ?? 0
        var fraction = 0
        if digits.count > 20, digits[19] == UInt8(ascii: ".") {
            let part = digits[20...].prefix { (0x30...0x39).contains($0) }.prefix(3)
            fraction = part.reduce(0) { $0 * 10 + Int($1 & 15) }
            for _ in part.count..<3 { fraction *= 10 }
        }
        let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
        return seconds * 1000 + fraction
    }

    /// Days since 1970 of a date in the proleptic Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }
}
