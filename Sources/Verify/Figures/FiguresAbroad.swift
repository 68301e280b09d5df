import Settings

/// Figures and dates in languages that are read without grammar, from `config/verify/figures-abroad.yaml`: "1,05 Millionen",
/// "douze ans", "23 Ocak 2019".
struct FiguresAbroad: Sendable {
    private var scales: [UInt64: Double] = [:]
    private var units: [UInt64: String] = [:]
    private var months: [String: [UInt64: Int]] = [:]
    private var numbers: [String: [UInt64: Double]] = [:]
    /// Endings that make an ordinal of the digits before them, by language.
    private var ordinals: [String: Set<UInt64>] = [:]

    /// By the names of the short scale, which the file uses; languages of the long scale list their own words.
    private static let values = ["thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12]
    /// Languages whose figures are read whole by `Language`.
    private static let known: Set = ["en", "ru"]

    init() {}

    init(_ file: DataFile) throws(YAML.Complaint) {
        for section in try file.entries() {
            guard let entries = section.value.entries else {
                throw file.complaint("expected a mapping", at: section.value.place)
            }
            for entry in entries {
                guard read(section.key, entry) else {
                    throw file.complaint("not an entry of '\(section.key)': '\(entry.key)'", at: entry.value.place)
                }
            }
        }
    }

    private mutating func read(_ section: String, _ entry: YAML.Entry) -> Bool {
        let words = (entry.value.string ?? "").split(whereSeparator: { $0 == " " || $0 == "\n" })
        switch section {
        case "scales":
            guard let value = Self.values[entry.key] else { return false }
            for word in words { scales[WordLexicon.form(word)] = value }
        case "units":
            for word in words { units[WordLexicon.form(word)] = entry.key }
        case "months":
            guard let names = entry.value.strings, names.count == 12 else { return false }
            for (month, forms) in names.enumerated() {
                for form in forms.split(separator: " ") {
                    months[entry.key, default: [:]][WordLexicon.form(form)] = month + 1
                }
            }
        case "numbers":
            var value: Double?
            for word in words {
                if let number = Double(word) {
                    value = number
                } else if let value {
                    numbers[entry.key, default: [:]][WordLexicon.form(word)] = value
                }
            }
        case "ordinals": ordinals[entry.key] = Set(words.map { WordLexicon.form($0) })
        default: return false
        }
        return true
    }

    /// The figures of a text, read again: dates with the names of months, numbers in words, scales and units.
    func completed(_ figures: [Figure], _ bytes: [UInt8], lang: String) -> [Figure] {
        guard !Self.known.contains(lang) else { return figures }
        let tokens = Token.all(bytes)
        let dates = dates(tokens, months[lang] ?? [:])
        var found = figures.filter { figure in
            !figure.isDate || !dates.contains { $0.bytes.overlaps(figure.bytes) }
        }
        let words = numbers[lang] ?? [:]
        for token in tokens {
            guard let value = words[token.hash], !found.contains(where: { $0.bytes.overlaps(token.bytes) }) else {
                continue
            }
            found.append(Figure(bytes: token.bytes, content: .quantity(.init(inWords: value))))
        }
        found = found.map { figure in
            ordinal(figure, bytes, tokens, lang)
                ?? measured(Self.grouping.contains(lang) ? Self.grouped(figure, bytes) : figure, bytes, tokens)
        }
        // "Cento" of "18 per cento" is no hundred.
        let whole = found.map(\.bytes)
        found.removeAll { figure in
            dates.contains { $0.bytes.overlaps(figure.bytes) }
                || whole.contains { $0.count > figure.bytes.count && $0.overlaps(figure.bytes) }
        }
        return (found + dates).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    }

    /// Languages that part thousands by a point.
    private static let grouping: Set = ["de", "it", "tr", "es"]

    /// "1.250" as 1250.
    private static func grouped(_ figure: Figure, _ bytes: [UInt8]) -> Figure {
        guard case .quantity(var amount) = figure.content else { return figure }
        let digits = bytes[figure.bytes].prefix { WordScanner.isDigit($0) || $0 == UInt8(ascii: ".") }
        let groups = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard groups.count > 1, 1...3 ~= groups[0].count, groups.dropFirst().allSatisfy({ $0.count == 3 }),
            digits.count < 16
        else { return figure }
        let value = groups.joined().reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
        amount.low = value
        amount.high = value
        amount.half = 0.5
        amount.isSmall = false
        amount.isYearLike = false
        return Figure(bytes: figure.bytes, content: .quantity(amount))
    }

    /// Languages that make an ordinal with a point: "50. Jahrestag".
    private static let pointed: Set = ["de", "tr"]
    /// Beyond, a number before a point ends its sentence.
    private static let highestOrdinal = 199.0

    /// The figure as an ordinal, where its ending or the point after it makes it one.
    private func ordinal(_ figure: Figure, _ bytes: [UInt8], _ tokens: [Token], _ lang: String) -> Figure? {
        guard case .quantity(var amount) = figure.content, amount.unit == "1", amount.low == amount.high else {
            return nil
        }
        let number = tokens.partitioningIndex { $0.bytes.lowerBound >= figure.bytes.lowerBound }
        guard number + 1 < tokens.count, tokens[number].number != nil else { return nil }
        let (digits, next) = (tokens[number].bytes, tokens[number + 1])
        let gap = bytes[digits.upperBound..<next.bytes.lowerBound]
        let isEnded =
            (gap.isEmpty || gap.elementsEqual([UInt8(ascii: "-")])) && ordinals[lang]?.contains(next.hash) == true
        let isPointed =
            Self.pointed.contains(lang) && gap.elementsEqual(". ".utf8) && amount.low <= Self.highestOrdinal
        guard isEnded || isPointed else { return nil }
        amount.kind = .ordinal
        amount.unitName = nil
        return Figure(bytes: digits, content: .quantity(amount))
    }

    /// The figure with the scale and the unit that stand beside it.
    private func measured(_ figure: Figure, _ bytes: [UInt8], _ tokens: [Token]) -> Figure {
        guard case .quantity(var amount) = figure.content, amount.kind != .ordinal else { return figure }
        var end = figure.bytes.upperBound
        // "5 millions d'euros" was read as days.
        if amount.unit == "d", end < bytes.count, bytes[end - 1] == UInt8(ascii: "d"),
            bytes[end] == UInt8(ascii: "'") || bytes[end] == 0xE2
        {
            amount.unit = "1"
            amount.unitName = nil
            amount.kind = .number
            end -= 2
        }
        guard amount.unit == "1" else { return figure }
        var next = tokens.partitioningIndex { $0.bytes.lowerBound >= end }
        func isBeside(_ index: Int) -> Bool {
            tokens.indices.contains(index) && tokens[index].bytes.lowerBound - end <= 2
        }
        if isBeside(next), let scale = scales[tokens[next].hash] {
            amount.low *= scale
            amount.high *= scale
            amount.half *= scale
            amount.isSmall = false
            end = tokens[next].bytes.upperBound
            next += 1
        }
        // "millions d'euros", "Millionen von Euro".
        if isBeside(next), tokens[next].bytes.count <= 2, next + 1 < tokens.count, units[tokens[next + 1].hash] != nil,
            scales[tokens[max(0, next - 1)].hash] != nil
        {
            end = tokens[next].bytes.upperBound
            next += 1
        }
        var unit: String?
        if isBeside(next) {
            if next + 1 < tokens.count, let two = units[StemHash.hash(tokens[next].folded + tokens[next + 1].folded)] {
                unit = two
                end = tokens[next + 1].bytes.upperBound
            } else if let one = units[tokens[next].hash] {
                unit = one
                end = tokens[next].bytes.upperBound
            }
        }
        if unit == nil {
            let before = tokens.partitioningIndex { $0.bytes.lowerBound >= figure.bytes.lowerBound } - 1
            if before >= 0, figure.bytes.lowerBound - tokens[before].bytes.upperBound <= 1,
                units[tokens[before].hash] == "%"
            {
                unit = "%"
            } else if figure.bytes.lowerBound > 0, bytes[figure.bytes.lowerBound - 1] == UInt8(ascii: "%") {
                unit = "%"
            }
        }
        if let unit {
            amount.unit = unit
            amount.kind = unit == "%" ? .percent : unit.count == 3 && unit == unit.uppercased() ? .money : .measure
            amount.isSmall = false
        }
        return Figure(
            bytes: figure.bytes.lowerBound..<max(figure.bytes.lowerBound + 1, end), content: .quantity(amount))
    }

    /// "23 janvier 2019", "23. Januar 2019", "січень 2019 року", "23 Ocak".
    private func dates(_ tokens: [Token], _ months: [UInt64: Int]) -> [Figure] {
        var dates: [Figure] = []
        for index in tokens.indices {
            guard let month = months[tokens[index].hash] else { continue }
            var bytes = tokens[index].bytes
            var day: Int?
            var year: Int?
            if index > 0, let number = tokens[index - 1].number, 1...31 ~= number,
                tokens[index].bytes.lowerBound - tokens[index - 1].bytes.upperBound <= 2
            {
                day = number
                bytes = tokens[index - 1].bytes.lowerBound..<bytes.upperBound
            }
            // "mayo de 2019".
            for next in index + 1..<min(index + 3, tokens.count) {
                if let number = tokens[next].number {
                    if 1000...2999 ~= number, tokens[next].bytes.count == 4 {
                        year = number
                        bytes = bytes.lowerBound..<tokens[next].bytes.upperBound
                    }
                    break
                }
                guard tokens[next].bytes.count <= 2 else { break }
            }
            guard day != nil || year != nil,
                let span = CalendarSpan(edtf: Self.edtf(year: year, month: month, day: day))
            else { continue }
            dates.append(Figure(bytes: bytes, content: .date(span)))
        }
        return dates
    }

    private static func edtf(year: Int?, month: Int, day: Int?) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return (year.map(String.init) ?? "XXXX") + "-" + two(month) + (day.map { "-" + two($0) } ?? "")
    }

    /// A run of letters, or a run of digits.
    private struct Token {
        let bytes: Range<Int>
        let folded: [UInt8]
        let hash: UInt64
        /// Nil for letters, and for numbers of more than nine digits.
        let number: Int?

        static func all(_ bytes: [UInt8]) -> [Token] {
            var tokens: [Token] = []
            var index = 0
            while index < bytes.count {
                let start = index
                var folded: [UInt8] = []
                if WordScanner.isDigit(bytes[index]) {
                    while index < bytes.count, WordScanner.isDigit(bytes[index]) {
                        folded.append(bytes[index])
                        index += 1
                    }
                    tokens.append(
                        Token(
                            bytes: start..<index, folded: folded, hash: StemHash.hash(folded),
                            number: folded.count < 10 ? folded.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil))
                    continue
                }
                while index < bytes.count {
                    let (point, length) = WordScanner.decode(bytes, index)
                    if Folding.kind(point) == .letter {
                        Folding.append(point, to: &folded)
                    } else if point == 0x27 || point == 0x2019, index > start, bytes[index - 1] >= 0x80 {
                        // "п'ять" is one word, "d'euros" two.
                    } else {
                        break
                    }
                    index += length
                }
                if index > start {
                    let end = min(index, bytes.count)
                    tokens.append(Token(bytes: start..<end, folded: folded, hash: StemHash.hash(folded), number: nil))
                } else {
                    index += WordScanner.decode(bytes, index).1
                }
            }
            return tokens
        }
    }
}

extension Array {
    /// The first index whose element satisfies a predicate that, once true, stays true.
    func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
