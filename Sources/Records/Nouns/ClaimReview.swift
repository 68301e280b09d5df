/// A claim of the document, and what all sources of a run say about it together: those cited for it, and the others that
/// happen to speak of it (the name is schema.org's).
public struct ClaimReview: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    /// The stretch of the document that leans on the citations.
    public var claim: Passage
    /// The ids of the citations it leans on, in the order of the document.
    public var citations: [String]
    /// The ids of the verdicts, one for each citation.
    public var verdicts: [String]
    /// What the cited sources say together.
    public var ruling: Ruling
    /// The verdict's own code where one decides; `sources_together`, `sources_differ` where several do.
    public var reason: String
    /// Parts of the claim that no cited source bears out, in code points of the document.
    public var unsupported: [Span]
    /// Sources that are cited for other claims but give this one's figure or date too, or another one in its place.
    public var elsewhere: [Elsewhere]
    /// How many sources bear it out, those that share their wording counted once: two copies of one report confirm nothing.
    public var origins: Int

    /// What a source says that was not cited for the claim.
    public struct Elsewhere: Sendable, Hashable, Codable {
        public var article: String
        /// `supported` or `disputed`.
        public var ruling: Ruling
        public var explanation: String
        public var evidence: Passage

        public init(article: String, ruling: Ruling, explanation: String, evidence: Passage) {
            self.article = article
            self.ruling = ruling
            self.explanation = explanation
            self.evidence = evidence
        }
    }

    public init(
        claim: Passage, citations: [String], verdicts: [String], ruling: Ruling, reason: String, unsupported: [Span],
        elsewhere: [Elsewhere], origins: Int
    ) {
        self.id = ContentID.make("claim", [claim.doc, String(claim.start), String(claim.end)])
        self.claim = claim
        self.citations = citations
        self.verdicts = verdicts
        self.ruling = ruling
        self.reason = reason
        self.unsupported = unsupported
        self.elsewhere = elsewhere
        self.origins = origins
    }
}
