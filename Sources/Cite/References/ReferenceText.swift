/// The text of a note on one line, with each address replaced by ``ReferenceText/placeholder``.
struct ReferenceText {
    static let placeholder: Unicode.Scalar = "\u{FFFC}"

    private(set) var scalars: [Unicode.Scalar] = []
    let addresses: [Address]
    private(set) var access: AccessDate?

    /// `width` is the length of the longest line where the text is hard-wrapped, else 0.
    init(_ note: String, width: Int, indent: Int) {
        let raw = Array(note.unicodeScalars)
        addresses = AddressFinder(raw, width: width, indent: indent).addresses()
        var index = 0
        var next = addresses.makeIterator()
        var address = next.next()
        while index < raw.count {
            if let found = address, found.range.lowerBound == index {
                scalars.append(Self.placeholder)
                index = max(found.range.upperBound, index + 1)
                address = next.next()
            } else {
                append(raw, &index)
            }
        }
        access = AccessDate(scalars)
        if let access { scalars.replaceSubrange(access.range, with: [","]) }
    }

    /// The words without the addresses.
    var prose: String { scalars.string(0..<scalars.count).replacing("\u{FFFC}", with: " ") }

    /// White space becomes one space, a word hyphenated over a line end is joined, ligatures are spelled out.
    private mutating func append(_ raw: [Unicode.Scalar], _ index: inout Int) {
        let scalar = raw[index]
        index += 1
        if scalar == "-", index < raw.count, raw[index] == "\n", let last = scalars.last, last.isWordLetter {
            var end = index
            while end < raw.count, raw[end].isBreak { end += 1 }
            if end < raw.count, raw[end].properties.isLowercase {
                index = end
                return
            }
        }
        if scalar.isBreak {
            if let last = scalars.last, last != " " { scalars.append(" ") }
        } else if let letters = Self.ligatures[scalar] {
            scalars += letters.unicodeScalars
        } else if !scalar.isInvisible, scalar != "\\" {
            scalars.append(scalar)
        }
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl", "\u{FB05}": "st",
        "\u{FB06}": "st",
    ]
}

/// Small moves on scalars, shared by the readers of references.
extension [Unicode.Scalar] {
    func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(self[range.clamped(to: 0..<count)]))
    }

    /// The first place of `word` at or after `start`.
    func firstIndex(of word: String, from start: Int = 0) -> Int? {
        let wanted = Array(word.unicodeScalars)
        guard let first = wanted.first, count >= wanted.count else { return nil }
        var index = start
        while index + wanted.count <= count {
            if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }
}

extension StringProtocol {
    /// Without spaces and the marks that separate the parts of a reference.
    func trimmedParts(_ marks: String = " ,;:—–-*_/|\u{FFFC}") -> String {
        let scalars = Array(unicodeScalars)
        var (low, high) = (0, scalars.count)
        while low < high, marks.unicodeScalars.contains(scalars[low]) { low += 1 }
        while low < high, marks.unicodeScalars.contains(scalars[high - 1]) { high -= 1 }
        return scalars.string(low..<high)
    }

    var nonEmpty: String? { isEmpty ? nil : String(self) }
}
