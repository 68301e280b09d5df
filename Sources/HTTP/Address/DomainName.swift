import Foundation

/// Domain names in their ASCII form (WHATWG URL §3.3 “domain to ASCII”, over Unicode UTS 46).
enum DomainName {
    /// - Throws: `.host` for a name that UTS 46 refuses.
    static func ascii(_ name: String) throws(WebAddressError) -> String {
        // Browsers let a name in ASCII pass as it is, a label that only claims to be Punycode included.
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return name.lowercased() }
        guard let host = mapped(name) else { throw .host("“\(name)” is not a valid international name") }
        return host
    }

    /// Foundation's URL runs UTS 46 (non-transitional, CheckBidi, CheckJoiners), but also minds hyphens and lengths,
    /// which browsers do not. Labels that need no mapping and might trip it stand aside meanwhile.
    private static func mapped(_ name: String) -> String? {
        let fullStops: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let labels = name.unicodeScalars.split(omittingEmptySubsequences: false) { fullStops.contains($0) }.map {
            String($0)
        }
        let standsAside = labels.map { label in
            label.utf8.allSatisfy { $0 < 0x80 } && !label.lowercased().hasPrefix("xn--")
                && (label.contains("-") || label.utf8.count > 20)
        }
        let shown = zip(labels, standsAside).map { $1 ? "a" : $0 }.joined(separator: ".")
        guard let url = URL(string: "http://\(shown)/") else { return nil }
        let href = url.absoluteString
        guard href.hasPrefix("http://"), href.hasSuffix("/") else { return nil }
        let found = href.dropFirst(7).dropLast().lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard found.count == labels.count else { return nil }
        return zip(zip(found, labels), standsAside).map { pair, aside in aside ? pair.1.lowercased() : String(pair.0) }
            .joined(separator: ".")
    }
}
