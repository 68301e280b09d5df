import Records

extension Reading {
    private static let known: [(Role, Name.Kind)] = [
        (.organisation, .organisation), (.country, .country), (.place, .place), (.person, .person), (.event, .event),
        (.other, .other),
    ]
    private static let knownRoles = known.reduce(UInt64(0)) { $0 | $1.0.bit }

    /// Names in the text: from the lexicon first, then from their shape.
    package func findNames() -> [Name] {
        var out: [Name] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].isWord, tokens[index].isCapital || mayBegin(Self.knownRoles, at: index) else {
                index += 1
                continue
            }
            if let shaped = shapedName(at: index), let known = knownName(at: index) {
                if shaped.range.count > known.range.count, shaped.type != .other {
                    out.append(Name(bytes: bytes(shaped.range), type: shaped.type, canonical: string(shaped.range)))
                    index = shaped.range.upperBound
                } else {
                    out.append(known.name)
                    index = known.range.upperBound
                }
            } else if let known = knownName(at: index) {
                out.append(known.name)
                index = known.range.upperBound
            } else if let shaped = shapedName(at: index) {
                out.append(Name(bytes: bytes(shaped.range), type: shaped.type, canonical: string(shaped.range)))
                index = shaped.range.upperBound
            } else {
                index += 1
            }
        }
        return out
    }

    private func knownName(at index: Int) -> (range: Range<Int>, name: Name)? {
        guard mayBegin(Self.knownRoles, at: index), tokens[index].isCapital else { return nil }
        var best: (Match, Name.Kind)?
        for (role, type) in Self.known {
            if let found = match(role, at: index), found.end > best?.0.end ?? 0 { best = (found, type) }
        }
        guard let (found, type) = best, found.item >= 0, found.item < lexicon.names.count else { return nil }
        let entry = lexicon.names[found.item]
        return (found.range, Name(bytes: bytes(found.range), type: type, canonical: entry.canonical, id: entry.id))
    }

    /// A run of capitalised words, with the type its words and neighbours give it.
    private func shapedName(at index: Int) -> (range: Range<Int>, type: Name.Kind)? {
        guard tokens[index].isCapital,
            !isGlued(index) || index == 0 || !tokens[index - 1].isDash && !isSign("'", at: index - 1)
        else { return nil }
        let isSentenceStart =
            index == 0 || tokens[index].startsLine
            || tokens[index - 1].kind == .sign && !isSign("(", at: index - 1) && !isSign("\"", at: index - 1)
                && !isSign(",", at: index - 1) && !tokens[index - 1].isDash
        if isSentenceStart,
            mayBegin(Role.stop.bit | Role.ordinal.bit | Role.numeral.bit | Role.verb.bit | Role.article.bit, at: index)
        {
            return nil
        }
        if mayBegin(Role.month.bit | Role.weekday.bit | Role.nationality.bit, at: index),
            !(mayBegin(Role.given.bit, at: index))
        {
            return nil
        }
        if mayBegin(Role.title.bit, at: index), !tokens[index].isUpper { return nil }
        var end = index + 1
        var hasOrganisation = mayBegin(Role.organisationHead.bit, at: index)
        var hasPlace = mayBegin(Role.placeHead.bit, at: index)
        var hasEvent = mayBegin(Role.eventHead.bit, at: index)
        var words = 1
        while end < tokens.count, end - index < 12, !tokens[end].startsLine {
            let token = tokens[end]
            if token.isWord, token.isCapital {
                hasOrganisation = hasOrganisation || mayBegin(Role.organisationHead.bit, at: end)
                hasPlace = hasPlace || mayBegin(Role.placeHead.bit, at: end)
                hasEvent = hasEvent || mayBegin(Role.eventHead.bit, at: end)
                words += 1
                end += 1
            } else if token.isDash, isGlued(end), isGlued(end + 1), isWord(at: end + 1), tokens[end + 1].isCapital {
                end += 1
            } else if token.isSign("'"), isGlued(end), isGlued(end + 1), isWord(at: end + 1), tokens[end + 1].isCapital
            {
                end += 1
            } else if token.isSign("."), isGlued(end), tokens[end - 1].range.count <= 2, isWord(at: end + 1),
                tokens[end + 1].isCapital
            {
                end += 1
            } else if token.isWord, hasOrganisation || words > 1, match(.particle, at: end) != nil, isWord(at: end + 1),
                tokens[end + 1].isCapital, string(end..<(end + 1)) != "and" || hasOrganisation,
                !["in", "on", "to", "for"].contains(string(end..<(end + 1)))
                    || hasOrganisation && string(end..<(end + 1)) == "for"
            {
                end += 1
            } else {
                break
            }
        }
        let range = index..<end
        if hasEvent, words > 1, !hasOrganisation { return (range, .event) }
        if hasOrganisation, words > 1 || tokens[index].isUpper { return (range, .organisation) }
        if hasPlace, words > 1 { return (range, .place) }
        if index > 0, match(.title, before: index) != nil, !tokens[index].isUpper { return (range, .person) }
        if mayBegin(Role.given.bit, at: index), words >= 1, words <= 4 { return (range, .person) }
        if words == 1, tokens[index].isUpper, tokens[index].range.count >= 2,
            !isSentenceStart || tokens[index].range.count <= 8
        {
            return (range, .organisation)
        }
        if isSentenceStart, words == 1 { return nil }
        if words == 2 || words == 3, !tokens[index].isUpper { return (range, .person) }
        return (range, .other)
    }
}
