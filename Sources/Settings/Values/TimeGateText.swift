/// The address of an archive's TimeGate, to which a source's own address is appended: `https://web.archive.org/web/`.
public enum TimeGateText {
    /// Whether it is an `http` or `https` address with a host that ends where another can begin: in `/`, `=` or `?`.
    public static func isWellFormed(_ text: String) -> Bool {
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            guard let host = rest.split(separator: "/", omittingEmptySubsequences: false).first, !host.isEmpty,
                !host.contains("@"), let last = rest.last
            else { return false }
            return rest.contains("/") && "/=?".contains(last)
                && !rest.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
        }
        return false
    }
}
