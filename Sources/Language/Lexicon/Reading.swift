import Records

/// A text cut into tokens, with the lexicon at hand: what every rule reads.
public final class Reading: Sendable {
    public let text: Text
    public let tokens: [Token]
    public let lexicon: Lexicon
    /// `en`, `ru`, or nil for a language no rules are written for.
    public let lang: String?
    public let isRussian: Bool

    init(_ text: Text, tokens: [Token], lexicon: Lexicon, lang: String?) {
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        self.lang = lang
        isRussian = lang == "ru"
    }

    /// A phrase of the lexicon found in the text.
    public struct Match: Sendable {
        /// Tokens it covers.
        public var range: Range<Int>
        public var value: Double
        public var item: Int

        public var end: Int { range.upperBound }
    }

    /// Words of time stand in the lexicon in all their forms: «Среди» is no form of «среда».
    static let undeclined: UInt64 =
        Role.month.bit | Role.weekday.bit | Role.period.bit | Role.season.bit | Role.relativeDay.bit
        | Role.direction.bit | Role.ago.bit | Role.ahead.bit | Role.since.bit | Role.until.bit | Role.by.bit
        | Role.part.bit | Role.holiday.bit

    /// Whether some phrase with one of these roles may begin at token `index`.
    @inlinable public func mayBegin(_ roles: UInt64, at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].roles & roles != 0
    }

    /// The longest phrase of this role that begins at token `index`.
    @inlinable public func match(_ role: Role, at index: Int) -> Match? {
        // Most words begin no phrase of the role: that much is told where it is asked.
        mayBegin(role.bit, at: index) ? longest(role, at: index) : nil
    }

    @usableFromInline func longest(_ role: Role, at index: Int) -> Match? {
        var node = lexicon.phrases.root(of: tokens[index].word)
        var at = index
        var found: Match?
        while node >= 0 {
            var sense = lexicon.phrases.firstSense(at: node)
            while sense >= 0 {
                let meaning = lexicon.phrases.senses[Int(sense)]
                if meaning.role == role, meaning.spelling < 0 || isSpelled(meaning.spelling, index...at) {
                    found = Match(range: index..<(at + 1), value: meaning.value, item: Int(meaning.item))
                    break
                }
                sense = meaning.next
            }
            at += 1
            guard at < tokens.count, !tokens[at].isDigits || isGlued(at) else { break }
            let next = lexicon.phrases.step(from: node, by: tokens[at].word)
            node = next < 0 ? lexicon.phrases.step(from: node, by: tokens[at].lemma) : next
        }
        return found ?? (role.bit & Self.undeclined == 0 ? lemma(role, at: index) : nil)
    }

    /// Whether some phrase with one of these roles stands at token `index`, whatever case it must be written in.
    func hasPhrase(of roles: UInt64, at index: Int) -> Bool {
        guard tokens[index].lemma < 0 else { return true }
        var node = lexicon.phrases.root(of: tokens[index].word)
        var at = index
        while node >= 0 {
            var sense = lexicon.phrases.firstSense(at: node)
            while sense >= 0 {
                if lexicon.phrases.senses[Int(sense)].role.bit & roles != 0 { return true }
                sense = lexicon.phrases.senses[Int(sense)].next
            }
            at += 1
            guard at < tokens.count else { return false }
            let next = lexicon.phrases.step(from: node, by: tokens[at].word)
            node = next < 0 ? lexicon.phrases.step(from: node, by: tokens[at].lemma) : next
        }
        return false
    }

    /// The sense of the dictionary form of token `index`.
    private func lemma(_ role: Role, at index: Int) -> Match? {
        let node = lexicon.phrases.root(of: tokens[index].lemma)
        guard node >= 0 else { return nil }
        var sense = lexicon.phrases.firstSense(at: node)
        while sense >= 0 {
            let meaning = lexicon.phrases.senses[Int(sense)]
            if meaning.role == role {
                return Match(range: index..<(index + 1), value: meaning.value, item: Int(meaning.item))
            }
            sense = meaning.next
        }
        return nil
    }

    /// The longest phrase of this role that ends just before token `index`.
    public func match(_ role: Role, before index: Int) -> Match? {
        var start = max(0, index - lexicon.longest)
        while start < index {
            if let match = match(role, at: start), match.end == index { return match }
            start += 1
        }
        return nil
    }

    private func isSpelled(_ spelling: Int32, _ range: ClosedRange<Int>) -> Bool {
        let wanted = lexicon.spellings[Int(spelling)]
        var place = 0
        for token in tokens[range] {
            for index in token.range {
                guard place < wanted.count else { return false }
                if text.utf8[index] != wanted[place] { return false }
                place += 1
            }
        }
        return place == wanted.count
    }

    /// Whether token `index` follows the one before it without a space.
    @inlinable public func isGlued(_ index: Int) -> Bool {
        index > 0 && index < tokens.count && tokens[index].start == tokens[index &- 1].end
    }

    @inlinable public func isSign(_ character: Unicode.Scalar, at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isSign(character)
    }

    @inlinable public func isDash(at index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isDash }

    @inlinable public func isWord(at index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isWord }

    @inlinable public func isDigits(at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isDigits
    }

    /// Whether a word ends a noun phrase.
    @inlinable public func isStop(_ index: Int) -> Bool { mayBegin(Role.stop.bit | Role.verb.bit, at: index) }

    /// Whether a word tells of a rise or a fall.
    @inlinable public func isMovement(_ index: Int) -> Bool { mayBegin(Role.rise.bit | Role.fall.bit, at: index) }

    /// The country that an adjective or a people's name at `index` belongs to.
    package func nationality(at index: Int) -> Lexicon.KnownName? {
        guard let found = match(.nationality, at: index), found.item >= 0, found.item < lexicon.names.count else {
            return nil
        }
        return lexicon.names[found.item]
    }

    /// Whether a Russian given name at `index` stands in another case than the nominative.
    public func isInflected(name index: Int) -> Bool {
        mayBegin(Role.given.bit, at: index) && lexicon.phrases.roles(of: tokens[index].word) & Role.given.bit == 0
    }

    /// What type of name the words from `index` to `end` point back to: "the country", «компания».
    public func pointsBack(at index: Int, upTo end: Int) -> Name.Kind? {
        guard let found = match(.anaphor, at: index), found.end == end else { return nil }
        return [1: .country, 2: .organisation, 3: .place, 4: .person][Int(found.value)]
    }

    /// Whether the lexicon has the word as a verb.
    @inlinable public func isKnownVerb(_ index: Int) -> Bool {
        mayBegin(Role.verb.bit | Role.action.bit | Role.rise.bit | Role.fall.bit, at: index)
            || isA(.predicate, at: index)
    }

    /// A Russian noun with the ending of a verb: «журнала», «жители», «кабинет».
    public func isNounLikeVerb(_ index: Int) -> Bool {
        tokens.indices.contains(index) && lexicon.nounsLikeVerbs.contains(tokens[index].word)
    }

    /// Whether a phrase of action is a noun here: "the meeting between", "implementation of".
    public func isNominal(_ match: Match, in range: Range<Int>) -> Bool {
        let first = match.range.lowerBound
        let next = match.end
        guard match.value == 1, next < range.upperBound else { return false }
        // "to launch", "will visit", "and launch" are verbs.
        if first > range.lowerBound, isOne(of: Self.beforeVerbs, at: first - 1) || isKnownVerb(first - 1) {
            return false
        }
        return isOne(of: Self.links, at: next) || isOne(of: Self.links, at: next - 1) || says("made", at: next)
            || says("made", at: next - 1)
    }

    private static let beforeVerbs: WordSet = [
        "to", "will", "would", "may", "can", "could", "should", "and", "or", "they", "we", "i", "you", "not", "who",
        "that",
    ]
    private static let links: WordSet = ["of", "between", "with", "by", "to", "in", "on", "for"]

    /// Whether "between", "with" or "by" follows a noun of action, so that the first name behind it takes part.
    public func isShared(_ noun: Range<Int>) -> Bool {
        says(["between", "with", "by", "made"], at: noun.upperBound)
            || noun.count > 1 && says("made", at: noun.upperBound - 1)
    }

    /// "meeting between" without its preposition.
    public func withoutLink(_ range: Range<Int>) -> Range<Int> {
        range.count > 1 && isOne(of: Self.links, at: range.upperBound - 1) ? range.dropLast().indices : range
    }

    /// Bytes of a range of tokens, from the first's start to the last's end.
    @inlinable public func bytes(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last, last < tokens.count else { return 0..<0 }
        return Int(tokens[first].start)..<Int(tokens[last].end)
    }

    public func string(_ range: Range<Int>) -> String { text[bytes(range)] }

    /// Whether the word at `index` is `word`, which is in small letters; capitals A to Z count as small.
    @inlinable public func says(_ word: StaticString, at index: Int) -> Bool {
        // Most words differ in length.
        guard tokens.indices.contains(index),
            Int(tokens[index].end &- tokens[index].start) == word.utf8CodeUnitCount
        else { return false }
        return spells(word, from: Int(tokens[index].start))
    }

    @usableFromInline func spells(_ word: StaticString, from start: Int) -> Bool {
        for place in 0..<word.utf8CodeUnitCount {
            let letter = unsafe word.utf8Start[place]
            let byte = text.utf8[start &+ place]
            guard byte == letter || byte >= 0x41 && byte <= 0x5A && byte | 0x20 == letter else { return false }
        }
        return true
    }

    @inlinable public func says(_ words: [StaticString], at index: Int) -> Bool {
        for word in words where says(word, at: index) { return true }
        return false
    }

    /// Whether the word at `index` ends in `ending`, as written.
    @inlinable public func ends(_ ending: StaticString, at index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let count = ending.utf8CodeUnitCount
        let start = Int(tokens[index].end) &- count
        guard start >= Int(tokens[index].start) else { return false }
        for place in (0..<count).reversed() where unsafe text.utf8[start &+ place] != ending.utf8Start[place] {
            return false
        }
        return true
    }

    /// The value of up to 18 ASCII digits; nil for more or others.
    public func integer(at index: Int) -> Int? {
        guard isDigits(at: index), tokens[index].range.count <= 18, !tokens[index].flags.contains(.foreign) else {
            return nil
        }
        var value = 0
        for byte in text.utf8[tokens[index].range] { value = value * 10 + Int(byte &- 0x30) }
        return value
    }

    /// How many digits stand at `index`, 0 if none.
    public func digits(at index: Int) -> Int {
        isDigits(at: index) ? tokens[index].range.count : 0
    }
}
