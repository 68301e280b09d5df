import Records

/// An address as copied -> one that can be asked for, with every change named.
///
/// Only damage that has one plausible cure is cured; anything else leaves `url` nil.
struct AddressRepair {
    private(set) var string: String
    private(set) var repairs: [Citation.Repair] = []
    private(set) var url: String?

    init(_ scalars: [Unicode.Scalar]) {
        string = String(String.UnicodeScalarView(scalars))
    }

    mutating func note(_ rule: String, before: String) {
        repairs.append(Citation.Repair(rule: rule, before: before, after: string))
    }

    mutating func run() {
        change("invisible_character") { String(String.UnicodeScalarView($0.unicodeScalars.filter { !$0.isInvisible })) }
        change("full_width") {
            $0.replacing("：", with: ":").replacing("／", with: "/").replacing("．", with: ".")
        }
        change("html_entity") {
            $0.replacing("&amp;", with: "&").replacing("&#38;", with: "&").replacing("&#x26;", with: "&")
                .replacing("&#x2F;", with: "/").replacing("&#47;", with: "/")
        }
        change("defanged") { address in
            let plain = address.replacing("[.]", with: ".").replacing("[dot]", with: ".").replacing("[:]", with: ":")
                .replacing("[://]", with: "://")
            return plain.lowercased().hasPrefix("hxxp") ? "http" + plain.dropFirst(4) : plain
        }
        change("backslash") { $0.contains(":\\") ? $0.replacing("\\", with: "/") : $0 }
        change("doi") { Self.doi($0) }
        change("missing_scheme") { $0.lowercased().hasPrefix("www.") ? "https://" + $0 : $0 }
        repairScheme()
        repairHost()
        change("percent_encoding") { Self.escapeStrayPercents($0) }
        url = Self.isAddress(string) ? string : nil
    }

    private mutating func change(_ rule: String, _ transform: (String) -> String) {
        let after = transform(string)
        guard after != string else { return }
        repairs.append(Citation.Repair(rule: rule, before: string, after: after))
        string = after
    }

    private mutating func repairScheme() {
        change("stray_prefix") { address in
            guard let slash = address.firstIndex(of: "/") else { return address }
            let head = address[..<slash].lowercased()
            guard let place = head.range(ofWord: "http"), place > 0 else { return address }
            let before = head.prefix(place)
            // `https:https://` is a doubled scheme, not a prefix.
            guard !before.contains("http") else { return address }
            return String(address.dropFirst(place))
        }
        change("doubled_scheme") { address in
            var rest = Substring(address)
            while let scheme = SchemeSpelling(rest), SchemeSpelling(scheme.rest) != nil { rest = scheme.rest }
            return String(rest)
        }
        guard let scheme = SchemeSpelling(Substring(string)) else { return }
        change(scheme.rule) { _ in scheme.name + "://" + scheme.rest }
    }

    private mutating func repairHost() {
        change("host_punctuation") { address in
            guard let colon = address.range(ofWord: "://") else { return address }
            let start = address.index(address.startIndex, offsetBy: colon + 3)
            let end = address[start...].firstIndex { "/?#".contains($0) } ?? address.endIndex
            var host = String(address[start..<end])
            if host.lowercased().hasPrefix("www,") { host = "www." + host.dropFirst(4) }
            while host.contains("..") { host = host.replacing("..", with: ".") }
            while let last = host.last, ".,;".contains(last) { host.removeLast() }
            return address[..<start] + host + address[end...]
        }
    }

    private static func doi(_ address: String) -> String {
        let lower = address.lowercased()
        if lower.hasPrefix("doi:"), let ten = address.range(ofWord: "10.") {
            return "https://doi.org/" + address.dropFirst(ten)
        }
        return lower.hasPrefix("doi.org/") ? "https://" + address : address
    }

    /// `%` that begins no escape is itself escaped (WHATWG URL, percent-encoding).
    private static func escapeStrayPercents(_ address: String) -> String {
        let bytes = Array(address.utf8)
        guard bytes.contains(UInt8(ascii: "%")) else { return address }
        var kept: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            kept.append(byte)
            guard byte == UInt8(ascii: "%") else { continue }
            let isEscape = index + 2 < bytes.count && bytes[index + 1].isHex && bytes[index + 2].isHex
            if !isEscape { kept += Array("25".utf8) }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Whether the address has a web scheme and a host that could exist.
    static func isAddress(_ address: String) -> Bool {
        let lower = address.lowercased()
        guard let scheme = ["https://", "http://", "ftp://"].first(where: lower.hasPrefix) else { return false }
        let host = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        let name = host.split(separator: "@").last?.split(separator: ":").first ?? ""
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else { return false }
        let isNumeric = labels.allSatisfy { $0.allSatisfy(\.isNumber) }
        guard isNumeric || (labels.last?.count ?? 0) >= 2 else { return false }
        return name.unicodeScalars.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == "-" || $0 == "_" || $0 == "." || $0.properties.isAlphabetic
        }
    }
}

/// `https://` in some spelling at the beginning of an address.
struct SchemeSpelling {
    let name: String
    /// What is wrong with it.
    let rule: String
    let rest: Substring

    init?(_ address: Substring) {
        let letters = address.prefix { $0.isASCII && $0.isLetter }
        guard letters.count >= 3, letters.count <= 7 else { return nil }
        let joint = address[letters.endIndex...].prefix { ":;/".contains($0) }
        guard !joint.isEmpty, let name = Self.meant(by: letters.lowercased()) else { return nil }
        guard joint.contains("/") || name == letters.lowercased() else { return nil }
        self.name = name
        rest = address[joint.endIndex...]
        if letters.lowercased() != name {
            rule = "misspelt_scheme"
        } else if joint == "://" {
            rule = "scheme_case"
        } else {
            rule = joint.contains(":") ? "scheme_punctuation" : "missing_colon"
        }
    }

    /// The scheme at most one slip away (Damerau 1964).
    private static func meant(by word: String) -> String? {
        if ["http", "https", "ftp"].contains(word) { return word }
        guard word.count >= 3, word.contains("t"), word.contains("p") else { return nil }
        return ["https", "http"].first { slips(Array(word.utf8), Array($0.utf8)) <= 1 }
    }

    private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard abs(left.count - right.count) <= 1 else { return 2 }
        if left.count == right.count {
            let wrong = left.indices.filter { left[$0] != right[$0] }
            if wrong.count == 2, wrong[1] == wrong[0] + 1, left[wrong[0]] == right[wrong[1]],
                left[wrong[1]] == right[wrong[0]]
            {
                return 1
            }
            return wrong.count
        }
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        for index in long.indices {
            var cut = long
            cut.remove(at: index)
            if cut == short { return 1 }
        }
        return 2
    }
}

extension String {
    /// The offset of `word`, in characters.
    fileprivate func range(ofWord word: String) -> Int? {
        guard let place = firstRange(of: word) else { return nil }
        return distance(from: startIndex, to: place.lowerBound)
    }
}

extension UInt8 {
    fileprivate var isHex: Bool { isASCIIDigit || (0x61...0x66).contains(self | 0x20) }
}
