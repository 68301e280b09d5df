import Records

/// `Pipelines/<name>/rulings.yaml`: what people have ruled on claims, which stands until the evidence changes. See
/// `docs/settings.md`.
public struct RulingSettings: Sendable, Hashable {
    /// In the order of the file.
    public var rulings: [Entry]

    public struct Entry: Sendable, Hashable {
        /// The claim, word for word as the document has it.
        public var claim: String
        /// The address that the note gives, repaired; nil for a note without one.
        public var source: String?
        public var ruling: Ruling
        /// Who ruled.
        public var by: String
        /// ISO 8601 date of the ruling.
        public var date: String
        public var why: String
        /// Digest of the text of the source that was ruled on; nil where the source could not be read.
        public var text: String?
        /// Line of the file, from 1.
        public var line: Int
    }

    public init(rulings: [Entry] = []) {
        self.rulings = rulings
    }

    static let keys = ["claim", "source", "ruling", "by", "date", "why", "text"]

    /// Reads a `rulings.yaml`: a list of mappings.
    ///
    /// - Throws: `Complaints` with everything that is wrong, each with its place.
    public static func parse(_ bytes: [UInt8], file: String) throws(Complaints) -> RulingSettings {
        let reader = Section.Reader(file: file, source: bytes)
        let root = try reader.open()
        if root.items == nil, !root.isNull {
            reader.complain("rulings.yaml must be a list of rulings, not \(root.kind)", at: root.place)
        }
        var first: [[String?]: Int] = [:]
        let rulings = (root.items ?? []).map { node in
            let section = Section(node, known: keys, name: "a ruling", reader: reader)
            for key in ["ruling", "date"] { section.demand(key, in: "this ruling") }
            let ruling = Entry(
                claim: section.required("claim", in: "this ruling"), source: section.text("source"),
                ruling: section.choice("ruling", or: .unchecked), by: section.required("by", in: "this ruling"),
                date: section.value("date", or: "", as: "a date such as 2026-11-24") { isDay($0) ? $0 : nil },
                why: section.required("why", in: "this ruling"),
                text: section.node("text") == nil
                    ? nil
                    : section.value("text", or: "", as: "'sha256:' and 64 hexadecimal digits") {
                        isDigest($0) ? $0 : nil
                    }, line: node.place.line)
            let earlier = first.updateValue(ruling.line, forKey: [ruling.claim, ruling.source])
            if let earlier, !ruling.claim.isEmpty {
                section.complain("this claim and source are ruled on already in line \(earlier); keep one of the two")
            }
            return ruling
        }
        try reader.check()
        return RulingSettings(rulings: rulings)
    }

    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]) else { return false }
        return Int(parts[0]) != nil && (1...12).contains(month) && (1...31).contains(day)
    }

    private static func isDigest(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst("sha256:".utf8.count)
        return text.hasPrefix("sha256:") && digits.count == 64
            && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
