import Records

/// Dates of HTTP fields (RFC 9110 §5.6.7): the one form to write and the two obsolete ones to read. Nothing else counts.
public enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Milliseconds since 1970, or nil.
    ///
    ///     HTTPDate.milliseconds("Sun, 06 Nov 1994 08:49:37 GMT")   // 784111777000
    ///     HTTPDate.milliseconds("Sunday, 06-Nov-94 08:49:37 GMT")
    ///     HTTPDate.milliseconds("Sun Nov  6 08:49:37 1994")
    public static func milliseconds(_ text: String) -> Int? {
        let words = text.split(separator: " ").map(String.init)
        if words.count == 6, words[5].uppercased() == "GMT", words[0].hasSuffix(","), words[3].utf8.count == 4 {
            return date(day: words[1], month: words[2], year: Int(words[3]), time: words[4])
        }
        if words.count == 4, words[3].uppercased() == "GMT", words[0].hasSuffix(",") {
            let parts = words[1].split(separator: "-").map(String.init)
            guard parts.count == 3, parts[2].utf8.count == 2, let year = Int(parts[2]) else { return nil }
            return date(day: parts[0], month: parts[1], year: year + (year >= 70 ? 1900 : 2000), time: words[2])
        }
        guard words.count == 5, words[4].utf8.count == 4 else { return nil }
        let day = words[2].utf8.count == 1 ? "0" + words[2] : words[2]
        return date(day: day, month: words[1], year: Int(words[4]), time: words[3])
    }

    /// The form to write: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public static func text(_ milliseconds: Int) -> String {
        let iso = Array(WARCDate.text(milliseconds))
        let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
        let month = Int(String(iso[5...6])).map { months[max(0, min(11, $0 - 1))] } ?? "Jan"
        return "\(weekday), \(String(iso[8...9])) \(month) \(String(iso[0...3])) \(String(iso[11...18])) GMT"
    }

    private static func date(day: String, month: String, year: Int?, time: String) -> Int? {
        guard let year, let index = months.firstIndex(where: { $0.lowercased() == month.lowercased() }) else {
            return nil
        }
        guard day.utf8.count <= 2, let number = Int(day), (1...31).contains(number) else { return nil }
        let parts = time.split(separator: ":")
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let clock = parts.compactMap { Int($0) }
        guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60 else { return nil }
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return WARCDate.milliseconds("\(year)-\(pad(index + 1))-\(pad(number))T\(time)Z")
    }
}
