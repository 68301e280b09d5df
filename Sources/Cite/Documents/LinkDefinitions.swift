/// Markdown link reference definitions, `[label]: address` (CommonMark 4.7), for links like `[text][label]` in notes.
struct LinkDefinitions {
    private var addresses: [String: String] = [:]

    init(_ lines: Lines, isMarkdown: Bool) {
        guard isMarkdown else { return }
        for line in lines.ranges {
            let start = lines.indent(line)
            guard start < line.upperBound, lines.bytes[start] == UInt8(ascii: "["), start - line.lowerBound <= 3 else {
                continue
            }
            let text = lines.trimmed(line)
            guard let close = text.firstRange(of: "]:"), !text.hasPrefix("[^") else { continue }
            let address = text[close.upperBound...].split(separator: " ").first.map(String.init) ?? ""
            guard address.contains("://") else { continue }
            addresses[Self.key(text[..<close.lowerBound].dropFirst())] = address.trimmedParts("<>")
        }
    }

    /// The note with `[text][label]` and `[text][]` written as `[text](address)`.
    func resolved(_ note: String) -> String {
        guard !addresses.isEmpty, note.contains("][") else { return note }
        var result = ""
        var rest = note[...]
        while let joint = rest.firstRange(of: "][") {
            guard let close = rest[joint.upperBound...].firstIndex(of: "]") else { break }
            let label = rest[joint.upperBound..<close]
            let open = rest[..<joint.lowerBound].lastIndex(of: "[").map { rest.index(after: $0) }
            let key = label.isEmpty ? open.map { rest[$0..<joint.lowerBound] } ?? "" : label
            if let address = addresses[Self.key(key)] {
                result += rest[..<joint.lowerBound] + "](" + address + ")"
            } else {
                result += rest[...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// Labels match without regard to case and white space.
    private static func key(_ label: some StringProtocol) -> String {
        label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
