import Records

/// The text of a note -> the addresses in it, whole and damaged.
struct AddressFinder {
    private let text: [Unicode.Scalar]
    /// Scalars of the longest line, where lines are wrapped at a width.
    private let width: Int
    /// Scalars that stand before the text on its first line.
    private let indent: Int

    private static let longestAddress = 4000
    /// In proportional type, where no line is as long as the widest, a line of so many scalars may be full.
    private static let shortestFullLine = 60
    /// A copied address is broken in no more places.
    private static let mostJoints = 12

    init(_ text: [Unicode.Scalar], width: Int, indent: Int) {
        self.indent = indent
        self.text = text
        self.width = width
    }

    func addresses() -> [Address] {
        var found: [Address] = []
        var index = 0
        while index < text.count {
            if let start = start(at: index, after: found.last?.range.upperBound ?? 0) {
                let address = read(from: start)
                found.append(address)
                index = max(address.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    /// The first scalar of an address whose telling part (`//`, `http`, `www.`, `doi:`) stands at `index`.
    private func start(at index: Int, after floor: Int) -> Int? {
        switch text[index] {
        case "h", "H", "w", "W", "d", "D", "t", "f", "F": break
        case "/":
            // `https //…`, `htp://…`: a scheme of some spelling right before two slashes.
            guard index + 2 < text.count, text[index + 1] == "/", text[index + 2].isHostStart else { return nil }
            var start = index
            while start > floor, index - start < 12, text[start - 1].isASCIILetter || text[start - 1] == ":" {
                start -= 1
            }
            return index - start >= 3 ? start : nil
        default: return nil
        }
        let before = index > 0 ? text[index - 1] : " "
        if matches("http", at: index) || matches("hxxp", at: index) {
            var next = index + 4
            while next < text.count, next < index + 9, "s:;/\\. \n[]：／".unicodeScalars.contains(text[next]) {
                next += 1
            }
            guard next > index + 4, next < text.count, text[next].isHostStart else { return nil }
            let joint = text[(index + 4)..<next]
            guard joint.contains(where: { "/\\／".unicodeScalars.contains($0) }) || joint.contains(":") else {
                return nil
            }
            var start = index
            while start > floor, text[start - 1].isASCIILetter, index - start < 4 { start -= 1 }
            return start
        }
        if matches("www.", at: index), !before.isASCIILetter, index + 4 < text.count, text[index + 4].isHostStart {
            return index
        }
        if matches("doi:", at: index) || matches("doi.org/", at: index), !before.isASCIILetter, before != "/" {
            return index
        }
        return nil
    }

    private func matches(_ word: String, at index: Int) -> Bool {
        var position = index
        for scalar in word.unicodeScalars {
            guard position < text.count, text[position].lowered == scalar else { return false }
            position += 1
        }
        return true
    }

    private func read(from start: Int) -> Address {
        var kept: [Unicode.Scalar] = []
        var joints: Set<String> = []
        var index = start
        let limit = min(text.count, start + Self.longestAddress)
        let angled = start > 0 && text[start - 1] == "<"
        var depth = 0
        var resumed = 0
        while index < limit {
            let scalar = text[index]
            if scalar.isBreak {
                guard resumed < Self.mostJoints, let next = resume(after: index, kept: kept, angled: angled) else {
                    break
                }
                resumed += 1
                joints.insert(text[index..<next].contains { $0 == "\n" } ? "line_break" : "space")
                index = next
                continue
            }
            if scalar.endsAddress { break }
            if scalar == "(" { depth += 1 }
            if scalar == ")" {
                if depth == 0 { break }
                depth -= 1
            }
            if scalar == ",", index + 1 < limit, text[index + 1] == "(" { break }
            kept.append(scalar)
            index += 1
        }
        if depth > 0, let open = kept.lastIndex(of: "("), resumed == 0 {
            index -= kept.count - open
            kept.removeSubrange(open...)
        }
        while let last = kept.last, last.isTrailing {
            kept.removeLast()
            index -= 1
        }
        index = max(index, start + 1)
        var written = String(String.UnicodeScalarView(text[start..<min(index, text.count)]))
        while let last = written.last, last.isWhitespace { written.removeLast() }
        var end = index
        var begin = start
        if angled, end < text.count, text[end] == ">" { (begin, end) = (begin - 1, end + 1) }
        var repair = AddressRepair(kept)
        let joined = repair.string
        for rule in joints.sorted() where written != joined {
            repair.note(rule, before: written)
        }
        repair.run()
        return Address(range: begin..<end, written: written, url: repair.url, repairs: repair.repairs)
    }

    /// Where an address goes on after white space at `index`, if it does.
    private func resume(after index: Int, kept: [Unicode.Scalar], angled: Bool) -> Int? {
        var next = index
        var breaks = 0
        while next < text.count, text[next].isBreak {
            if text[next] == "\n" { breaks += 1 }
            next += 1
        }
        guard next < text.count, breaks <= (kept.last == "-" ? 2 : 1) else { return nil }
        var end = next
        while end < text.count, end < next + 200, !text[end].isBreak { end += 1 }
        let token = text[next..<end]
        let string = String(String.UnicodeScalarView(kept))
        let host = string.lowercased()
        let isBareScheme =
            !host.contains(".")
            && (host.hasSuffix("//") || host.hasSuffix(":") || host.hasSuffix("http") || host.hasSuffix("https")
                || host.hasSuffix(":/"))
        if isBareScheme { return token.first == "/" || token.contains(".") ? next : nil }
        guard let first = token.first,
            first.isASCIILetter || first.isASCIIDigit || "/-_%?&=#.~".unicodeScalars.contains(first)
        else { return nil }
        if angled { return text[index..<text.count].prefix(600).contains(">") ? next : nil }
        guard let last = kept.last, !",;)".unicodeScalars.contains(last) else { return nil }
        let looksLikePath =
            token.dropLast().contains { "/=&?%_".unicodeScalars.contains($0) }
            || (token.filter { $0 == "-" }.count >= 1 && token.contains { $0.isASCIIDigit })
            || token.filter { $0 == "-" }.count >= 2
        let isAddress = token.count > 4 && String(String.UnicodeScalarView(token)).contains("//")
        if isAddress { return nil }
        if breaks == 0 {
            // A space after a mark that no address ends with.
            return "-=_%".unicodeScalars.contains(last) && looksLikePath
                || (last == "/" && looksLikePath && first.isLower) ? next : nil
        }
        if "-=_%&?".unicodeScalars.contains(last) { return next }
        // A line broken within a word is full to the last column, give or take one.
        let length = lineLength(endingAt: index)
        let isFull = width > 0 && length >= width - 1
        if looksLikePath { return isFull || last == "/" || length > Self.shortestFullLine && last != "." ? next : nil }
        // The rest of a broken word closes the reference; a word of prose is followed by others.
        let isLast = end >= text.count || token.last.map { ",.;)".unicodeScalars.contains($0) } ?? false
        return isFull && isLast && (first.isLower || first.isASCIIDigit || first == "/") ? next : nil
    }

    private func lineLength(endingAt index: Int) -> Int {
        var start = index
        while start > 0, text[start - 1] != "\n", index - start < 500 { start -= 1 }
        return index - start + (start == 0 ? indent : 0)
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { value < 0x80 && UInt8(value).isASCIILetter }
    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
    var isLower: Bool { (0x61...0x7A).contains(value) }
    var lowered: Unicode.Scalar { (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value) + 0x20) : self }
    var isBreak: Bool { value == 0x20 || (0x09...0x0D).contains(value) || value == 0xA0 || value == 0x202F }
    var isHostStart: Bool { isASCIILetter || isASCIIDigit || value > 0x7F && properties.isAlphabetic || isInvisible }
    /// Zero-width and direction marks, soft hyphen, byte order mark.
    var isInvisible: Bool {
        value == 0xAD || (0x200B...0x200F).contains(value) || (0x2060...0x2064).contains(value) || value == 0xFEFF
    }

    fileprivate var endsAddress: Bool { "<>\"“”„«»`，。；）】》、|{}\u{FFFC}".unicodeScalars.contains(self) }
    fileprivate var isTrailing: Bool { ".,;:!?'’‘*_]…".unicodeScalars.contains(self) || isInvisible }
}
