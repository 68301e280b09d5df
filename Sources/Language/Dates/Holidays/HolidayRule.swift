/// When a holiday falls, as `config/holidays.yaml` says it:
///
///     12-25                        a fixed day
///     monday from 01-15            the first Monday on or after a day: the third of January
///     monday before 06-01          the last Monday before a day: the last of May
///     easter -2                    days from Easter; "orthodox easter" likewise
///     hebrew tishri 1              a day of another calendar: hebrew, islamic, chinese, persian
///     hindu ashvin 30 at evening   a lunar day of a Hindu month
///     sankranti 9                  the sun's entry into a sign
///     friday before islamic shawwal 1
///     04-27 if sunday -1           another day where it would fall on a certain weekday
struct HolidayRule: Sendable {
    private var anchor: Anchor
    private var weekday: Int?
    private var isBefore = false
    private var shift = 0
    /// Days to add by the weekday it would fall on.
    private var moves: [Int: Int] = [:]

    private enum Anchor: Sendable {
        case fixed(month: Int, day: Int)
        case easter, orthodoxEaster
        case calendar(OtherCalendar, month: Int, day: Int)
        case tithi(Int, month: Int, HinduCalendar.Moment)
        case sankranti(Int)
    }

    /// Nil for a text that is no rule.
    init?(_ text: String) {
        var words = text.split(separator: " ").map(String.init)[...]
        while words.count > 3, words[words.endIndex - 3] == "if" {
            guard let weekday = Self.weekdays.firstIndex(of: words[words.endIndex - 2]),
                let days = Int(words[words.endIndex - 1])
            else { return nil }
            moves[weekday + 1] = days
            words.removeLast(3)
        }
        if let last = words.last, let sign = last.first, sign == "+" || sign == "-", let days = Int(last) {
            shift = days
            words.removeLast()
        }
        if let first = words.first, let number = Self.weekdays.firstIndex(of: first) {
            weekday = number + 1
            words.removeFirst()
            guard let side = words.popFirst(), side == "before" || side == "from" else { return nil }
            isBefore = side == "before"
        }
        guard let anchor = Self.anchor(Array(words)) else { return nil }
        self.anchor = anchor
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    private static func anchor(_ words: [String]) -> Anchor? {
        switch words.first {
        case "easter": return words.count == 1 ? .easter : nil
        case "orthodox": return words == ["orthodox", "easter"] ? .orthodoxEaster : nil
        case "sankranti":
            guard words.count == 2, let sign = Int(words[1]), (0...11).contains(sign) else { return nil }
            return .sankranti(sign)
        case "hindu":
            guard words.count == 3 || words.count == 5, let month = HinduCalendar.months.firstIndex(of: words[1]),
                let tithi = Int(words[2]), (1...30).contains(tithi)
            else { return nil }
            guard words.count == 5 else { return .tithi(tithi, month: month, .sunrise) }
            return HinduCalendar.Moment(rawValue: words[4]).map { .tithi(tithi, month: month, $0) }
        default:
            if words.count == 1 {
                let parts = words[0].split(separator: "-").map { Int($0) }
                guard parts.count == 2, let month = parts[0], let day = parts[1], Day.isValid(2000, month, day) else {
                    return nil
                }
                return .fixed(month: month, day: day)
            }
            guard words.count == 3, let calendar = OtherCalendar(rawValue: words[0]),
                let month = calendar.month(words[1]), let day = Int(words[2]), (1...31).contains(day)
            else { return nil }
            return .calendar(calendar, month: month, day: day)
        }
    }

    /// The days in `year` on which it falls, in order; none, or two, where a lunar year drifts through it.
    func days(in year: Int) -> [Int] {
        let anchors: [Int] =
            switch anchor {
            case .fixed(let month, let day): Day.isValid(year, month, day) ? [Day(year, month, day).number] : []
            case .easter: [Easter.western(year)]
            case .orthodoxEaster: [Easter.orthodox(year)]
            case .calendar(let calendar, let month, let day): calendar.days(month: month, day: day, in: year)
            case .tithi(let tithi, let month, let moment):
                HinduCalendar.days(of: tithi, in: month, at: moment, year: year)
            case .sankranti(let sign): HinduCalendar.sankranti(sign, year: year).map { [$0] } ?? []
            }
        return anchors.map { anchor in
            var day = anchor + shift
            if let weekday {
                let own = Day(number: anchor).weekday
                day += isBefore ? -((own - weekday + 6) % 7 + 1) : (weekday - own + 7) % 7
            }
            return day + (moves[Day(number: day).weekday] ?? 0)
        }
    }
}
