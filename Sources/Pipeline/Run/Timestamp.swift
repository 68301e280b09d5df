import Foundation

/// Moments as records write them: ISO 8601 in UTC with milliseconds, `2026-11-24T17:06:07.123Z`.
public enum Timestamp {
    public static func now() -> String { string(from: Date()) }

    public static func string(from date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    public static func date(from text: String) -> Date? {
        try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)
    }

    /// For people: `2026-11-24 17:06 UTC`.
    public static func minute(_ date: Date) -> String {
        let text = string(from: date)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }

    /// The day of a moment in milliseconds since 1970: `2020-01-06`.
    static func day(_ milliseconds: Int) -> String {
        String(string(from: Date(timeIntervalSince1970: Double(milliseconds) / 1000)).prefix(10))
    }

    /// The same for a moment as records write it; as it is if it is none.
    public static func minute(_ text: String) -> String {
        date(from: text).map { minute($0) } ?? text
    }
}
