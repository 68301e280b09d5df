import Language

extension Page {
    /// The period a figure holds for: one named right behind it, else the last one named before it in the sentence, else
    /// the only one of the sentence.
    func time(of figure: Range<Int>, in sentence: Range<Int>) -> String? {
        let dates = within(sentence, analysis.dates, \.bytes)
        if let behind = dates.first(where: { $0.bytes.lowerBound >= figure.upperBound }),
            isNear(figure.upperBound, behind.bytes.lowerBound)
        {
            return behind.edtf
        }
        if let before = dates.last(where: { $0.bytes.lowerBound < figure.lowerBound }) { return before.edtf }
        return dates.count == 1 ? dates.first?.edtf : nil
    }

    /// Words between a figure and a date that belongs to it: "20 percent by 2030", "14.1 percent as of 2025".
    private static let reach = 4

    private func isNear(_ start: Int, _ end: Int) -> Bool {
        let between = tokens(start..<max(start, end))
        return between.count <= Self.reach && between.allSatisfy { reading.tokens[$0].isWord }
    }
}
