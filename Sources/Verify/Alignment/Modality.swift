import Records

/// Tells what was done from what is planned, expected or possible: "closed" from "plans to close" and "may close".
enum Modality {
    /// Words of the source that are read back from a verb.
    static let reach = 4

    /// The stretch that makes a plan or a possibility of the word at `index`: from the word that does it up to the verb, with
    /// nothing but "to", "be" and the like between. Nil where it stands as a fact.
    static func plan(_ words: [Word], _ bounds: Range<Int>, _ index: Int, _ text: Text) -> Range<Int>? {
        var position = index - 1
        while position >= bounds.lowerBound, index - position <= reach {
            let word = words[position]
            let gap = text.utf8[Int(word.end)..<Int(words[position + 1].start)]
            guard gap.allSatisfy({ $0 == 0x20 }) else { return nil }
            if word.traits.contains(.planned) { return Int(word.start)..<Int(words[index].end) }
            guard between.contains(where: { text.utf8[word.bytes].elementsEqual($0.utf8) }) else { return nil }
            position -= 1
        }
        return nil
    }

    private static let between = ["to", "be", "been", "soon", "now", "also", "have"]

    /// Whether the word at `index` is told as done: in a past form, or after "was", "has" or "had", and nothing about it is a plan or
    /// a condition.
    static func isDone(_ words: [Word], _ bounds: Range<Int>, _ index: Int, _ text: Text, base: ArraySlice<UInt8>)
        -> Bool
    {
        guard !bounds.contains(where: { !words[$0].traits.isDisjoint(with: [.modal, .planned, .negation]) }) else {
            return false
        }
        let before = (max(bounds.lowerBound, index - 2)..<index).map { text.utf8[words[$0].bytes] }
        if before.last.map({ $0.elementsEqual("to".utf8) }) == true { return false }
        if before.contains(where: { word in auxiliaries.contains { word.elementsEqual($0.utf8) } }) { return true }
        let form = text.utf8[words[index].bytes]
        // "Sold" of "sell", but not "production" of "produce".
        return !form.elementsEqual(base) && !ends(form, "ing") && !ends(form, "s")
            && (ends(form, "ed") || form.count <= base.count + 1)
    }

    private static let auxiliaries = ["was", "were", "has", "have", "had", "been"]

    private static func ends(_ word: ArraySlice<UInt8>, _ suffix: String) -> Bool {
        word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}
