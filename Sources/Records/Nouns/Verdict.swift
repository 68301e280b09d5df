/// What one cited source says about one claim of the document.
public struct Verdict: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    /// The stretch of the document that leans on the citation.
    public var claim: Passage
    /// The id of the citation.
    public var citation: String
    /// The id of the article it was checked against, if one could be read.
    public var article: String?
    public var ruling: Ruling
    /// 0...1, higher the more the source supports the claim.
    public var score: Double
    /// A stable code for why, e.g. `figures_agree`, `figure_differs`, `source_gone`.
    public var reason: String
    /// One sentence for people.
    public var explanation: String
    /// Passages of the article, best first.
    public var evidence: [Passage]
    public var differences: [Difference]
    /// Parts of the claim that the source does not bear out, in code points of the document.
    public var unsupported: [Span]
    /// Who ruled, where it was a person and not Ibid.
    public var person: PersonalRuling?
    /// What an older copy of the source says, the one nearest the day on which the author read it.
    public var whenRead: EarlierReading?

    public init(
        claim: Passage, citation: String, article: String? = nil, ruling: Ruling, score: Double, reason: String,
        explanation: String, evidence: [Passage] = [], differences: [Difference] = [], unsupported: [Span] = []
    ) {
        self.id = ContentID.make(
            "verdict", [claim.doc, String(claim.start), String(claim.end), citation, article ?? ""])
        self.claim = claim
        self.citation = citation
        self.article = article
        self.ruling = ruling
        self.score = score
        self.reason = reason
        self.explanation = explanation
        self.evidence = evidence
        self.differences = differences
        self.unsupported = unsupported
    }
}

/// The six answers. `unread` is not `absent`: a page that could not be read says nothing about the claim.
public enum Ruling: String, Sendable, Hashable, Codable, CaseIterable {
    case supported
    case partly
    case disputed
    case absent
    case unread
    /// Read, but nothing in the claim could be judged.
    case unchecked
}

/// What a source said when the author of the document read it, as far as a copy was kept.
public struct EarlierReading: Sendable, Hashable, Codable {
    /// The id of the article that was read from the copy.
    public var article: String
    /// When the copy was made, UTC.
    public var retrieved: String
    public var ruling: Ruling
    public var explanation: String

    public init(article: String, retrieved: String, ruling: Ruling, explanation: String) {
        self.article = article
        self.retrieved = retrieved
        self.ruling = ruling
        self.explanation = explanation
    }
}

/// A person's ruling, which stands in place of Ibid's own until the evidence changes.
public struct PersonalRuling: Sendable, Hashable, Codable {
    public var name: String
    /// ISO 8601 date of the ruling.
    public var date: String
    /// What Ibid would have ruled.
    public var insteadOf: Ruling

    public init(name: String, date: String, insteadOf: Ruling) {
        self.name = name
        self.date = date
        self.insteadOf = insteadOf
    }
}

/// One thing that claim and source say differently.
public struct Difference: Sendable, Hashable, Codable {
    /// `figure`, `date`, `name`, `word` or `quotation`.
    public var kind: String
    /// As the claim has it.
    public var claimed: String
    /// As the source has it, if it says anything in that place.
    public var found: String?
    /// Where the claim says it: code points of the claimed text.
    public var claimedAt: Span?
    /// Where the source says it: code points of the source text.
    public var foundAt: Span?

    public init(kind: String, claimed: String, found: String? = nil, claimedAt: Span? = nil, foundAt: Span? = nil) {
        self.kind = kind
        self.claimed = claimed
        self.found = found
        self.claimedAt = claimedAt
        self.foundAt = foundAt
    }
}
