/// What a word is in the grammar of a clause. The name is the section of `config/language/*.yaml` that lists its words.
///
/// Classes are asked of single words; a `Role` is met in phrases and has a value. A mask holds up to 64 of them.
public enum WordClass: UInt8, Sendable, CaseIterable {
    case preposition, conjunction, subordinator, relative, determiner, possessive, demonstrative
    case pronoun, speaker, oblique
    case auxiliary, modal, past, participle, speech, link, catenative, verbParticle, conditional, negation, honorific,
        kinship, complementizer, dative, birthday, predicate, singular
    case adverb, filler, level, plant, temporal, locative, lasting, frame
    /// Stands inside a phrase, as "later" in "no later than"; the loader's own.
    case phrasal

    @inlinable public var bit: UInt64 { 1 &<< UInt64(rawValue) }
    var section: String { String(describing: self) }

    static let sections = Dictionary(
        uniqueKeysWithValues: allCases.filter { $0 != .phrasal }.map { ($0.section, $0) })
}

extension Reading {
    /// Whether the word at `index` belongs to `wordClass`.
    @inlinable public func isA(_ wordClass: WordClass, at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].classes & wordClass.bit != 0
    }
}
