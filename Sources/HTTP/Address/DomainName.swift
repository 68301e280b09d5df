import CIDNA
import Foundation

/// Domain names in their ASCII form (WHATWG URL §3.3 “domain to ASCII”, over Unicode UTS 46).
enum DomainName {
    /// - Throws: `.host` for a name that UTS 46 refuses.
    static func ascii(_ name: String) throws(WebAddressError) -> String {
        // Browsers let a name in ASCII pass as it is, a label that only claims to be Punycode included.
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return name.lowercased() }
        guard name.utf8.count <= longest, let host = newest(name) ?? mapped(Array(name.utf8)) else {
            throw .host("“\(name)” is not a valid international name")
        }
        return host
    }

    /// Foundation's own tables are those of the newest Unicode, but it also minds hyphens and lengths, which browsers do not: what
    /// it refuses is put to Debian's ICU, whose tables are older.
    private static func newest(_ name: String) -> String? {
        guard let href = URL(string: "http://\(name)/")?.absoluteString, href.hasPrefix("http://"), href.hasSuffix("/")
        else {
            return nil
        }
        let found = href.dropFirst(7).dropLast()
        let fullStops: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let isWhole =
            found.utf8.count { $0 == UInt8(ascii: ".") } == name.unicodeScalars.count { fullStops.contains($0) }
        return isWhole && !found.contains("%") ? found.lowercased() : nil
    }

    /// A name longer than this is none, whatever its labels: the form in ASCII is quadratic work.
    private static let longest = 2048

    private static func mapped(_ name: [UInt8]) -> String? {
        let capacity = longest * 8
        var length: Int32 = -1
        let form = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
            unsafe name.withUnsafeBytes { bytes in
                length = unsafe ibid_domain_to_ascii(
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(name.count),
                    UnsafeMutableRawPointer(out.baseAddress!).assumingMemoryBound(to: CChar.self), Int32(capacity))
            }
            count = max(0, Int(length))
        }
        return length < 0 ? nil : String(decoding: form, as: UTF8.self)
    }
}
