import Records

/// Cuts a text into tokens in one pass over its bytes and looks each word up as it goes.
///
/// White space, zero-width characters and soft hyphens make no tokens. Zero-width characters and combining marks
/// inside a word neither end it nor count in its spelling.
struct Tokenizer {
    let lexicon: Lexicon

    func tokens(of text: Text) -> [Token] {
        tokens(of: text.utf8)
    }

    func tokens(of bytes: [UInt8]) -> [Token] {
        let count = bytes.count
        var tokens: [Token] = []
        guard count < Int(Int32.max) else { return tokens }
        tokens.reserveCapacity(count / 5 + 4)
        let classes = Self.classes
        var index = 0
        var flags: Token.Flags = []
        unsafe bytes.withUnsafeBufferPointer { buffer in
            let bytes = unsafe Reader(bytes: buffer)
            while index < count {
                let byte = bytes[index]
                switch classes[Int(byte)] {
                case Self.space:
                    flags.insert(.spaced)
                    index += 1
                case Self.line:
                    flags.insert(.line)
                    index += 1
                case Self.digit:
                    let start = index
                    index += 1
                    while index < count, classes[Int(bytes[index])] == Self.digit { index += 1 }
                    let id = index - start == 1 ? lexicon.words.find(Fold.mix(Fold.seed, UInt32(byte))) : -1
                    tokens.append(
                        Token(
                            start: Int32(start), end: Int32(index), word: id, roles: lexicon.phrases.roles(of: id),
                            flags: flags, kind: .digits, sign: 0))
                    flags = []
                case Self.letter, Self.capital:
                    tokens.append(word(in: bytes, from: &index, flags: flags, classes: classes))
                    flags = []
                case Self.sign:
                    let id = lexicon.words.find(Fold.mix(Fold.seed, UInt32(byte)))
                    if byte == 0x2D { flags.insert(.dash) }
                    tokens.append(
                        Token(
                            start: Int32(index), end: Int32(index + 1), word: id, roles: lexicon.phrases.roles(of: id),
                            flags: flags, kind: .sign, sign: byte))
                    flags = []
                    index += 1
                default:
                    let (scalar, length) = bytes.scalar(at: index)
                    switch Scalars.classify(scalar) {
                    case .space:
                        flags.insert(.spaced)
                        if scalar == 0xA0 || scalar == 0x2009 || scalar == 0x202F { flags.insert(.narrow) }
                        index += length
                    case .line:
                        flags.insert(.line)
                        index += length
                    case .ignorable:
                        index += length
                    case .letter:
                        tokens.append(word(in: bytes, from: &index, flags: flags, classes: classes))
                        flags = []
                    case .digit:
                        let start = index
                        index += length
                        while index < count, bytes[index] >= 0x80 {
                            let (next, more) = bytes.scalar(at: index)
                            guard Scalars.classify(next) == .digit else { break }
                            index += more
                        }
                        tokens.append(
                            Token(
                                start: Int32(start), end: Int32(index), word: -1, flags: flags.union(.foreign),
                                kind: .digits, sign: 0))
                        flags = []
                    case .sign:
                        let folded = Fold.sign(scalar)
                        if folded == 0x2D { flags.insert(.dash) }
                        let id = lexicon.words.find(Fold.mix(Fold.seed, folded))
                        tokens.append(
                            Token(
                                start: Int32(index), end: Int32(index + length), word: id,
                                roles: lexicon.phrases.roles(of: id), flags: flags, kind: .sign,
                                sign: folded < 0x100 ? UInt8(folded) : 0))
                        flags = []
                        index += length
                    }
                }
            }
        }
        return tokens
    }

    /// Reads the word that begins at `index` and moves past it.
    @inline(__always)
    private func word(
        in bytes: Reader, from index: inout Int, flags: Token.Flags, classes: [UInt8]
    ) -> Token {
        let start = index
        var end = index
        var hash = Fold.seed
        var tail: UInt64 = 0
        var capitals = 0
        var letters = 0
        var flags = flags
        loop: while index < bytes.count {
            let byte = bytes[index]
            switch classes[Int(byte)] {
            case Self.letter:
                hash = Fold.mix(hash, UInt32(byte))
                tail = EndingSet.add(UInt32(byte), to: tail)
                letters += 1
                index += 1
                end = index
            case Self.capital:
                hash = Fold.mix(hash, UInt32(byte | 0x20))
                tail = EndingSet.add(UInt32(byte | 0x20), to: tail)
                capitals += 1
                if letters == 0 { flags.insert(.capital) }
                letters += 1
                index += 1
                end = index
            case Self.wide:
                let (scalar, length) = bytes.scalar(at: index)
                let kind = Scalars.classify(scalar)
                if kind == .ignorable {
                    index += length
                    continue
                }
                guard kind == .letter else { break loop }
                let folded = Fold.letter(scalar)
                hash = Fold.mix(hash, folded)
                tail = EndingSet.add(folded, to: tail)
                if folded != scalar, Fold.isCapital(scalar) {
                    capitals += 1
                    if letters == 0 { flags.insert(.capital) }
                }
                if folded >= 0x400, folded < 0x530 { flags.insert(.cyrillic) }
                letters += 1
                index += length
                end = index
            default:
                break loop
            }
        }
        index = end
        if letters > 1, capitals == letters { flags.insert(.upper) }
        let id = lexicon.words.find(hash)
        var token = Token(
            start: Int32(start), end: Int32(end), word: id, roles: lexicon.phrases.roles(of: id),
            classes: lexicon.classes(of: id), tail: tail, hash: Fold.short(hash), flags: flags, kind: .word, sign: 0)
        if flags.contains(.cyrillic), flags.contains(.capital),
            token.roles & (Reading.knownRoles | Role.given.bit) == 0
        {
            token.lemma = lexicon.endings.lemma(of: bytes, start..<end, in: lexicon.words) {
                lexicon.phrases.roles(of: $0) & (Reading.knownRoles | Role.given.bit) != 0
            }
            token.roles |= lexicon.phrases.roles(of: token.lemma) & ~Reading.undeclined
        }
        return token
    }

    static let space: UInt8 = 0
    static let line: UInt8 = 1
    static let digit: UInt8 = 2
    static let letter: UInt8 = 3
    static let capital: UInt8 = 4
    static let sign: UInt8 = 5
    static let wide: UInt8 = 6

    /// What each byte begins.
    static let classes: [UInt8] = (0..<256).map { byte -> UInt8 in
        switch byte {
        case 0x0A, 0x0D, 0x0B, 0x0C: line
        case 0...0x20, 0x7F: space
        case 0x30...0x39: digit
        case 0x41...0x5A: capital
        case 0x61...0x7A: letter
        case 0x80...0xFF: wide
        default: sign
        }
    }
}

/// Bytes of a text under the tokenizer: checked reads without the cost of an array's.
@safe struct Reader {
    private let bytes: UnsafeBufferPointer<UInt8>
    let count: Int

    @unsafe init(bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    @inline(__always) subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count)
        return unsafe bytes[index]
    }

    /// The code point at `index` of valid UTF-8, and its length in bytes.
    @inline(__always) func scalar(at index: Int) -> (UInt32, Int) {
        let lead = UInt32(self[index])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0, index + 1 < count {
            return ((lead & 0x1F) << 6 | UInt32(self[index + 1] & 0x3F), 2)
        }
        if lead < 0xF0, index + 2 < count {
            return ((lead & 0x0F) << 12 | UInt32(self[index + 1] & 0x3F) << 6 | UInt32(self[index + 2] & 0x3F), 3)
        }
        guard index + 3 < count else { return (0xFFFD, count - index) }
        return (
            (lead & 0x07) << 18 | UInt32(self[index + 1] & 0x3F) << 12 | UInt32(self[index + 2] & 0x3F) << 6
                | UInt32(self[index + 3] & 0x3F), 4
        )
    }
}
