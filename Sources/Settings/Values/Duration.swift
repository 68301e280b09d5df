/// Lengths of time as settings write them: `250ms`, `30s`, `5m`, `12h`, `7d`, `2w`.
public enum DurationText {
    private static let units: [(suffix: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
    ]

    /// The duration, or nil if the text is none: a whole number and a unit, nothing between.
    public static func parse(_ text: String) -> Duration? {
        guard
            let unit = units.first(where: { text.hasSuffix($0.suffix) && Int(text.dropLast($0.suffix.count)) != nil }),
            let count = Int(text.dropLast(unit.suffix.count)), count >= 0
        else { return nil }
        let (milliseconds, isTooLong) = count.multipliedReportingOverflow(by: unit.milliseconds)
        return isTooLong ? nil : .milliseconds(milliseconds)
    }
}

/// Sizes as settings write them: `500B`, `20MB` (powers of 1000), `512KiB` (powers of 1024).
public enum SizeText {
    private static let units: [(suffix: String, bytes: Int)] = [
        ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("kB", 1000), ("KB", 1000), ("MB", 1_000_000),
        ("GB", 1_000_000_000), ("B", 1),
    ]

    /// The size in bytes, or nil if the text is none.
    public static func parse(_ text: String) -> Int? {
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
            let count = Int(text.dropLast(unit.suffix.count)), count >= 0
        else { return nil }
        let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: unit.bytes)
        return isTooLarge ? nil : bytes
    }
}
