extension Reading {
    /// «Полчаса», «полгода», «полкилометра»: half of a unit in one word.
    func halfUnit(at index: Int) -> Amount? {
        guard isHalf(index) else { return nil }
        let word = lexicon.words.find(
            hash((tokens[index].range.lowerBound + Self.half.count)..<tokens[index].range.upperBound))
        var sense = lexicon.phrases.root(of: word)
        guard sense >= 0 else { return nil }
        sense = lexicon.phrases.firstSense(at: sense)
        while sense >= 0 {
            let meaning = lexicon.phrases.senses[Int(sense)]
            if meaning.role == .unit, let unit = unit(Int(meaning.item)), tokens[index].range.count > Self.shortest {
                let range = index..<(index + 1)
                return Amount(
                    number: Numeral(range: range, value: 0.5, form: .fraction), start: index, end: index + 1,
                    unit: FoundUnit(of: unit, range: range))
            }
            sense = meaning.next
        }
        return nil
    }

    /// Whether a word begins like one, which most do not.
    func isHalf(_ index: Int) -> Bool {
        guard tokens[index].isCyrillic, tokens[index].range.count > Self.half.count else { return false }
        let start = tokens[index].range.lowerBound
        return Self.half.indices.allSatisfy {
            let byte = text.utf8[start + $0]
            return byte == Self.half[$0] || $0 == 1 && byte == 0x9F && text.utf8[start] == 0xD0
        }
    }

    /// «пол», in small letters or with a capital.
    private static let half: [UInt8] = Array("пол".utf8)
    /// Bytes of a word that would be too short: «полм», «полг».
    private static let shortest = 10
}
