import Records

/// Who holds an office: "Mayor Ilse Marten", "the mayor, Ilse Marten", "Ilse Marten, the mayor".
enum Offices {
    /// A claim that gives an office to one name, where the source gives it to others alone.
    static func contrasts(_ claim: Claim, _ source: Source, _ offices: Set<UInt64>) -> [Contrast] {
        var contrasts: [Contrast] = []
        for index in claim.words.indices where offices.contains(claim.words[index].stem) {
            guard claim.words[index].isCapital,
                let holder = name(after: index, claim.words[...], claim.text, byComma: false), holder.count > 1
            else { continue }
            let stems = Set(holder.map { claim.words[$0].stem })
            var others: Range<Int>?
            var isSame = false
            for sentence in source.sentences.indices where !isSame {
                let words = source.words(of: sentence)
                for position in words.indices where words[position].stem == claim.words[index].stem {
                    let names = [
                        name(after: position, words, source.text, byComma: true),
                        name(before: position, words, source.text),
                    ]
                    for found in names.compactMap(\.self) {
                        if found.contains(where: { stems.contains(words[$0].stem) }) { isSame = true }
                        if found.count > 1 { others = others ?? found }
                    }
                }
            }
            // The name itself must be in the source, and somebody else: another town has another mayor.
            guard !isSame, let others, source.words.contains(where: { stems.contains($0.stem) }) else { continue }
            contrasts.append(
                Contrast(
                    .office, Int(claim.words[holder.lowerBound].start)..<Int(claim.words[holder.upperBound - 1].end),
                    Int(source.words[others.lowerBound].start)..<Int(source.words[others.upperBound - 1].end)))
        }
        return contrasts
    }

    /// Words of the longest name.
    private static let longest = 5

    /// Capitalised words right after the word at `index`.
    private static func name(after index: Int, _ words: ArraySlice<Word>, _ text: Text, byComma: Bool) -> Range<Int>? {
        var end = index + 1
        while end < words.endIndex, end - index <= longest, words[end].isCapital, words[end].isContent,
            !words[end].isNumber
        {
            let gap = text.utf8[Int(words[end - 1].end)..<Int(words[end].start)]
            guard gap.elementsEqual([0x20]) || (byComma && end == index + 1 && gap.elementsEqual([0x2C, 0x20])) else {
                break
            }
            end += 1
        }
        return end - index > 1 ? index + 1..<end : nil
    }

    /// The same before it, with a comma and an article between: "Ilse Marten, the mayor".
    private static func name(before index: Int, _ words: ArraySlice<Word>, _ text: Text) -> Range<Int>? {
        var last = index - 1
        if last > words.startIndex, words[last].isContent == false { last -= 1 }
        guard last > words.startIndex, last + 1 < words.endIndex,
            text.utf8[Int(words[last].end)..<Int(words[last + 1].start)].elementsEqual([0x2C, 0x20])
        else { return nil }
        var start = last + 1
        while start > words.startIndex, words[start - 1].isCapital, words[start - 1].isContent,
            last + 1 - start < longest
        {
            start -= 1
        }
        return last + 1 - start >= 1 ? start..<last + 1 : nil
    }
}
