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
        var tokens: [Token] = []
        guard bytes.count < Int(Int32.max) else { return tokens }
        tokens.reserveCapacity(bytes.count / 4 + 4)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe Self.classes.withUnsafeBufferPointer { classes in
                cut(unsafe Reader(bytes: buffer, classes: classes), into: &tokens)
            }
        }
        return tokens
    }

    private func cut(_ bytes: Reader, into tokens: inout [Token]) {
        var index = 0
        var flags: Token.Flags = []
        while index < bytes.count {
            let start = index
            switch bytes.class(at: index) {
            case Self.space:
                flags.insert(.spaced)
                index += 1
                continue
            case Self.line:
                flags.insert(.line)
                index += 1
                continue
            case Self.digit:
                index += 1
                while index < bytes.count, bytes.class(at: index) == Self.digit { index += 1 }
                let id = index - start == 1 ? lexicon.signs[Int(bytes[start])] : -1
                tokens.append(token(start, index, id, flags, .digits))
            case Self.letter, Self.capital:
                tokens.append(word(in: bytes, from: &index, flags: flags))
            case Self.sign:
                let byte = bytes[index]
                if byte == 0x2D { flags.insert(.dash) }
                index += 1
                tokens.append(token(start, index, lexicon.signs[Int(byte)], flags, .sign, sign: byte))
            default:
                let (scalar, length) = bytes.scalar(at: index)
                switch Scalars.classify(scalar) {
                case .space:
                    flags.insert(.spaced)
                    if scalar == 0xA0 || scalar == 0x2009 || scalar == 0x202F { flags.insert(.narrow) }
                    index += length
                    continue
                case .line:
                    flags.insert(.line)
                    index += length
                    continue
                case .ignorable:
                    index += length
                    continue
                case .letter:
                    tokens.append(word(in: bytes, from: &index, flags: flags))
                case .digit:
                    index += length
                    while index < bytes.count, bytes[index] >= 0x80 {
                        let (next, more) = bytes.scalar(at: index)
                        guard Scalars.classify(next) == .digit else { break }
                        index += more
                    }
                    tokens.append(token(start, index, -1, flags.union(.foreign), .digits))
                case .sign:
                    let folded = Fold.sign(scalar)
                    if folded == 0x2D { flags.insert(.dash) }
                    index += length
                    let id =
                        folded < 0x80 ? lexicon.signs[Int(folded)] : lexicon.words.find(Fold.mix(Fold.seed, folded))
                    tokens.append(token(start, index, id, flags, .sign, sign: folded < 0x100 ? UInt8(folded) : 0))
                }
            }
            flags = []
        }
    }

    @inline(__always) private func token(
        _ start: Int, _ end: Int, _ word: Int32, _ flags: Token.Flags, _ kind: Token.Kind, sign: UInt8 = 0
    ) -> Token {
        Token(
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), word: word,
            roles: lexicon.phrases.roles(of: word), flags: flags, kind: kind, sign: sign)
    }

    /// Reads the word that begins at `index` and moves past it.
    private func word(in bytes: Reader, from index: inout Int, flags: Token.Flags) -> Token {
        let start = index
        var spelling = Spelling()
        var at = bytes.fold(from: start, into: &spelling)
        /// The end of its last letter.
        var end = at
        // Few words go on: letters of other scripts, and what neither ends a word nor counts in its spelling.
        rare: while at < bytes.count, bytes[at] >= 0x80 {
            let (scalar, length) = bytes.scalar(at: at)
            switch Scalars.classify(scalar) {
            case .letter:
                let folded = Fold.letter(scalar)
                spelling.add(folded, isCapital: folded != scalar && Fold.isCapital(scalar))
                at += length
                end = at
            case .ignorable: at += length
            default: break rare
            }
            let next = bytes.fold(from: at, into: &spelling)
            if next > at { (at, end) = (next, next) }
        }
        index = end
        return token(spelled: spelling, start..<end, in: bytes, flags: flags.union(spelling.flags))
    }

    @inline(__always) private func token(
        spelled spelling: Spelling, _ range: Range<Int>, in bytes: Reader, flags: Token.Flags
    ) -> Token {
        var token = token(range.lowerBound, range.upperBound, lexicon.words.find(spelling.hash), flags, .word)
        token.classes = lexicon.classes(of: token.word)
        token.tail = spelling.tail
        token.hash = Fold.short(spelling.hash)
        if token.isCyrillic, token.isCapital, token.roles & (Reading.knownRoles | Role.given.bit) == 0 {
            token.lemma = lexicon.endings.lemma(of: spelling, bytes, range, in: lexicon.words) {
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
    private let classes: UnsafeBufferPointer<UInt8>
    let count: Int

    /// - Parameter classes: what each of the 256 bytes is; only `class(at:)` needs it.
    @unsafe init(
        bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<UInt8> = unsafe .init(start: nil, count: 0)
    ) {
        unsafe self.bytes = bytes
        unsafe self.classes = classes
        count = bytes.count
    }

    @inline(__always) subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count)
        return unsafe bytes[index]
    }

    @inline(__always) func `class`(at index: Int) -> UInt8 {
        let byte = Int(self[index])
        unsafe precondition(byte < classes.count)
        return unsafe classes[byte]
    }

    /// Adds the English and Russian letters from `start` on to a word, and returns where they end.
    @inline(__always) func fold(from start: Int, into spelling: inout Spelling) -> Int {
        precondition(start >= 0)
        var word = spelling
        var at = start
        while at < count {
            let byte = unsafe bytes[at]
            if byte < 0x80 {
                let small = byte | 0x20
                guard small &- 0x61 < 26 else { break }
                word.add(UInt32(small), coded: UInt64(small), isCapital: small != byte)
                at &+= 1
            } else {
                guard byte | 1 == 0xD1, at &+ 1 < count else { break }
                let letter = unsafe UInt32(byte & 0x1F) &<< 6 | UInt32(bytes[at &+ 1] & 0x3F)
                guard letter &- 0x410 < 0x40 else { break }
                let isCapital = letter < 0x430
                let folded = isCapital ? letter &+ 0x20 : letter
                word.add(folded, coded: UInt64(folded &- 0x42F), isCapital: isCapital)
                word.hasCyrillic = true
                at &+= 2
            }
        }
        spelling = word
        return at
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
