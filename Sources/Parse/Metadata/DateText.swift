/// Dates as pages write them: ISO 8601, RFC 5322, numbers with dots or slashes, month names in twenty languages.
enum DateText {
    /// A date and what the words before it call it.
    struct Mention: Sendable {
        var date: CalendarDate
        var label: DateLabel?
        /// Characters of the text before it.
        var before: Int
    }

    /// Characters of a text that are looked at.
    private static let longest = 400

    /// The first whole date in a text.
    /// - Parameter monthFirst: how `05/08/2020` is read where both readings are dates.
    static func first(in text: String, monthFirst: Bool = false) -> CalendarDate? {
        mentions(in: text, monthFirst: monthFirst, shortYears: false).first?.date
    }

    /// Every whole date in a text, in order.
    /// - Parameter shortYears: whether `28.01.22` is a date.
    static func mentions(in text: String, monthFirst: Bool, shortYears: Bool) -> [Mention] {
        let scalars = Array(text.lowercased().unicodeScalars.prefix(longest))
        return Scanner(scalars, monthFirst: monthFirst, shortYears: shortYears).mentions()
    }

    struct Scanner {
        private let text: [Unicode.Scalar]
        private let monthFirst: Bool
        private let shortYears: Bool
        private var tokens: [Token] = []

        private struct Token {
            var number: Int?
            var digits = 0
            var month: Int?
            var label: DateLabel?
            var range: Range<Int>
        }

        init(_ text: [Unicode.Scalar], monthFirst: Bool, shortYears: Bool) {
            self.text = text
            self.monthFirst = monthFirst
            self.shortYears = shortYears
            var index = 0
            while index < text.count {
                let start = index
                if let digit = text[index].digitValue {
                    var value = digit
                    index += 1
                    while index < text.count, index - start < 15, let next = text[index].digitValue {
                        value = value * 10 + next
                        index += 1
                    }
                    tokens.append(Token(number: value, digits: index - start, range: start..<index))
                } else if text[index].belongsToWord {
                    index += 1
                    while index < text.count, text[index].belongsToWord { index += 1 }
                    let word = String(String.UnicodeScalarView(text[start..<index]))
                    tokens.append(Token(month: MonthNames.month(word), label: DateLabel(word), range: start..<index))
                } else {
                    index += 1
                }
            }
        }

        private func gap(_ index: Int) -> String {
            guard index + 1 < tokens.count else { return "" }
            return String(
                String.UnicodeScalarView(text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]))
        }

        func mentions() -> [Mention] {
            var found: [Mention] = []
            var label: DateLabel?
            var index = 0
            while index < tokens.count {
                if let (date, width) = date(at: index) {
                    found.append(Mention(date: date, label: label, before: tokens[index].range.lowerBound))
                    label = nil
                    index += width
                    continue
                }
                label = tokens[index].label ?? label
                index += 1
            }
            return found
        }

        /// A date that begins at a token, and the tokens it takes.
        private func date(at index: Int) -> (CalendarDate, Int)? {
            compact(at: index).map { ($0, 1) }
                ?? (yearFirst(at: index) ?? named(at: index) ?? numeric(at: index)).map { ($0, 3) }
        }

        private func compact(at index: Int) -> CalendarDate? {
            guard tokens[index].digits == 8 || tokens[index].digits == 14, var value = tokens[index].number else {
                return nil
            }
            if tokens[index].digits == 14 { value /= 1_000_000 }
            return CalendarDate(
                year: value / 10_000, month: value / 100 % 100, day: value % 100, time: time(after: index))
        }

        private func yearFirst(at index: Int) -> CalendarDate? {
            guard index + 2 < tokens.count, tokens[index].digits == 4, let year = tokens[index].number else {
                return nil
            }
            let east = gap(index).isEmpty && index + 5 < tokens.count
            if east, let month = tokens[index + 2].number, let day = tokens[index + 4].number, gap(index + 1).isEmpty,
                ["年", "년"].contains(word(index + 1))
            {
                return CalendarDate(year: year, month: month, day: day)
            }
            guard let day = tokens[index + 2].number, tokens[index + 2].digits <= 2,
                ["-", "/", ".", ". ", "/ "].contains(gap(index)), gap(index).first == gap(index + 1).first,
                let month = tokens[index + 1].number ?? tokens[index + 1].month, tokens[index + 1].digits <= 2
            else { return nil }
            return CalendarDate(year: year, month: month, day: day, time: time(after: index + 2))
        }

        private func word(_ index: Int) -> String { String(String.UnicodeScalarView(text[tokens[index].range])) }

        private func named(at index: Int) -> CalendarDate? {
            guard index + 2 < tokens.count else { return nil }
            if let day = tokens[index].number, tokens[index].digits <= 2 {
                var next = index + 1
                // 1st, 2nd; "12 de mayo de 2020".
                while next < tokens.count, next < index + 3, tokens[next].month == nil, tokens[next].number == nil,
                    tokens[next].range.count <= 3
                {
                    next += 1
                }
                guard next < tokens.count, let month = tokens[next].month else { return nil }
                next += 1
                while next < tokens.count, next < index + 5, tokens[next].number == nil, tokens[next].range.count <= 3 {
                    next += 1
                }
                guard next < tokens.count, let year = tokens[next].number, tokens[next].digits == 4 else { return nil }
                return CalendarDate(year: year, month: month, day: day)
            }
            if let month = tokens[index].month, let day = tokens[index + 1].number, tokens[index + 1].digits <= 2 {
                var next = index + 2
                while next < tokens.count, next < index + 4, tokens[next].number == nil, tokens[next].range.count <= 2 {
                    next += 1
                }
                guard next < tokens.count, let year = tokens[next].number, tokens[next].digits == 4 else { return nil }
                return CalendarDate(year: year, month: month, day: day)
            }
            return nil
        }

        /// `08.05.2020` is day first; `05/08/2020` too unless only the other reading is a date.
        private func numeric(at index: Int) -> CalendarDate? {
            guard index + 2 < tokens.count, let first = tokens[index].number, let second = tokens[index + 1].number,
                tokens[index].digits <= 2, tokens[index + 1].digits <= 2,
                let mark = separator(index), separator(index + 1) == mark, let year = year(at: index + 2, mark)
            else { return nil }
            let days = CalendarDate(year: year, month: second, day: first)
            let months = CalendarDate(year: year, month: first, day: second)
            return monthFirst && mark != "." ? months ?? days : days ?? months
        }

        /// The one mark between two tokens, white space aside.
        private func separator(_ index: Int) -> Unicode.Scalar? {
            let marks = text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound].filter { $0 != " " }
            guard marks.count == 1, let mark = marks.first, "./-|".unicodeScalars.contains(mark) else { return nil }
            return mark
        }

        /// Four digits; two where short years are read and nothing goes on as versions and telephone numbers do.
        private func year(at index: Int, _ mark: Unicode.Scalar) -> Int? {
            guard let number = tokens[index].number else { return nil }
            if tokens[index].digits == 4 { return number }
            guard shortYears, tokens[index].digits == 2, index + 1 == tokens.count || separator(index) != mark,
                index < 3 || separator(index - 3) != mark
            else { return nil }
            return number >= 90 ? 1900 + number : 2000 + number
        }

        /// `T10:11:12Z` right after an ISO date.
        private func time(after index: Int) -> String {
            var end = tokens[index].range.upperBound
            guard end < text.count, text[end] == "t" else { return "" }
            let start = end
            while end < text.count, end - start < 32,
                text[end].digitValue != nil || "t:.+-z".unicodeScalars.contains(text[end])
            {
                end += 1
            }
            return String(String.UnicodeScalarView(text[start..<end])).uppercased()
        }
    }
}

extension Unicode.Scalar {
    fileprivate var digitValue: Int? { value >= 0x30 && value <= 0x39 ? Int(value - 0x30) : nil }
}

extension Unicode.Scalar {
    /// A letter or a mark on one.
    fileprivate var belongsToWord: Bool { value < 0x80 ? (value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }
}
