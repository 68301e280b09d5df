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
        if host.hasPrefix("www.") { host.removeFirst(4) }
        var port = ""
        if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
            port = String(host[colon...])
            host = String(host[..<colon])
        }
        let isDefault = port == ":80" || port == ":443"
        let isNumber = host.split(separator: ".").allSatisfy { Int($0) != nil } || host.hasPrefix("[")
        let labels = isNumber ? host : host.split(separator: ".").reversed().joined(separator: ",")
        var path = rest[end...].lowercased()
        if !path.hasPrefix("/") { path = "/" + path }
        return labels + (isDefault ? "" : port) + ")" + path
    }
}
