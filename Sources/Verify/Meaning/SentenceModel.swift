/// A model that gives every text a vector, such that texts which mean alike point alike, whatever their languages
/// (Reimers and Gurevych, "Sentence-BERT", EMNLP 2019).
///
/// Ibid ships none and needs none. Where a reader has one, it finds the sentence of a source in a language that Ibid has no words of.
/// Figures are never put to it.
public protocol SentenceModel: Sendable {
    /// One vector a text, in the order of the texts, all of one length.
    ///
    /// - Throws: `SentenceModelError` where the model does not answer.
    func vectors(of texts: [String], as role: SentenceRole) async throws(SentenceModelError) -> [[Float]]
}

/// Models of search tell the text that is looked for from the texts that are searched.
public enum SentenceRole: String, Sendable {
    case query
    case passage
}

/// Why a sentence model gave no vectors.
public struct SentenceModelError: Error, Sendable {
    /// One sentence for people.
    public var message: String

    public init(_ message: String) {
        self.message = message
    }
}
