import Records
import Verify

/// Gathers what all sources of a run say about each claim, one source at a time.
struct Reviews {
    /// What is known of one claim so far.
    private struct Gathered {
        var claim: Claims.Claim
        var citations: [String] = []
        var verdicts: [Verdict] = []
        var elsewhere: [ClaimReview.Elsewhere] = []
        /// The wording of the evidence, by the article that bears the claim out.
        var support: [String: Fingerprint] = [:]
        /// Addresses of the sources it leans on.
        var sources: Set<String> = []
        let hasFigure: Bool
    }

    private var gathered: [Span: Gathered] = [:]

    /// - Parameter figures: where the document states a figure or a date.
    init(_ claims: Claims, figures: [Span]) {
        for claim in claims.all {
            let span = claim.passage.span
            var entry =
                gathered[span]
                ?? Gathered(claim: claim, hasFigure: figures.contains { span.start <= $0.start && $0.end <= span.end })
            entry.citations.append(claim.citation.id)
            if let url = claim.citation.url { entry.sources.insert(url) }
            gathered[span] = entry
        }
    }

    /// Adds what a cited source says.
    mutating func add(_ verdict: Verdict, by workbench: Workbench) {
        let span = verdict.claim.span
        gathered[span]?.verdicts.append(verdict)
        if verdict.ruling == .supported, let article = verdict.article {
            gathered[span]?.support[article] = workbench.verifier.fingerprint(of: verdict.evidence)
        }
    }

    /// Asks a source about the figures and dates of the claims that do not cite it.
    ///
    /// Words alone are not asked about: a source cited for something else that happens to use them proves nothing.
    mutating func ask(_ source: Workbench.PreparedSource, at url: String, by workbench: Workbench) {
        for (span, entry) in gathered where entry.hasFigure && !entry.sources.contains(url) {
            guard let verdict = workbench.verdict(on: entry.claim, unasked: source),
                let evidence = verdict.tellingPassage
            else { continue }
            gathered[span]?.elsewhere.append(
                ClaimReview.Elsewhere(
                    article: source.article.id, ruling: verdict.ruling, explanation: verdict.explanation,
                    evidence: evidence))
            if verdict.ruling == .supported {
                gathered[span]?.support[source.article.id] = workbench.verifier.fingerprint(of: verdict.evidence)
            }
        }
    }

    /// The reviews, in the order of the document.
    var all: [ClaimReview] {
        gathered.values.sorted { $0.claim.passage.span < $1.claim.passage.span }.compactMap { entry in
            guard !entry.verdicts.isEmpty else { return nil }
            // Sources come in the order in which they answer.
            let verdicts = entry.citations.compactMap { id in entry.verdicts.first { $0.citation == id } }
            let together = Together(verdicts)
            return ClaimReview(
                claim: entry.claim.passage, citations: entry.citations, verdicts: verdicts.map(\.id),
                ruling: together.ruling, reason: together.reason, unsupported: together.unsupported,
                elsewhere: entry.elsewhere.sorted { $0.article < $1.article },
                origins: Fingerprint.origins(Array(entry.support.values)))
        }
    }
}

extension Verdict {
    /// The passage to show: the one that differs, or else the best.
    var tellingPassage: Passage? {
        evidence.first { passage in differences.contains { $0.foundAt?.overlaps(passage.span) == true } }
            ?? evidence.first
    }
}
