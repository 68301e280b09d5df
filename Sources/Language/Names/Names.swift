import Records

extension Reading {
    private static let known: [(Role, Name.Kind)] = [
        (.organisation, .organisation), (.country, .country), (.place, .place), (.person, .person), (.event, .event),
        (.other, .other),
    ]
    static let knownRoles = known.reduce(UInt64(0)) { $0 | $1.0.bit }

    /// Names in the text: from the lexicon, from their shape, and from earlier mentions of the same people.
    package func findNames() -> [Name] {
        var out: [Name] = []
        /// Last words of people's names, with the full name.
        var people: [UInt64: String] = [:]
        var index = 0
        while index < tokens.count {
            guard tokens[index].isWord,
                let found = tokens[index].isCapital ? name(at: index, people) : lowercaseName(at: index)
            else {
                index += 1
                continue
            }
            if found.name.type == .person, found.range.count > 1 {
                people[key(found.range.upperBound - 1)] = found.name.canonical
            }
            out.append(found.name)
            index = found.range.upperBound
        }
        return out
    }

    private func name(at index: Int, _ people: [UInt64: String]) -> (range: Range<Int>, name: Name)? {
        let known = knownName(at: index)
        if tokens[index].isCyrillic {
            if let quoted = quotedOrganisation(at: index) { return made(quoted) }
            if let head = russianHead(at: index), head.range.upperBound > known?.range.upperBound ?? 0 {
                return made(head)
            }
            if let place = headedPlace(at: index) { return place }
            if let country = nationalityName(at: index) { return country }
        }
        let shaped = shape(at: index)
        if let known {
            // «Москвы Лужкова»: a place does not run on into the next Russian name.
            let runsOn =
                tokens[index].isCyrillic && known.name.type != .organisation && known.name.type != .person
                && shaped?.type != .organisation && !(shaped?.type == .person && mayBegin(Role.given.bit, at: index))
            if let shaped, shaped.range.upperBound > known.range.upperBound, shaped.type != .other, !runsOn {
                return made(shaped)
            }
            return withCountry(known)
        }
        if let shaped, shaped.range.count > 1 || shaped.type != .other { return made(shaped) }
        if !people.isEmpty, let full = people[key(index)] {
            return (index..<(index + 1), Name(bytes: bytes(index..<(index + 1)), type: .person, canonical: full))
        }
        return shaped.map(made)
    }

    /// Russian names that begin small: «партии «Яблоко»», and the adjectives of countries.
    private func lowercaseName(at index: Int) -> (range: Range<Int>, name: Name)? {
        guard tokens[index].isCyrillic, mayBegin(Role.organisationHead.bit | Role.nationality.bit, at: index) else {
            return nil
        }
        if let quoted = quotedOrganisation(at: index) { return made(quoted) }
        return nationalityName(at: index)
    }

    private func nationalityName(at index: Int) -> (range: Range<Int>, name: Name)? {
        guard tokens[index].isCyrillic, let country = nationality(at: index) else { return nil }
        let range = index..<(index + 1)
        return (range, Name(bytes: bytes(range), type: .country, canonical: country.canonical, id: country.id))
    }

    private func made(_ shape: NameShape) -> (range: Range<Int>, name: Name) {
        (shape.range, Name(bytes: bytes(shape.range), type: shape.type, canonical: string(shape.range)))
    }

    /// A rough stem of a word, the same for a surname in all its cases.
    private func key(_ index: Int) -> UInt64 {
        var bytes = tokens[index].range
        if tokens[index].isCyrillic {
            // All but the last two letters of two bytes each, and three at least.
            bytes = bytes.lowerBound..<max(min(bytes.upperBound, bytes.lowerBound + 6), bytes.upperBound - 4)
        }
        return hash(bytes)
    }

    func knownName(at index: Int) -> (range: Range<Int>, name: Name)? {
        guard mayBegin(Self.knownRoles, at: index), tokens[index].isCapital else { return nil }
        var best: (Match, Name.Kind)?
        for (role, type) in Self.known {
            if let found = match(role, at: index), found.end > best?.0.end ?? 0 { best = (found, type) }
        }
        guard let (found, type) = best, found.item >= 0, found.item < lexicon.names.count else { return nil }
        let entry = lexicon.names[found.item]
        return (found.range, Name(bytes: bytes(found.range), type: type, canonical: entry.canonical, id: entry.id))
    }

    /// «Республики Казахстан»: the head word belongs to the name of the place.
    private func headedPlace(at index: Int) -> (range: Range<Int>, name: Name)? {
        guard mayBegin(Role.placeHead.bit, at: index), !isSentenceStart(index), var known = knownName(at: index + 1),
            known.name.type == .country, !tokens[index + 1].startsLine
        else { return nil }
        known.range = index..<known.range.upperBound
        known.name.bytes = bytes(known.range)
        return known
    }

    /// Countries and places that stand inside the names of Russian organisations.
    func innerNames(of names: [Name]) -> [Name] {
        var out: [Name] = []
        var index = 0
        for name in names where name.type == .organisation {
            while index < tokens.count, Int(tokens[index].start) < name.bytes.lowerBound { index += 1 }
            guard index < tokens.count, tokens[index].isCyrillic else { continue }
            var at = index
            while at < tokens.count, Int(tokens[at].start) < name.bytes.upperBound {
                if at > index || nationality(at: at) == nil, let inner = placeInside(at),
                    inner.bytes.upperBound <= name.bytes.upperBound, inner.bytes != name.bytes
                {
                    out.append(inner)
                }
                at += 1
            }
        }
        return out
    }

    private func placeInside(_ index: Int) -> Name? {
        if let known = knownName(at: index)?.name {
            return known.type == .country || known.type == .place ? known : nil
        }
        return nationalityName(at: index)?.name
    }

    /// «МИД Азербайджана» is one organisation: an acronym and the country it belongs to.
    private func withCountry(_ known: (range: Range<Int>, name: Name)) -> (range: Range<Int>, name: Name) {
        guard known.name.type == .organisation, tokens[known.range.lowerBound].isCyrillic,
            let country = knownName(at: known.range.upperBound), country.name.type == .country,
            !tokens[known.range.upperBound].startsLine
        else { return known }
        let range = known.range.lowerBound..<country.range.upperBound
        return (range, Name(bytes: bytes(range), type: .organisation, canonical: string(range)))
    }
}
