import Settings

/// Words that multiply the number before them, from `config/verify/scales.yaml`: "1,05 Millionen", "3 milliards".
struct ScaleWords: Sendable {
    private var scales: [UInt64: Double] = [:]

    /// By the names of the short scale, which the file uses; languages of the long scale list their own words.
    private static let values = ["thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12]
    /// No word of a scale is longer, in bytes.
    private static let longest = 32

    init() {}

    init(_ file: DataFile) throws(YAML.Complaint) {
        for entry in try file.entries() {
            guard let value = Self.values[entry.key] else {
                throw file.complaint("no scale '\(entry.key)'", at: entry.value.place)
            }
            for word in try file.text(entry.value).split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                scales[WordLexicon.form(word)] = value
            }
        }
    }

    /// Languages whose figures are read with their scales by `Language`.
    private static let known: Set = ["en", "ru"]

    /// The figure, multiplied where a word of a scale comes next.
    func applied(to figure: Figure, _ bytes: [UInt8], lang: String?) -> Figure {
        guard !Self.known.contains(LanguageTag.base(lang)),
            case .quantity(var amount) = figure.content, amount.unit == "1", amount.kind != .ordinal,
            !amount.isInWords, let (scale, end) = next(bytes, figure.bytes.upperBound)
        else { return figure }
        amount.low *= scale
        amount.high *= scale
        amount.half *= scale
        amount.isSmall = false
        return Figure(bytes: figure.bytes.lowerBound..<end, content: .quantity(amount))
    }

    private func next(_ bytes: [UInt8], _ start: Int) -> (scale: Double, end: Int)? {
        var index = start
        guard index < bytes.count else { return nil }
        if bytes[index] == 0x20 {
            index += 1
        } else if bytes[index...].starts(with: [0xC2, 0xA0]) {
            index += 2
        } else {
            return nil
        }
        var folded: [UInt8] = []
        while index < bytes.count, folded.count <= Self.longest {
            let (point, length) = WordScanner.decode(bytes, index)
            guard Folding.kind(point) == .letter else { break }
            Folding.append(point, to: &folded)
            index += length
        }
        return scales[StemHash.hash(folded)].map { ($0, min(index, bytes.count)) }
    }
}
