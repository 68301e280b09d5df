/// Where to connect instead, as settings write it: `host:port:address:port`, as curl's `--connect-to`.
///
/// An IPv6 address stands in brackets. An empty host or port stands for any, as in curl.
public enum ConnectToText {
    public static func isWellFormed(_ text: String) -> Bool {
        var parts: [String] = [""]
        var isInBrackets = false
        for point in text.unicodeScalars {
            switch point {
            case "[" where parts[parts.count - 1].isEmpty: isInBrackets = true
            case "]" where isInBrackets: isInBrackets = false
            case ":" where !isInBrackets:
                parts.append("")
                continue
            case _ where point.properties.isWhitespace || point.properties.generalCategory == .control: return false
            default: break
            }
            parts[parts.count - 1].unicodeScalars.append(point)
        }
        return !isInBrackets && parts.count == 4 && isPort(parts[1]) && isPort(parts[3])
    }

    private static func isPort(_ text: String) -> Bool {
        text.isEmpty || UInt16(text).map { $0 > 0 } ?? false
    }
}
