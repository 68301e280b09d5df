import Records

/// What a source says about a claim, before it is tied to a document.
public struct Finding: Sendable {
    public var ruling: Ruling
    /// 0...1, higher the more the source supports the claim.
    public var score: Double
    /// A stable code, listed in `Reason`.
    public var reason: String
    /// One sentence for people.
    public var explanation: String
    /// Bytes of the source's text, best first.
    public var evidence: [Range<Int>]
    /// The numbers of the same sentences.
    public var sentences: [Int]
    /// `claimedAt` counts code points of the claim, `foundAt` those of the source.
    public var differences: [Difference]
    /// Bytes of the claim that the source does not bear out.
    public var unsupported: [Range<Int>]
    /// What the score was made of, by name.
    public var features: [String: Double]
    /// What the models saw, for training them.
    public var trace: Trace?

    public init(
        ruling: Ruling, score: Double, reason: Reason, explanation: String, evidence: [Range<Int>] = [],
        sentences: [Int] = [], differences: [Difference] = [], unsupported: [Range<Int>] = [],
        features: [String: Double] = [:]
    ) {
        self.ruling = ruling
        self.score = score
        self.reason = reason.rawValue
        self.explanation = explanation
        self.evidence = evidence
        self.sentences = sentences
        self.differences = differences
        self.unsupported = unsupported
        self.features = features
    }
}

/// Why a ruling is what it is.
public enum Reason: String, Sendable, CaseIterable {
    case verbatim
    case figuresAgree = "figures_agree"
    case wordsAgree = "words_agree"
    /// A sentence model alone says so.
    case meaningAgrees = "meaning_agrees"
    case someMissing = "some_missing"
    case figureDiffers = "figure_differs"
    case dateDiffers = "date_differs"
    case wordDiffers = "word_differs"
    case nameDiffers = "name_differs"
    case rolesDiffer = "roles_differ"
    case negated
    case modalityDiffers = "modality_differs"
    case quantifierDiffers = "quantifier_differs"
    case quotationDiffers = "quotation_differs"
    case nothingFound = "nothing_found"
    case figureMissing = "figure_missing"
    case wordingOnly = "wording_only"
    case nothingToCheck = "nothing_to_check"
    case languageUnknown = "language_unknown"
    case sourceEmpty = "source_empty"
    case sourceGone = "source_gone"
    case sourceWalled = "source_walled"
    case sourceRefused = "source_refused"
    case sourceFailed = "source_failed"
    case sourceBlocked = "source_blocked"
    case notText = "not_text"
    case notCached = "not_cached"
    case noAddress = "no_address"
}

extension Contrast {
    var reason: Reason {
        switch kind {
        case .name, .office: .nameDiffers
        case .opposite: .wordDiffers
        case .negation: .negated
        case .modality: .modalityDiffers
        case .quantifier: .quantifierDiffers
        case .roles: .rolesDiffer
        }
    }
}

/// The rows that the models of `config/verify` were asked about, in the order of their `features`.
public struct Trace: Sendable, Encodable {
    public struct Row: Sendable, Encodable {
        /// A sentence's number, or the code point of the claim at which a figure or word begins.
        public var at: Int
        public var end: Int
        public var values: [Double]
    }

    public var sentenceFeatures = SentenceFeatures.names
    public var figureFeatures = FigureCheck.names
    public var supportFeatures = SupportFeatures.names
    public var wordFeatures = Unsupported.names
    public var neighbourFeatures = Neighbours.names
    public var alteredFeatures = WordFeatures.names
    public var sentences: [Row]
    public var figures: [Row]
    public var support: [Double]
    public var words: [Row]
}
