import Foundation

/// Sort-friendly URI Reordering Transform: the key replay tools look up, host labels reversed.
///
///     SURT.key("https://www.Example.org/a?b")   // "org,example)/a?b"
public enum SURT {
    public static func key(_ url: String) -> String {
        guard let scheme = url.range(of: "://") else { return url }
        let rest = url[scheme.upperBound...].prefix { $0 != "#" }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var host = rest[..<end].lowercased()
        if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
        host = withoutWWW(host)
        var port = ""
        if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
            port = String(host[colon...])
            host = String(host[..<colon])
        }
        let isDefault = port == ":80" || port == ":443"
        let isNumber = host.split(separator: ".").allSatisfy { Int($0) != nil } || host.hasPrefix("[")
        let labels = isNumber ? host : host.split(separator: ".").reversed().joined(separator: ",")
        return printable(labels + (isDefault ? "" : port) + ")" + canonicalPath(rest[end...].lowercased()))
    }

    /// `www.`, and `www2.` and its like, fall off.
    private static func withoutWWW(_ host: String) -> String {
        guard host.hasPrefix("www"), let dot = host.firstIndex(of: ".") else { return host }
        let digits = host[host.index(host.startIndex, offsetBy: 3)..<dot]
        return digits.allSatisfy(\.isNumber) ? String(host[host.index(after: dot)...]) : host
    }

    /// Spaces and what is not printable ASCII would break a line of an index, or a terminal.
    private static func printable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else { return text }
        return text.utf8.reduce(into: "") { out, byte in
            if byte <= 0x20 || byte >= 0x7F {
                out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            } else {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
    }

    /// A path without a last slash, and the query's parameters in order.
    private static func canonicalPath(_ text: String) -> String {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = String(parts.first ?? "")
        if !path.hasPrefix("/") { path = "/" + path }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        guard parts.count == 2, !parts[1].isEmpty else { return path }
        let sorted = parts[1].split(separator: "&", omittingEmptySubsequences: false).sorted()
        return path + "?" + sorted.joined(separator: "&")
    }
}
