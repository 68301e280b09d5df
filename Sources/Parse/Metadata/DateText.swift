/// Dates as pages write them: ISO 8601, RFC 5322, numbers with dots or slashes, month names in twenty languages.
enum DateText {
    /// The first whole date in a text.
    /// - Parameter monthFirst: how `05/08/2020` is read where both readings are dates.
    static func first(in text: String, monthFirst: Bool = false) -> CalendarDate? {
        var scanner = Scanner(Array(text.lowercased().unicodeScalars.prefix(400)))
        return scanner.first(monthFirst: monthFirst)
    }

    struct Scanner {
        private let text: [Unicode.Scalar]
        private var tokens: [Token] = []

        private struct Token {
            var number: Int?
            var digits = 0
            var month: Int?
            var range: Range<Int>
        }

        init(_ text: [Unicode.Scalar]) {
            self.text = text
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
                } else if text[index].properties.isAlphabetic {
                    index += 1
                    while index < text.count, text[index].properties.isAlphabetic { index += 1 }
                    let word = String(String.UnicodeScalarView(text[start..<index]))
                    tokens.append(Token(month: MonthNames.month(word), range: start..<index))
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

        mutating func first(monthFirst: Bool) -> CalendarDate? {
            for index in tokens.indices {
                if let date = compact(at: index) ?? yearFirst(at: index) ?? named(at: index)
                    ?? numeric(at: index, monthFirst: monthFirst)
                {
                    return date
                }
            }
            return nil
        }

        private func compact(at index: Int) -> CalendarDate? {
            guard tokens[index].digits == 8 || tokens[index].digits == 14, var value = tokens[index].number else {
                return nil
            }
            if tokens[index].digits == 14 { value /= 1_000_000 }
            return CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
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
        private func numeric(at index: Int, monthFirst: Bool) -> CalendarDate? {
            guard index + 2 < tokens.count, let first = tokens[index].number, let second = tokens[index + 1].number,
                let year = tokens[index + 2].number, tokens[index].digits <= 2, tokens[index + 1].digits <= 2,
                tokens[index + 2].digits == 4,
                let mark = gap(index).first, "./-".contains(mark), gap(index + 1).first == mark
            else { return nil }
            let days = CalendarDate(year: year, month: second, day: first)
            let months = CalendarDate(year: year, month: first, day: second)
            return monthFirst && mark != "." ? months ?? days : days ?? months
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
