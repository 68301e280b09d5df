/// The date of publication that an address carries in its path: `/2025/07/15/`, `-2025-7-31-0`, `/20250715`.
enum AddressDate {
    /// ISO 8601, as precise as the path: day, month, or a year that is a segment of its own. Nil rather than a guess.
    static func published(in url: String) -> String? {
        guard let colon = url.firstRange(of: "://") else { return nil }
        let rest = url[colon.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let path = Array(rest[slash...].prefix { !"?#".contains($0) }.utf8)
        var numbers: [(value: Int, digits: Int, start: Int, end: Int)] = []
        var index = 0
        while index < path.count {
            guard path[index].isASCIIDigit else {
                index += 1
                continue
            }
            let start = index
            var value = 0
            while index < path.count, path[index].isASCIIDigit {
                value = min(value * 10 + Int(path[index] - 0x30), 1_000_000_000)
                index += 1
            }
            numbers.append((value, index - start, start, index))
        }
        var best: String?
        for (place, number) in numbers.enumerated() {
            let before = path[number.start - 1]
            guard before == UInt8(ascii: "/") || before == UInt8(ascii: "-") || before == UInt8(ascii: "_") else {
                continue
            }
            if number.digits == 8 {
                let (year, month, day) = (number.value / 10_000, number.value / 100 % 100, number.value % 100)
                if isYear(year), CalendarDate.isValid(year, month, day) { return CalendarDate.iso(year, month, day) }
            }
            guard number.digits == 4, isYear(number.value) else { continue }
            let month = next(after: place, in: numbers, path: path)
            if let month, (1...12).contains(month.number.value) {
                let day = next(after: month.place, in: numbers, path: path)
                if let day, day.separator == month.separator,
                    CalendarDate.isValid(number.value, month.number.value, day.number.value)
                {
                    return CalendarDate.iso(number.value, month.number.value, day.number.value)
                }
                // A month counts only as a segment of its own: `/2024/05/`, not `/plan-2024-5`.
                if before == UInt8(ascii: "/"), month.separator == UInt8(ascii: "/"),
                    isSegmentEnd(path, month.number.end)
                {
                    best = CalendarDate.iso(number.value, month.number.value, nil)
                    continue
                }
            }
            if best == nil, before == UInt8(ascii: "/"), isSegmentEnd(path, number.end), number.end < path.count {
                best = CalendarDate.iso(number.value, nil, nil)
            }
        }
        return best
    }

    private typealias Number = (value: Int, digits: Int, start: Int, end: Int)

    private static func next(
        after place: Int, in numbers: [Number], path: [UInt8]
    ) -> (number: Number, place: Int, separator: UInt8)? {
        guard place + 1 < numbers.count else { return nil }
        let (left, right) = (numbers[place], numbers[place + 1])
        guard right.start == left.end + 1, right.digits <= 2, right.digits >= 1 else { return nil }
        let separator = path[left.end]
        guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_") else {
            return nil
        }
        guard right.end == path.count || !path[right.end].isASCIILetter else { return nil }
        return (right, place + 1, separator)
    }

    private static func isSegmentEnd(_ path: [UInt8], _ index: Int) -> Bool {
        index >= path.count || path[index] == UInt8(ascii: "/")
    }

    private static func isYear(_ year: Int) -> Bool { (1990...2099).contains(year) }
}

/// Dates of the Gregorian calendar, written as ISO 8601.
enum CalendarDate {
    static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1000...2999).contains(year), (1...12).contains(month), day >= 1 else { return false }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return day <= days
    }

    static func iso(_ year: Int, _ month: Int?, _ day: Int?) -> String {
        [year, month, day].compactMap(\.self).map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
    }
}
