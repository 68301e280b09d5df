/// Text that may go to a terminal: bytes from strangers can move its cursor, rename its window or reverse its lines.
public enum TerminalText {
    /// `text` on one line, with control characters (C0, C1), line and paragraph separators, and the bidirectional and
    /// invisible format characters (Unicode TR36) written as `\u{…}`.
    public static func safe(_ text: some StringProtocol) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if isHarmless(scalar) {
                out.unicodeScalars.append(scalar)
            } else {
                out += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return out
    }

    /// `text` with its line breaks as spaces, and safe.
    public static func line(_ text: String) -> String {
        safe(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F: false
        default: true
        }
    }

    /// At most `width` characters, the cut shown by an ellipsis.
    public static func cut(_ text: String, to width: Int) -> String {
        text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
    }
}
