import Language
import Records

extension Page {
    func status(of bytes: Range<Int>, in sentence: Range<Int>) -> Found<Fact.Status> {
        let range = tokens(sentence.lowerBound..<bytes.lowerBound)
        for at in range.suffix(8).reversed() {
            guard let cue = reading.match(.status, at: at) else { continue }
            // "195 goals" are no aim.
            if at > range.lowerBound, reading.isDigits(at: at - 1) || reading.mayBegin(Role.numeral.bit, at: at - 1) {
                continue
            }
            // "May" of a date is a month, not a possibility.
            let cueBytes = reading.bytes(at..<cue.end)
            let dates = within(
                max(0, cueBytes.lowerBound - Self.longestDate)..<cueBytes.upperBound, analysis.dates, \.bytes)
            if dates.contains(where: { $0.bytes.overlaps(cueBytes) }) { continue }
            let status =
                [.actual, .estimate, .forecast, .target, .possible][min(4, max(0, Int(cue.value)))] as Fact.Status
            return Found(value: status, rule: "a cue before it", bytes: cueBytes)
        }
        return Found(value: .actual, rule: "no cue before it", bytes: nil)
    }

    /// Bytes of the longest date that is looked back over.
    private static let longestDate = 80
}
