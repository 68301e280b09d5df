import Fetch
import Load
import Records
import Report

/// What a run has come to so far: the counts for the manifest and the lines for people.
struct Tally {
    private(set) var outcomes: [String: Int] = [:]
    private(set) var rulings: [String: Int] = [:]
    private(set) var articles = 0
    private(set) var documentFacts = 0
    private(set) var sourceFacts = 0
    private(set) var sources = 0
    private(set) var read = 0
    /// Claims that sources of more than one origin bear out.
    private var confirmed = 0
    private var disputedElsewhere = 0
    /// The facts that belong to a series of the pipeline.
    var measured: [Fact] = []
    private var lines: [String: (found: Retrieval?, rulings: [Ruling: Int])] = [:]
    private var findings: [(place: Int, finding: Summary.Finding)] = []

    mutating func add(_ found: Retrieval, of url: String, citations: [Citation]) {
        sources += 1
        if found.best.outcome.isRead { read += 1 }
        outcomes[found.live.outcome.rawValue, default: 0] += 1
        for citation in citations where citation.url == url {
            lines[citation.id, default: (nil, [:])].found = found
        }
    }

    mutating func addArticle() { articles += 1 }
    mutating func add(documentFacts count: Int) { documentFacts += count }
    mutating func add(sourceFacts count: Int) { sourceFacts += count }

    mutating func add(_ verdict: Verdict, label: String) {
        rulings[verdict.ruling.rawValue, default: 0] += 1
        lines[verdict.citation, default: (nil, [:])].rulings[verdict.ruling, default: 0] += 1
        guard [.disputed, .absent, .partly].contains(verdict.ruling) else { return }
        findings.append(
            (
                verdict.claim.start,
                Summary.Finding(
                    label: label, ruling: verdict.ruling, claim: verdict.claim.exact, explanation: verdict.explanation,
                    evidence: verdict.tellingPassage.map { passage in
                        (passage.page.map { "page \($0): " } ?? "") + passage.exact
                    })
            ))
    }

    /// Adds what sources say that were not cited for the claim.
    mutating func add(_ review: ClaimReview, citations: [Citation]) {
        if review.origins > 1 { confirmed += 1 }
        let disputes = review.elsewhere.filter { $0.ruling == .disputed }
        if !disputes.isEmpty { disputedElsewhere += 1 }
    }

    /// What the sources say about each other's claims, in words; nil where that is nothing.
    var elsewhere: String? {
        let parts = [
            confirmed == 0 ? nil : "\(confirmed) borne out by more than one source",
            disputedElsewhere == 0 ? nil : "\(disputedElsewhere) told otherwise by a source cited for something else",
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Share of sources that were read; 1 where there was none to read.
    var shareRead: Double { sources == 0 ? 1 : Double(read) / Double(sources) }

    var exitCode: ExitCode {
        var codes: [ExitCode] = []
        if read < sources { codes.append(.partial) }
        if rulings["disputed"] != nil || rulings["absent"] != nil { codes.append(.findings) }
        return .worst(of: codes)
    }

    func summary(of citations: [Citation]) -> Summary {
        var summary = Summary()
        summary.citations = citations.map { citation in
            let line = lines[citation.id]
            return Summary.CitationLine(
                label: citation.label, work: citation.container ?? citation.title ?? citation.url ?? citation.raw,
                outcome: line?.found?.live.outcome,
                isArchived: line?.found?.copy != nil, rulings: line?.rulings ?? [:])
        }
        summary.findings = findings.sorted { $0.place < $1.place }.map(\.finding)
        return summary
    }

    /// `7 ok, 1 gone`, the commonest first.
    static func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(
            separator: ", ")
    }
}
