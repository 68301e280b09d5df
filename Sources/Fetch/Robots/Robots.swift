/// A robots.txt (RFC 9309), read as Google's open-source parser reads it.
///
///     let robots = Robots(Array("User-agent: *\nDisallow: /private/".utf8))
///     robots.verdict(on: "https://example.org/private/x", for: "ibid").isAllowed   // false
///
/// Groups for one product are merged, the longest matching rule decides, Allow wins a tie, `*` and a final `$` are
/// wildcards. A group that names the product hides the one for `*`.
public struct Robots: Sendable, Hashable {
    /// RFC 9309 §2.5: at least 500 KiB must be read; what is past 512 KiB is not.
    public static let longest = 512 << 10

    private var groups: [Group] = []
    private var delays = CrawlDelays()

    private struct Group: Sendable, Hashable {
        /// Product tokens in lower case; `*` for everybody.
        var agents: [String]
        var rules: [Rule] = []
    }

    public struct Rule: Sendable, Hashable {
        public var allows: Bool
        /// With every byte outside ASCII as `%XX` and hexadecimal digits in upper case.
        public var pattern: String
    }

    public struct Verdict: Sendable, Hashable {
        public var isAllowed: Bool
        /// The rule that decided, as `Disallow: /private/`; nil where none matched.
        public var rule: String?
    }

    public init(_ bytes: [UInt8]) {
        var sawRule = false
        for line in RobotsLines(bytes.prefix(Robots.longest)) {
            switch line.key {
            case .userAgent:
                if sawRule || groups.isEmpty { groups.append(Group(agents: [])) }
                sawRule = false
                delays.name(line.value.first == UInt8(ascii: "*") ? "*" : Robots.product(line.value))
                groups[groups.count - 1].agents.append(Robots.product(line.value))
            case .allow, .disallow:
                delays.endNames()
                guard !groups.isEmpty else { continue }
                sawRule = true
                guard !line.value.isEmpty else { continue }
                let rule = Rule(allows: line.key == .allow, pattern: Robots.escaped(line.value))
                groups[groups.count - 1].rules.append(rule)
            case .crawlDelay: delays.take(line.value)
            }
        }
    }

    /// Whether `product` may ask for `url`.
    /// - Parameter product: a product token, e.g. `ibid`.
    public func verdict(on url: String, for product: String) -> Verdict {
        let path = Array(Robots.path(of: url).utf8)
        let product = product.lowercased()
        let own = groups.filter { $0.agents.contains(product) }
        let rules = (own.isEmpty ? groups.filter { $0.agents.contains("*") } : own).flatMap(\.rules)
        var best: (length: Int, rule: Rule)?
        for rule in rules {
            guard let length = Robots.matchLength(rule, path) else { continue }
            if let best, best.length > length || (best.length == length && (best.rule.allows || !rule.allows)) {
                continue
            }
            best = (length, rule)
        }
        guard let best else { return Verdict(isAllowed: true, rule: nil) }
        let name = best.rule.allows ? "Allow" : "Disallow"
        return Verdict(isAllowed: best.rule.allows, rule: "\(name): \(best.rule.pattern)")
    }

    /// Seconds between requests that the site asks of `product`, where it says so.
    public func crawlDelay(for product: String) -> Double? {
        let product = product.lowercased()
        return delays.delay(for: product, isNamed: groups.contains { $0.agents.contains(product) })
    }

    /// How specific a match is: the length of the pattern. An Allow of an index page also allows its folder.
    private static func matchLength(_ rule: Rule, _ path: [UInt8]) -> Int? {
        let pattern = Array(rule.pattern.utf8)
        if RobotsPattern.matches(pattern, path) { return pattern.count }
        guard rule.allows, let slash = pattern.lastIndex(of: UInt8(ascii: "/")),
            pattern[slash...].starts(with: "/index.htm".utf8)
        else { return nil }
        let folder = Array(pattern[...slash]) + [UInt8(ascii: "$")]
        return RobotsPattern.matches(folder, path) ? folder.count : nil
    }

    /// The product token a User-agent line names: its leading letters, `-` and `_`.
    private static func product(_ value: ArraySlice<UInt8>) -> String {
        if value.first == UInt8(ascii: "*") {
            let next = value.dropFirst().first
            if next == nil || next == 0x20 || next == 0x09 { return "*" }
        }
        let token = value.prefix { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F }
        return String(decoding: token, as: UTF8.self).lowercased()
    }

    private static func escaped(_ value: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        func isHex(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) }
        var out: [UInt8] = []
        var index = value.startIndex
        while index < value.endIndex {
            let byte = value[index]
            if byte >= 0x80 {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else if byte == UInt8(ascii: "%"), index + 2 < value.endIndex, isHex(value[index + 1]),
                isHex(value[index + 2])
            {
                out.append(byte)
                for digit in value[(index + 1)...(index + 2)] { out.append(digit >= 0x61 ? digit & 0xDF : digit) }
                index += 2
            } else {
                out.append(byte)
            }
            index += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Path, parameters and query of an address, from its first `/`, `?` or `;` after the host up to a fragment.
    static func path(of url: String) -> String {
        let bytes = Array(url.utf8)
        let start = bytes.starts(with: "//".utf8) ? 2 : 0
        func isPathStart(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x3F || byte == 0x3B }
        let early = bytes[start...].firstIndex(where: isPathStart) ?? bytes.count
        var afterScheme = start
        if let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")), colon <= early,
            bytes[colon...].starts(with: "://".utf8)
        {
            afterScheme = colon + 3
        }
        guard let pathStart = bytes[afterScheme...].firstIndex(where: isPathStart) else { return "/" }
        let hash = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
        guard hash >= pathStart else { return "/" }
        let path = String(decoding: bytes[pathStart..<hash], as: UTF8.self)
        return bytes[pathStart] == UInt8(ascii: "/") ? path : "/" + path
    }
}
