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
            guard Self.genitiveEndings.contains(where: { ends($0, at: at) }), tokens[at].range.count > 6,
                !mayBegin(
                    Role.stop.bit | Role.verb.bit | Role.title.bit | Role.period.bit | Role.month.bit | Role.action.bit
                        | Role.nationality.bit, at: at)
            else { break }
            at += 1
            end = at
        }
        return end
    }

    func isAdjective(_ index: Int) -> Bool {
        tokens[index].range.count > 8 && tokens[index].isCyrillic
            && Self.adjectiveEndings.contains { ends($0, at: index) }
            && !Self.nounEndings.contains { ends($0, at: index) }
    }

    /// «Корейском полуострове», «Февральской революции»: a capitalised adjective that leans on the word behind it.
    func isAdjectiveOfNoun(_ index: Int) -> Bool {
        guard isAdjective(index), isWord(at: index + 1), tokens[index + 1].isCyrillic, !tokens[index + 1].isCapital,
            tokens[index + 1].isSpaced, !tokens[index + 1].startsLine, tokens[index + 1].range.count > 6
        else { return false }
        return !isStop(index + 1) && !Self.verbEndings.contains { ends($0, at: index + 1) }
    }

    /// «Минэкономразвития», «Росгвардия».
    func isSyllabic(_ index: Int) -> Bool {
        guard tokens[index].isCyrillic, tokens[index].range.count >= 12 else { return false }
        let word = string(index..<(index + 1)).lowercased()
        return lexicon.syllables.heads.contains { head in
            word.hasPrefix(head) && lexicon.syllables.tails.contains { word.dropFirst(head.count).contains($0) }
        }
    }

    /// «А. Смирнов», «К.Иванова»: a letter, a point, and a word or another letter.
    func isInitial(_ index: Int) -> Bool {
        let size = text.span(tokens[index].range)
        return size.end - size.start == 1 && tokens[index].isCapital && isSign(".", at: index + 1) && isGlued(index + 1)
            && isWord(at: index + 2) && tokens[index + 2].isCapital && !tokens[index + 2].startsLine
    }

    private static let adjectiveEndings = [
        "ого", "его", "ому", "ему", "ой", "ый", "ий", "ая", "яя", "ую", "ое", "ые", "ие", "ых", "их", "ым", "им", "ыми",
        "ими", "ом",
    ]
    private static let nounEndings = ["ние", "тие", "вие", "зие", "лие", "чие"]
    private static let verbEndings = [
        "ал", "ала", "али", "ил", "ила", "или", "ел", "ела", "ели", "ул", "ула", "ули", "лся", "лась", "лись", "ет",
        "ит", "ют", "ут", "ат", "ят", "тся", "ть", "шел", "шла", "мог", "нес",
    ]
    private static let genitiveEndings = ["ы", "и", "а", "я", "ов", "ев", "ей", "ий", "ств"]
}
