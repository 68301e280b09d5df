import Language
import Records

extension Page {
    /// "in Norway", "across Asia", «в Норвегии»: where something is.
    func isLocative(_ name: Name) -> Bool {
        guard name.type == .country || name.type == .place else { return false }
        var at = token(at: name.bytes.lowerBound) - 1
        if reading.says("the", at: at) { at -= 1 }
        // "near the North Sea coast" is not in the sea.
        let next = token(at: name.bytes.upperBound)
        let isPart =
            !reading.isRussian && reading.isWord(at: next) && !reading.isStop(next)
            && !reading.isA(.preposition, at: next) && !reading.isAdverb(next)
            && reading.verbForm(at: next, from: next - 1) == nil
        return reading.isA(.locative, at: at) && !isPart
    }

    /// How far a figure's words may lie from it, in bytes: a sentence without end must not be read for each figure.
    private static let reach = 1000

    /// The part of the sentence behind `place` that lies within reach.
    func behind(_ place: Int, in sentence: Range<Int>) -> Range<Int> {
        place..<max(place, min(sentence.upperBound, place + Self.reach))
    }

    /// The part of the sentence before `place` that lies within reach.
    func near(_ place: Int, in sentence: Range<Int>) -> Range<Int> {
        max(sentence.lowerBound, min(place, place - Self.reach))..<max(sentence.lowerBound, place)
    }
}
