import HTTP

/// Cookies for one chain of redirects, forgotten at its end: some consent pages loop for readers without any.
struct CookieJar {
    private var cookies: [String: [String: String]] = [:]
    private static let most = 20
    private static let longest = 4096

    /// Keeps the cookies an answer sets, for its own host only. Whether there was a new one.
    mutating func take(_ headers: HeaderFields, from url: WebAddress) -> Bool {
        var changed = false
        let host = url.host.description
        for line in headers.values("Set-Cookie") where line.utf8.count <= CookieJar.longest {
            let pair = line.prefix { $0 != ";" }
            guard let equals = pair.firstIndex(of: "="), pair.startIndex < equals else { continue }
            let name = String(pair[..<equals]).filter { !$0.isWhitespace }
            let value = String(pair[pair.index(after: equals)...])
            guard cookies[host, default: [:]].count < CookieJar.most, cookies[host]?[name] != value else { continue }
            cookies[host, default: [:]][name] = value
            changed = true
        }
        return changed
    }

    func header(for url: WebAddress) -> String? {
        guard let known = cookies[url.host.description], !known.isEmpty else { return nil }
        return known.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
}
