import Records

extension Reading {
    /// «Конституционного суда», «Министерство обороны России», «Новгородской области»: a capital, adjectives, a head
    /// word and what belongs to it in the genitive.
    func russianHead(at index: Int) -> NameShape? {
        var at = index
        while at < tokens.count, at - index < 4, tokens[at].isWord, at == index || !tokens[at].startsLine,
            isAdjective(at)
        { at += 1 }
        guard at < tokens.count, at - index < 4, tokens[at].isWord, at == index || !tokens[at].startsLine else {
            return nil
        }
        if mayBegin(Role.organisationHead.bit, at: at) {
            let end = genitives(from: at + 1)
            guard at > index || end > at + 1 else { return nil }
            return NameShape(range: index..<end, type: .organisation)
        }
        guard at > index, mayBegin(Role.placeHead.bit, at: at) else { return nil }
        return NameShape(range: index..<(at + 1), type: .place)
    }

    /// «партии «Яблоко»», «ОАО «Газпром»»: a head word right before a quoted name. The closing quotation mark is left out.
    func quotedOrganisation(at index: Int) -> NameShape? {
        guard mayBegin(Role.organisationHead.bit, at: index), isSign("\"", at: index + 1), isWord(at: index + 2),
            isGlued(index + 2),
            tokens[index + 2].isCapital
        else { return nil }
        var at = index + 2
        while at < tokens.count, at - index < 12, !tokens[at].startsLine {
            if isSign("\"", at: at) { return NameShape(range: index..<at, type: .organisation) }
            at += 1
        }
        return nil
    }

    /// The end of the words that belong to a head word: «обороны», «муфтиев России», «по делам молодёжи».
    private func genitives(from start: Int) -> Int {
        var at = start
        var end = start
        while at < tokens.count, at - start < 4, tokens[at].isWord, !tokens[at].startsLine, tokens[at].isCyrillic {
            if tokens[at].isCapital {
                // A country or place closes the name.
                guard mayBegin(Self.knownRoles & ~Role.person.bit, at: at) else { break }
                return at + 1
            }
            if isAdjective(at) {
                at += 1
                continue
            }
            guard ends(in: Self.genitiveEndings, at: at), tokens[at].range.count > 6,
                !ends("ся", at: at),
                !mayBegin(
                    Role.stop.bit | Role.verb.bit | Role.title.bit | Role.period.bit | Role.month.bit | Role.action.bit
                        | Role.nationality.bit, at: at)
            else { break }
            at += 1
            end = at
        }
        return end
    }

    package func isAdjective(_ index: Int) -> Bool {
        tokens[index].range.count > 8 && tokens[index].isCyrillic
            && ends(in: Self.adjectiveEndings, at: index)
            && !ends(in: Self.nounEndings, at: index)
    }

    /// «Корейском полуострове», «Февральской революции»: a capitalised adjective that leans on the word behind it.
    func isAdjectiveOfNoun(_ index: Int) -> Bool {
        guard isAdjective(index), isWord(at: index + 1), tokens[index + 1].isCyrillic, !tokens[index + 1].isCapital,
            tokens[index + 1].isSpaced, !tokens[index + 1].startsLine, tokens[index + 1].range.count > 6
        else { return false }
        return !isStop(index + 1) && !ends(in: Self.verbEndings, at: index + 1)
    }

    /// «Минэкономразвития», «Росгвардия».
    func isSyllabic(_ index: Int) -> Bool {
        guard tokens[index].isCyrillic, tokens[index].range.count >= 12,
            begins(in: lexicon.syllableBeginnings, at: index)
        else { return false }
        let letters = self.letters(at: index)
        return lexicon.syllables.heads.contains { head in
            letters.starts(with: head)
                && lexicon.syllables.tails.contains { tail in
                    letters.indices.dropFirst(head.count).contains { letters[$0...].starts(with: tail) }
                }
        }
    }

    /// The code points of a word, folded.
    private func letters(at index: Int) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(tokens[index].range.count)
        var at = tokens[index].range.lowerBound
        while at < tokens[index].range.upperBound {
            let glyph = Glyph(text.utf8, at: at)
            if Scalars.classify(glyph.value) == .letter { out.append(Fold.letter(glyph.value)) }
            at += glyph.length
        }
        return out
    }

    /// «А. Смирнов», «К.Иванова»: a letter, a point, and a word or another letter.
    func isInitial(_ index: Int) -> Bool {
        guard tokens[index].isCapital, isSign(".", at: index + 1), isGlued(index + 1), isWord(at: index + 2),
            tokens[index + 2].isCapital, !tokens[index + 2].startsLine
        else { return false }
        let size = text.span(tokens[index].range)
        return size.end - size.start == 1
    }

    private static let adjectiveEndings: EndingSet = [
        "ого", "его", "ому", "ему", "ой", "ый", "ий", "ая", "яя", "ую", "ое", "ые", "ие", "ых", "их", "ым", "им", "ыми",
        "ими", "ом",
    ]
    private static let nounEndings: EndingSet = ["ние", "тие", "вие", "зие", "лие", "чие"]
    private static let verbEndings: EndingSet = [
        "ал", "ала", "али", "ил", "ила", "или", "ел", "ела", "ели", "ул", "ула", "ули", "лся", "лась", "лись", "ет",
        "ит", "ют", "ут", "ат", "ят", "тся", "ть", "шел", "шла", "мог", "нес",
    ]
    private static let genitiveEndings: EndingSet = ["ы", "и", "а", "я", "ов", "ев", "ей", "ий", "ств"]
}
