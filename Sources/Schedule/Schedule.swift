import Foundation

/// When a pipeline is to be refreshed: a cron expression in a time zone.
///
/// Daylight saving is handled as Vixie cron does. A time that the clocks skip runs at the moment they jump; a time that comes
/// twice runs the first time only. Zones come from Foundation, which carries its own copy of the IANA database.
public struct Schedule: Sendable, Hashable {
    public let expression: CronExpression
    public let zone: TimeZone

    public enum Malformed: Error, Sendable, Hashable, CustomStringConvertible {
        case expression(CronExpression.Malformed)
        case zone(String)

        public var description: String {
            switch self {
            case .expression(let malformed): malformed.description
            case .zone(let name): "there is no time zone '\(name)'; write an IANA name such as Asia/Almaty"
            }
        }
    }

    public init(_ expression: String, zone: String) throws(Malformed) {
        do {
            self.expression = try CronExpression(expression)
        } catch {
            throw .expression(error)
        }
        guard let zone = TimeZone(identifier: zone) else { throw .zone(zone) }
        self.zone = zone
    }

    /// The first moment after `date` at which the schedule holds.
    public func next(after date: Date) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var day = calendar.startOfDay(for: date)
        // A leap day on a given weekday may be 40 years away (2072 to 2112); the initializer made sure that it comes.
        for _ in 0..<(366 * 41) {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
            if let month = parts.month, let number = parts.day, let weekday = parts.weekday,
                expression.matches(month: month, day: number, weekday: weekday - 1),
                let moment = moments(on: parts, in: calendar).first(where: { $0 > date })
            {
                return moment
            }
            // Noon of the next day is never skipped, whatever the zone does at midnight.
            day = calendar.startOfDay(for: day.addingTimeInterval(36 * 3600))
        }
        return .distantFuture
    }

    /// Whether a refresh is due: the schedule came round since the last good run, once or many times.
    public func isDue(lastGood: Date?, now: Date) -> Bool {
        guard let lastGood else { return true }
        return next(after: lastGood) <= now
    }

    /// The moments of one day, in order.
    private func moments(on day: DateComponents, in calendar: Calendar) -> [Date] {
        var moments: [Date] = []
        for hour in expression.hours.sorted() {
            for minute in expression.minutes.sorted() {
                let parts = DateComponents(year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
                guard let moment = calendar.date(from: parts) else { continue }
                moments.append(skipped(parts, at: moment, in: calendar) ?? moment)
            }
        }
        return moments.sorted()
    }

    /// The moment of the jump, if the clocks skip this time.
    private func skipped(_ parts: DateComponents, at moment: Date, in calendar: Calendar) -> Date? {
        let found = calendar.dateComponents([.hour, .minute], from: moment)
        guard found.hour != parts.hour || found.minute != parts.minute else { return nil }
        return zone.nextDaylightSavingTimeTransition(after: moment.addingTimeInterval(-4 * 3600))
    }
}
