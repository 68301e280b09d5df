import HTTP
import Records

/// The address of an archived copy, taken apart: Wayback style (pywb and OpenWayback too) and archive.today style.
///
///     ArchivedAddress("https://web.archive.org/web/20200106000000/https://example.org/a")?.original   // "https://example.org/a"
///     ArchivedAddress("https://archive.ph/2020.01.06-123456/https://example.org/a")?.moment
///     ArchivedAddress("https://archive.ph/AbC12")?.original                                           // nil: it does not say
struct ArchivedAddress: Equatable {
    /// The address of the page that was archived, where the copy's address names it.
    var original: String?
    /// When it was archived, in milliseconds since 1970; nil where the address does not say.
    var moment: Int?
    /// Where the untouched bytes are, without the archive's toolbar and rewritten links. Wayback style only.
    var raw: String?
    /// What `raw` begins with; the address of a page follows.
    private var rawStart: Substring = ""

    private static let todays: Set<String> = [
        "archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo", "archive.md",
    ]

    /// Nil for an address that is not one of an archive's copies.
    init?(_ address: WebAddress) {
        let host = address.host.description
        let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        let isToday = ArchivedAddress.todays.contains(name)
        // Segment by segment after the authority, until the page's own address begins.
        let whole = address.withoutFragment
        var start = whole.index(
            whole.startIndex, offsetBy: address.withoutFragment.utf8.count - address.requestTarget.utf8.count + 1)
        var before: Substring?
        while let end = whole[start...].firstIndex(of: "/") {
            let segment = whole[start..<end]
            if let before, let original = ArchivedAddress.original(whole[start...]) {
                guard let stamp = Stamp(before) else { return nil }
                self.original = original
                moment = stamp.moment
                guard !isToday, stamp.digits.utf8.count == 14 else { return }
                rawStart = whole[..<stamp.digits.endIndex] + "id_/"
                raw = String(rawStart + whole[start...])
                return
            }
            before = segment
            start = whole.index(after: end)
        }
        // archive.today's short addresses say nothing but that they are copies.
        let segments = address.segments.filter { !$0.isEmpty }
        guard isToday, segments.count == 1 || segments.count == 2 && segments[0] == "o" else { return nil }
    }

    init?(_ text: String) {
        guard let address = try? WebAddress(text) else { return nil }
        self.init(address)
    }

    /// Where the same archive would have another page, at the same time: the raw copy of a redirect still points to the live web.
    func raw(of page: WebAddress) -> WebAddress? {
        raw == nil ? nil : try? WebAddress(rawStart + page.withoutFragment)
    }

    /// `https://…` as it is; `https:/…`, which some software makes of it, with its second slash.
    private static func original(_ text: Substring) -> String? {
        for scheme in ["http:/", "https:/"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count).drop { $0 == "/" }
            return rest.isEmpty ? nil : text.prefix(scheme.count) + "/" + rest
        }
        return nil
    }

    /// `20200106000000`, a shorter one, one with a modifier such as `if_`, `2020.01.06-123456`, or `*` and `newest` for none.
    private struct Stamp {
        var digits: Substring
        var moment: Int?

        init?(_ segment: Substring) {
            digits = segment.prefix { $0.isASCII && $0.isNumber }
            let after = segment[digits.endIndex...]
            if segment == "*" || segment == "newest" || segment == "oldest" { return }
            let plain = segment.filter { $0 != "." && $0 != "-" }
            let isDotted = after.first == "." && plain.allSatisfy { $0.isASCII && $0.isNumber }
            let isModifier =
                after.hasSuffix("_") && after.count <= 4 && after.dropLast().allSatisfy { $0.isASCII && $0.isLetter }
            guard after.isEmpty || isDotted || isModifier else { return nil }
            let all = isDotted ? plain[...] : digits
            guard (4...14).contains(all.count), all.count.isMultiple(of: 2) else { return nil }
            // What is not written is the first of its kind: 2020 is 1 January 2020.
            let full = Array(all + "00000101000000".dropFirst(all.count))
            let part = { (range: Range<Int>) in String(full[range]) }
            moment = WARCDate.milliseconds(
                "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z")
            guard moment != nil else { return nil }
        }
    }
}
