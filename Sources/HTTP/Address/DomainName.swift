import Foundation

/// Domain names in their ASCII form (WHATWG URL §3.3 “domain to ASCII”, over Unicode UTS 46).
enum DomainName {
    /// - Throws: `.host` for a name that UTS 46 refuses.
    static func ascii(_ name: String) throws(WebAddressError) -> String {
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        let lowered = isASCII ? name.lowercased() : name
        // Most hosts: nothing to map, and no label that claims to be Punycode and would have to prove it.
        if isASCII, !lowered.contains("xn--") { return lowered }
        guard let host = mapped(lowered) else { throw .host("“\(name)” is not a valid international name") }
        return host
    }

    /// Foundation's URL runs UTS 46 (non-transitional, CheckBidi, CheckJoiners) with the exemptions browsers make, but
    /// only on names that are not ASCII. A last label that is not makes it look at `xn--` labels as well.
    private static func mapped(_ name: String) -> String? {
        let probe = ".\u{E9}"
        let probeMapped = ".xn--9ca"
        guard let url = URL(string: "http://\(name)\(probe)/") else { return nil }
        let href = url.absoluteString
        guard href.hasPrefix("http://"), href.hasSuffix(probeMapped + "/") else { return nil }
        return String(href.dropFirst(7).dropLast(probeMapped.count + 1)).lowercased()
    }
}
