import Archive

/// Dates of HTTP fields (RFC 9110 §5.6.7), the two obsolete forms included.
enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Milliseconds since 1970, or nil.
    ///
    ///     HTTPDate.milliseconds("Sun, 06 Nov 1994 08:49:37 GMT")   // 784111777000
    static func milliseconds(_ text: String) -> Int? {
        let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
        guard let monthAt = words.firstIndex(where: { months.contains($0) }),
            let month = months.firstIndex(of: words[monthAt]),
            let clock = words.first(where: { $0.contains(":") })
        else { return nil }
        let numbers = words.compactMap { $0.count <= 4 ? Int($0) : nil }
        guard numbers.count >= 2, let day = numbers.first, let year = numbers.last else { return nil }
        let time = clock.split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (1...31).contains(day), (0..<24).contains(time[0]), (0..<60).contains(time[1]),
            (0...60).contains(time[2])
        else { return nil }
        // Two digits: RFC 850 years, read as the nearest that is not more than 50 years ahead.
        let fullYear = year >= 100 ? year : year + (year >= 70 ? 1900 : 2000)
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let date = "\(fullYear)-\(pad(month + 1))-\(pad(day))"
        return WARCDate.milliseconds("\(date)T\(pad(time[0])):\(pad(time[1])):\(pad(time[2]))Z")
    }
}
