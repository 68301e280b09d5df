/// Dates as references write them -> ISO 8601.
struct DateReader {
    struct Found {
        let range: Range<Int>
        let iso: String
        /// Day and month could be either way round: `05/08/2025`.
        let isAmbiguous: Bool
    }

    private let text: [Unicode.Scalar]

    init(_ text: [Unicode.Scalar]) { self.text = text }

    /// The dates in a range of scalars: days and months, and bare years.
    func dates(in range: Range<Int>) -> [Found] {
        var found: [Found] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let isStart = index == 0 || !(text[index - 1].isASCIIDigit || text[index - 1].isWordLetter)
            if isStart, let date = date(at: index, limit: range.upperBound) {
                found.append(date)
                index = date.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func date(at start: Int, limit: Int) -> Found? {
        if text[start].isASCIIDigit {
            return numeric(at: start, limit) ?? dayFirst(at: start, limit) ?? year(at: start, limit)
        }
        return text[start].isWordLetter ? monthFirst(at: start, limit) : nil
    }

    /// `08.08.2025`, `2025-08-08`, `8/8/2025`, `2025年8月8日`.
    private func numeric(at start: Int, _ limit: Int) -> Found? {
        guard let first = number(at: start, limit), first.end < limit else { return nil }
        let separator = text[first.end]
        guard ".-/‑年".unicodeScalars.contains(separator) else { return nil }
        guard let second = number(at: skipSpace(first.end + 1, limit), limit), second.digits <= 2, second.end < limit
        else {
            return nil
        }
        let again = text[second.end]
        guard again == separator || separator == "年" && again == "月" else { return nil }
        guard let third = number(at: skipSpace(second.end + 1, limit), limit) else { return nil }
        let range = start..<third.end
        if first.digits == 4 {
            guard third.digits <= 2, CalendarDate.isValid(first.value, second.value, third.value) else { return nil }
            return Found(
                range: range, iso: CalendarDate.iso(first.value, second.value, third.value), isAmbiguous: false)
        }
        guard first.digits <= 2, third.digits == 4 || third.digits == 2 && separator == "." else { return nil }
        let year = third.digits == 2 ? 2000 + third.value : third.value
        let dayFirst = CalendarDate.isValid(year, second.value, first.value)
        let monthFirst = CalendarDate.isValid(year, first.value, second.value)
        // Points and hyphens are day first everywhere; slashes differ by country.
        if separator != "/" || !monthFirst || first.value == second.value {
            guard dayFirst else { return nil }
            return Found(range: range, iso: CalendarDate.iso(year, second.value, first.value), isAmbiguous: false)
        }
        return Found(range: range, iso: CalendarDate.iso(year, first.value, second.value), isAmbiguous: dayFirst)
    }

    /// `8 August 2025`, `8. August 2025`, `8 августа 2025 г.`, `8 de agosto de 2025`, `1st May 2020`.
    private func dayFirst(at start: Int, _ limit: Int) -> Found? {
        guard let day = number(at: start, limit), day.digits <= 2 else { return nil }
        var index = day.end
        if index + 1 < limit, ["st", "nd", "rd", "th", "er", "ª", "º"].contains(word(at: index, limit).lowercased()) {
            index += word(at: index, limit).unicodeScalars.count
        }
        if index < limit, text[index] == "." { index += 1 }
        index = skipLinks(index, limit)
        guard let month = month(at: index, limit) else { return nil }
        index = skipLinks(month.end, limit)
        guard let year = number(at: index, limit), year.digits == 4,
            CalendarDate.isValid(year.value, month.value, day.value)
        else { return nil }
        return Found(
            range: start..<year.end, iso: CalendarDate.iso(year.value, month.value, day.value), isAmbiguous: false)
    }

    /// `August 8, 2025`, `Aug. 2025`, `agosto de 2025`.
    private func monthFirst(at start: Int, _ limit: Int) -> Found? {
        guard let month = month(at: start, limit) else { return nil }
        let index = skipLinks(month.end, limit)
        guard let first = number(at: index, limit) else { return nil }
        if first.digits == 4, (1000...2999).contains(first.value) {
            return Found(
                range: start..<first.end, iso: CalendarDate.iso(first.value, month.value, nil), isAmbiguous: false)
        }
        guard first.digits <= 2 else { return nil }
        var next = first.end
        if ["st", "nd", "rd", "th"].contains(word(at: next, limit).lowercased()) { next += 2 }
        guard let year = number(at: skipLinks(next, limit), limit), year.digits == 4,
            CalendarDate.isValid(year.value, month.value, first.value)
        else { return nil }
        return Found(
            range: start..<year.end, iso: CalendarDate.iso(year.value, month.value, first.value), isAmbiguous: false)
    }

    private func year(at start: Int, _ limit: Int) -> Found? {
        guard let year = number(at: start, limit), year.digits == 4, (1400...2099).contains(year.value) else {
            return nil
        }
        guard year.end >= text.count || !(text[year.end].isWordLetter || "-–%".unicodeScalars.contains(text[year.end]))
        else { return nil }
        // APA: "2018, October 11".
        if year.end < limit, text[year.end] == ",", let month = month(at: skipSpace(year.end + 1, limit), limit) {
            let day = number(at: skipSpace(month.end, limit), limit)
            let isDay = day.map { $0.digits <= 2 && CalendarDate.isValid(year.value, month.value, $0.value) } ?? false
            return Found(
                range: start..<(isDay ? day?.end ?? month.end : month.end),
                iso: CalendarDate.iso(year.value, month.value, isDay ? day?.value : nil), isAmbiguous: false)
        }
        return Found(range: start..<year.end, iso: String(year.value), isAmbiguous: false)
    }

    private func number(at start: Int, _ limit: Int) -> (value: Int, digits: Int, end: Int)? {
        var (index, value) = (start, 0)
        while index < limit, index < start + 5, text[index].isASCIIDigit {
            value = value * 10 + Int(text[index].value - 0x30)
            index += 1
        }
        return index > start && index - start <= 4 ? (value, index - start, index) : nil
    }

    private func word(at start: Int, _ limit: Int) -> String {
        var index = start
        while index < limit, index < start + 16, text[index].isWordLetter { index += 1 }
        return String(String.UnicodeScalarView(text[min(start, index)..<index]))
    }

    private func month(at start: Int, _ limit: Int) -> (value: Int, end: Int)? {
        let name = word(at: start, limit)
        guard let value = Months.number(of: name.lowercased()) else { return nil }
        var end = start + name.unicodeScalars.count
        if end < limit, text[end] == "." { end += 1 }
        return (value, end)
    }

    private func skipSpace(_ start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit, text[index].isBreak { index += 1 }
        return index
    }

    /// Spaces, a comma, and "de", "of" between the parts of a date.
    private func skipLinks(_ start: Int, _ limit: Int) -> Int {
        var index = skipSpace(start, limit)
        if index < limit, text[index] == "," || text[index] == "/" { index = skipSpace(index + 1, limit) }
        let link = word(at: index, limit).lowercased()
        if ["de", "of", "del", "do"].contains(link) { index = skipSpace(index + link.count, limit) }
        return index
    }
}

extension Unicode.Scalar {
    var isWordLetter: Bool { isASCIILetter || value > 0x7F && properties.isAlphabetic }
}
