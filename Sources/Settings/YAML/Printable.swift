/// Text from a file, safe to show: what would move the cursor, turn the line round or hide is replaced.
enum Printable {
    /// Code points of a value that are shown in a message.
    private static let reach = 60

    static func scalar(_ point: Unicode.Scalar) -> Unicode.Scalar {
        if point == "\t" { return "→" }
        switch point.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return "\u{FFFD}"
        default: return point
        }
    }

    static func text(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map(scalar)))
    }

    /// A value in quotation marks, cut where it is long.
    static func quoted(_ value: String) -> String {
        let start = value.unicodeScalars.prefix(reach + 1)
        guard start.count > reach else { return "'\(text(value))'" }
        return "'\(text(String(start.dropLast())))…'"
    }
}
