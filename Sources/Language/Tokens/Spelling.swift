/// The letters of a word as it is read, folded.
struct Spelling {
    var hash = Fold.seed
    /// As in `Token.tail`.
    var tail: UInt64 = 0
    var letters = 0
    private var capitals = 0
    private var beginsCapital = false
    var hasCyrillic = false

    /// Adds a folded letter; `coded` is what it is in a tail.
    @inline(__always) mutating func add(_ letter: UInt32, coded: UInt64, isCapital: Bool) {
        hash = Fold.mix(hash, letter)
        tail = tail &<< 8 | coded
        if isCapital {
            capitals &+= 1
            if letters == 0 { beginsCapital = true }
        }
        letters &+= 1
    }

    /// Adds a folded letter of any script.
    mutating func add(_ letter: UInt32, isCapital: Bool) {
        if letter >= 0x400, letter < 0x530 { hasCyrillic = true }
        add(letter, coded: EndingSet.add(letter, to: 0), isCapital: isCapital)
    }

    var flags: Token.Flags {
        var flags: Token.Flags = hasCyrillic ? .cyrillic : []
        if beginsCapital { flags.insert(.capital) }
        if letters > 1, capitals == letters { flags.insert(.upper) }
        return flags
    }
}
