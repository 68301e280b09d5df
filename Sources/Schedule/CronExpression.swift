/// A five-field cron expression (POSIX crontab, with Vixie cron's names, steps and `7` for Sunday).
///
///     try CronExpression("0 6 * * 1")   // six o'clock on Mondays
public struct CronExpression: Sendable, Hashable, CustomStringConvertible {
    public let description: String
    let minutes: Set<Int>
    let hours: Set<Int>
    let days: Set<Int>
    let months: Set<Int>
    /// 0 is Sunday.
    let weekdays: Set<Int>
    /// Whether the day-of-month (or day-of-week) field restricts anything. When both do, either will do (POSIX).
    let restrictsDays: Bool
    let restrictsWeekdays: Bool

    /// What is wrong with an expression, with what to write instead.
    public struct Malformed: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    private struct Field {
        var name: String
        var range: ClosedRange<Int>
        var names: [String] = []
        /// What the first of `names` stands for.
        var firstName = 0
    }

    private static let fields = [
        Field(name: "minute", range: 0...59),
        Field(name: "hour", range: 0...23),
        Field(name: "day of month", range: 1...31),
        Field(
            name: "month", range: 1...12,
            names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], firstName: 1),
        Field(name: "day of week", range: 0...7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    public init(_ text: String) throws(Malformed) {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard parts.count == 5 else {
            throw Malformed(
                description:
                    "'\(text)' has \(parts.count) fields; cron takes five: minute hour day-of-month month day-of-week")
        }
        var sets: [Set<Int>] = []
        for (part, field) in zip(parts, Self.fields) { sets.append(try Self.values(of: part, in: field)) }
        description = parts.joined(separator: " ")
        minutes = sets[0]
        hours = sets[1]
        days = sets[2]
        months = sets[3]
        weekdays = Set(sets[4].map { $0 % 7 })
        restrictsDays = !parts[2].hasPrefix("*")
        restrictsWeekdays = !parts[4].hasPrefix("*")
        guard restrictsWeekdays || Self.canOccur(days: days, months: months) else {
            throw Malformed(description: "'\(text)' never comes: no such day in any of its months")
        }
    }

    /// Whether the expression holds on a day.
    func matches(month: Int, day: Int, weekday: Int) -> Bool {
        guard months.contains(month) else { return false }
        if restrictsDays && restrictsWeekdays { return days.contains(day) || weekdays.contains(weekday) }
        return days.contains(day) && weekdays.contains(weekday)
    }

    private static func canOccur(days: Set<Int>, months: Set<Int>) -> Bool {
        let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return months.contains { month in days.contains { $0 <= longest[month - 1] } }
    }

    private static func values(of text: String, in field: Field) throws(Malformed) -> Set<Int> {
        var values: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let step = halves.count == 2 ? Int(halves[1]) : 1
            guard let step, step > 0, let range = range(of: String(halves[0]), hasStep: halves.count == 2, in: field)
            else {
                throw Malformed(
                    description:
                        "'\(part)' is no \(field.name); it takes \(field.range.lowerBound)-\(field.range.upperBound), "
                        + "lists (1,15), ranges (1-5), steps (*/10)"
                        + (field.names.isEmpty ? "" : " and names (\(field.names[0]), \(field.names[1]), …)"))
            }
            values.formUnion(stride(from: range.lowerBound, through: range.upperBound, by: step))
        }
        return values
    }

    private static func range(of text: String, hasStep: Bool, in field: Field) -> ClosedRange<Int>? {
        if text == "*" { return field.range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { number(String($0), in: field) }
        guard let first = ends.first.flatMap({ $0 }) else { return nil }
        if ends.count == 1 { return hasStep ? first...field.range.upperBound : first...first }
        guard ends.count == 2, let last = ends[1], first <= last else { return nil }
        return first...last
    }

    private static func number(_ text: String, in field: Field) -> Int? {
        if let index = field.names.firstIndex(of: text.lowercased()) { return index + field.firstName }
        guard text.allSatisfy(\.isNumber), let number = Int(text), field.range.contains(number) else { return nil }
        return number
    }
}
