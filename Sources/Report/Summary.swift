import Records

/// What people read at the end of a run: a line for each citation, then every claim that its source does not bear out.
public struct Summary: Sendable {
    public var citations: [CitationLine] = []
    public var findings: [Finding] = []

    public struct CitationLine: Sendable {
        public var label: String
        public var work: String
        public var outcome: Outcome?
        /// Whether an archived copy was read instead.
        public var isArchived: Bool
        public var rulings: [Ruling: Int]

        public init(label: String, work: String, outcome: Outcome?, isArchived: Bool = false, rulings: [Ruling: Int]) {
            self.label = label
            self.work = work
            self.outcome = outcome
            self.isArchived = isArchived
            self.rulings = rulings
        }
    }

    /// A claim worth a look.
    public struct Finding: Sendable {
        public var label: String
        public var ruling: Ruling
        public var claim: String
        public var explanation: String
        public var evidence: String?

        public init(label: String, ruling: Ruling, claim: String, explanation: String, evidence: String?) {
            self.label = label
            self.ruling = ruling
            self.claim = claim
            self.explanation = explanation
            self.evidence = evidence
        }
    }

    public init() {}

    /// Most findings shown; the rest are counted.
    public static let longestList = 20

    public func text(style: Style, width: Int = 100) -> String {
        let rulings = Ruling.allCases
        let columns = Columns(
            header: ["note", "source", "outcome"] + rulings.map(\.rawValue),
            rows: citations.map { line in
                [
                    line.label, TerminalText.safe(line.work),
                    (line.outcome?.rawValue ?? "no address") + (line.isArchived ? ", archived" : ""),
                ]
                    + rulings.map { line.rulings[$0].map(String.init) ?? "·" }
            }, limits: [0: 6, 1: 40])
        var lines = columns.lines { row, column, text in
            if row < 0 { return style.paint(text, .dim) }
            guard column > 2, !text.hasPrefix("·") else { return text }
            return style.paint(text, Self.ink(rulings[column - 3]))
        }
        for finding in findings.prefix(Self.longestList) {
            lines.append("")
            lines.append(
                style.paint(
                    "[\(TerminalText.safe(finding.label))] \(finding.ruling.rawValue)", Self.ink(finding.ruling))
                    + "  " + TerminalText.safe(finding.explanation))
            lines.append("    claim   " + TerminalText.cut(TerminalText.line(finding.claim), to: width - 12))
            if let evidence = finding.evidence {
                lines.append("    source  " + TerminalText.cut(TerminalText.line(evidence), to: width - 12))
            }
        }
        if findings.count > Self.longestList {
            lines.append("\nand \(findings.count - Self.longestList) more in verdicts.jsonl")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func ink(_ ruling: Ruling) -> Style.Ink {
        switch ruling {
        case .supported: .green
        case .partly, .unchecked: .yellow
        case .disputed, .absent: .red
        case .unread: .blue
        }
    }
}
