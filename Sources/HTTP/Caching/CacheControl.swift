/// The Cache-Control field as its directives (RFC 9111 §5.2), names in lower case.
public struct CacheControl: Sendable, Hashable {
    private var directives: [String: String] = [:]
    /// Whether a directive came twice with different values; freshness is then not believed.
    private var conflicts: Set<String> = []

    public init(_ headers: HeaderFields) {
        for line in headers.values("Cache-Control") {
            for part in CacheControl.split(line) {
                let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let name = (pieces.first ?? "").filter { $0 != " " && $0 != "\t" }.lowercased()
                guard !name.isEmpty else { continue }
                let value = pieces.count > 1 ? pieces[1] : ""
                if let known = directives[name], known != value { conflicts.insert(name) }
                if directives[name] == nil { directives[name] = value }
            }
        }
    }

    public func has(_ name: String) -> Bool { directives[name] != nil }

    /// Whole seconds, at most 2^31 (RFC 9111 §1.2.2). A value that is not a number counts as 0: stale is the safe side.
    public func seconds(_ name: String) -> Int? {
        guard var text = directives[name] else { return nil }
        guard !conflicts.contains(name) else { return 0 }
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 { text = String(text.dropFirst().dropLast()) }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
        return min(Int(text.prefix(11)) ?? .max, 1 << 31)
    }

    /// Members of a comma-separated list, commas inside quotes aside.
    private static func split(_ line: String) -> [String] {
        var parts = [""]
        var quoted = false
        for character in line {
            if character == "\"" { quoted.toggle() }
            if character == ",", !quoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }
}
