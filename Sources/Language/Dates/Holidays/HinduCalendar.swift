/// Festivals of the Hindu, Jain, Sikh and Buddhist year: a lunar day (tithi) of a lunar month, or the sun's entry into
/// a sign (Reingold and Dershowitz, "Calendrical Calculations", chapter 20), with true sun and moon, for India.
///
/// Months run from new moon to new moon and bear the name of the sign that the sun enters in them; a month in which it
/// enters none is an extra one, in which no festival falls.
enum HinduCalendar {
    static let months = [
        "chaitra", "vaishakha", "jyeshtha", "ashadha", "shravana", "bhadrapada", "ashvin", "kartika", "margashirsha",
        "pausha", "magha", "phalguna",
    ]

    /// When in the day the tithi must rule, as a part of the day in India.
    enum Moment: String { case sunrise, noon, afternoon, evening, midnight }

    /// Days in `year` on which tithi 1...30 (15 full moon, 30 new moon) of month 0...11 is kept.
    static func days(of tithi: Int, in month: Int, at moment: Moment, year: Int) -> [Int] {
        // The month begins about 30 days before the sun, having passed its sign, makes a year of it: look near by.
        let first = Double(Day(year, 1, 1).number)
        var start = Sky.newMoon(before: first)
        var out: [Int] = []
        while start < first + 400 {
            let next = Sky.newMoon(before: start + 45)
            let sign = self.sign(start)
            if (sign + 1) % 12 == month, self.sign(next) != sign,
                let day = day(of: tithi, from: start, at: moment), Day(number: day).year == year
            {
                out.append(day)
            }
            start = next
        }
        return out
    }

    /// The day in `year` on which the sun enters sign 0...11 (0 Mesha), or the next one where it does so after dark.
    static func sankranti(_ sign: Int, year: Int) -> Int? {
        let first = Day(year, 1, 1).number
        for day in first..<(first + 366) where self.sign(time(day, 0.75)) == sign {
            if self.sign(time(day - 1, 0.75)) != sign { return day }
        }
        return nil
    }

    private static func sign(_ time: Double) -> Int { Int(Sky.sidereal(Sky.sun(time), time) / 30) % 12 }

    private static func day(of tithi: Int, from start: Double, at moment: Moment) -> Int? {
        let part =
            switch moment {
            case .sunrise: 0.26
            case .noon: 0.51
            case .afternoon: 0.65
            case .evening: 0.83
            case .midnight: 1.0
            }
        let first = Int(start) + tithi - 3
        var passed: Int?
        for day in first..<(first + 7) {
            let now = time(day, part)
            guard now >= start - 1 else { continue }
            let ruling = Int(Sky.elongation(now) / 12) + 1
            if ruling == tithi { return day }
            // The tithi began and ended between two such moments: it is kept on the day it began.
            if passed == nil, ruling == tithi % 30 + 1, now > start { passed = day - (moment == .sunrise ? 1 : 0) }
        }
        return passed
    }

    /// Universal Time of a part of a day in India.
    private static func time(_ day: Int, _ part: Double) -> Double { Double(day) + part - 5.5 / 24 }
}
