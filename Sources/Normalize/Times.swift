import Language

extension Page {
    /// The period a figure holds for: one named right behind it, else the last one named before it in the sentence, else
    /// the only one of the sentence.
    func time(of figure: Range<Int>, in sentence: Range<Int>) -> Found<String>? {
        let behind = within(figure.upperBound..<max(figure.upperBound, sentence.upperBound), analysis.dates, \.bytes)
        if let next = behind.first, isNear(figure.upperBound, next.bytes.lowerBound) {
            return Found(value: next.edtf, rule: "the date right behind it", bytes: next.bytes)
        }
        let before = within(sentence.lowerBound..<max(sentence.lowerBound, figure.lowerBound), analysis.dates, \.bytes)
        if let last = before.last {
            return Found(value: last.edtf, rule: "the last date before it in the sentence", bytes: last.bytes)
        }
        guard behind.count == 1, let only = behind.first else { return nil }
        let between = tokens(figure.upperBound..<max(figure.upperBound, only.bytes.lowerBound))
        return between.contains { reading.isSign(",", at: $0) || reading.isSign(";", at: $0) }
            ? nil : Found(value: only.edtf, rule: "the only date of the sentence", bytes: only.bytes)
    }

    /// Words between a figure and a date that belongs to it: "20 percent by 2030", "14.1 percent as of 2025".
    private static let reach = 4

    private func isNear(_ start: Int, _ end: Int) -> Bool {
        let between = tokens(start..<max(start, end))
        return end - start <= 64 && between.count <= Self.reach && between.allSatisfy { reading.tokens[$0].isWord }
    }
}
