import Settings

extension Lexicon {
    /// Reads every lexicon in `files`, a map from file name to bytes. Names tell what a file holds:
    /// `language/*.yaml` words by role, `units*.yaml`, `currencies*.yaml`, `countries*.yaml`, `holidays*.yaml`, and
    /// `names*.yaml`.
    /// Other files are left alone. Throws a `YAML.Complaint` with line and column for anything it cannot use.
    public static func load(files: [String: [UInt8]]) throws -> Lexicon {
        var lexicon = Lexicon()
        for (name, bytes) in files.sorted(by: { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }) {
            let file = LexiconFile(name: name, bytes: bytes)
            switch Contents(of: name) {
            case .words: try lexicon.readWords(file)
            case .units: try lexicon.readUnits(file)
            case .currencies: try lexicon.readCurrencies(file)
            case .countries: try lexicon.readCountries(file)
            case .holidays: try lexicon.readHolidays(file)
            case .names: try lexicon.readNames(file)
            case nil: continue
            }
        }
        return lexicon
    }

    /// Whether `load` has a use for the file of this name.
    public static func reads(_ name: String) -> Bool { Contents(of: name) != nil }

    private enum Contents: String, CaseIterable {
        case words, units, currencies, countries, holidays, names

        init?(of name: String) {
            guard name.hasSuffix(".yaml") else { return nil }
            if name.contains("language/") {
                self = .words
                return
            }
            let base = name.split(separator: "/").last ?? ""
            guard let found = Self.allCases.dropFirst().first(where: { base.hasPrefix($0.rawValue) }) else {
                return nil
            }
            self = found
        }
    }

    /// `section: {value: forms}` or `section: forms`, where forms are a list or one text with commas.
    private mutating func readWords(_ file: LexiconFile) throws {
        for section in try file.entries() {
            if section.key == "endings" {
                try readEndings(section, in: file)
                continue
            }
            if section.key == "irregular" {
                for entry in section.value.entries ?? [] {
                    for form in try file.forms(entry.value) { irregular[form] = entry.key }
                }
                continue
            }
            if try readWordSet(section, in: file) { continue }
            if let wordClass = WordClass.sections[section.key] {
                for form in try file.forms(section.value) {
                    add(form, to: wordClass)
                    if wordClass == .predicate {
                        for other in EnglishVerb.forms(of: form) { add(other, to: wordClass) }
                    }
                }
                continue
            }
            guard let role = Self.sections[section.key] else {
                throw file.complaint(
                    "no such list '\(section.key)'; one of \((Array(Self.sections.keys) + WordClass.sections.keys).sorted().joined(separator: ", "))",
                    at: section.place)
            }
            let exact = role == .suffix
            if let entries = section.value.entries {
                for entry in entries {
                    guard let value = Double(entry.key), value.isFinite else {
                        throw file.complaint("'\(entry.key)' is not a number", at: entry.place)
                    }
                    for form in try file.forms(entry.value) { add(form, role, value: value, exact: exact) }
                }
            } else {
                for form in try file.forms(section.value) {
                    // A title in the nominative has the value 1, in its other cases 0.
                    add(form, role, value: role == .title ? 1 : 0, exact: exact)
                    if role.isDeclined, Self.isRussian(form) {
                        for other in RussianCases.forms(of: form) { add(other, role) }
                    }
                }
            }
        }
    }

    /// Lists that are looked up by word and not matched as phrases. Returns whether the section is one.
    private mutating func readWordSet(_ section: YAML.Entry, in file: LexiconFile) throws -> Bool {
        switch section.key {
        case "syllableHead":
            let heads = try file.forms(section.value)
            syllables.heads += heads.map(Self.letters)
            syllableBeginnings.insert(heads.map { String($0.prefix(5)) })
        case "syllableTail": syllables.tails += try file.forms(section.value).map(Self.letters)
        case "adjective":
            for form in try file.forms(section.value) {
                adjectives.insert(form)
                for grade in EnglishAdjective.grades(of: form) { irregular[grade] = form }
            }
        case "notVerb":
            for form in try file.forms(section.value) { nounsLikeVerbs.formUnion(numbers(ofWordsIn: form)) }
        default: return false
        }
        return true
    }

    private static func letters(_ word: String) -> [UInt32] { word.unicodeScalars.map { Fold.letter($0.value) } }

    private static func isRussian(_ form: String) -> Bool {
        form.unicodeScalars.first.map { $0.value >= 0x400 && $0.value < 0x530 } ?? false
    }

    private static let sections = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.section, $0) })

    /// `ending: replacements`; an empty replacement is written `0`.
    private mutating func readEndings(_ section: YAML.Entry, in file: LexiconFile) throws {
        for entry in section.value.entries ?? [] {
            let ending = Self.letters(entry.key)
            guard ending.count <= 8 else {
                throw file.complaint("an ending has eight letters at most", at: entry.place)
            }
            endings.add(
                ending, replacements: try file.forms(entry.value).map { $0 == "0" ? [] : Self.letters($0) })
        }
    }

    /// `code: {kind: measure, symbols: "km, км", en: "kilometre, kilometres", ru: "километр, километра"}`. The first
    /// form of each language is the dictionary form. Symbols keep their case.
    private mutating func readUnits(_ file: LexiconFile) throws {
        for entry in try file.entries() {
            let name = try file.text(entry.value, "kind")
            guard let kind = Quantity.Kind(rawValue: name) else {
                throw file.complaint("no such kind of quantity '\(name)'", at: entry.value.place)
            }
            try addUnit(entry, code: entry.key, kind: kind, role: .unit, in: file)
            for part in entry.value["smaller"]?.entries ?? [] {
                guard let many = part.value.string.flatMap(Double.init), many > 1, many.isFinite else {
                    throw file.complaint("'\(part.key)' needs how many make one \(entry.key)", at: part.place)
                }
                smaller[entry.key, default: [:]][part.key] = many
            }
        }
        for entry in try file.entries() {
            guard let part = entry.value["fractions"] else { continue }
            guard let code = part.string, smaller[entry.key]?[code] != nil,
                let item = units.firstIndex(where: { $0.code == code })
            else { throw file.complaint("fractions of \(entry.key) need one of its smaller units", at: part.place) }
            fractions[entry.key] = item
        }
    }

    /// `USD: {symbols: "$, US$", en: "dollar, dollars", ru: "доллар, доллара", part: {en: …, ru: …}}`.
    private mutating func readCurrencies(_ file: LexiconFile) throws {
        for entry in try file.entries() {
            try addUnit(entry, code: entry.key, kind: .money, role: .currency, in: file)
            let item = Int32(units.count - 1)
            add(entry.key, .currency, item: item, exact: true)
            for (letter, scale) in Self.scaleLetters {
                add(letter + entry.key, .currency, value: scale, item: item, exact: true)
            }
            guard let part = entry.value["part"] else { continue }
            let inner = YAML.Entry(key: entry.key, place: part.place, value: part)
            // "Ten cents" names no currency, so a coin goes by its own name.
            let coin = try part["en"].map(file.forms)?.first ?? entry.key
            try addUnit(inner, code: coin, kind: .money, role: .unit, parts: 100, in: file)
        }
    }

    /// Letters that accounts put before a currency code: MUSD is a million dollars, TEUR and kEUR a thousand euros.
    private static let scaleLetters = [("M", 1e6), ("T", 1e3), ("k", 1e3), ("K", 1e3)]

    private mutating func addUnit(
        _ entry: YAML.Entry, code: String, kind: Quantity.Kind, role: Role, parts: Double = 0, in file: LexiconFile
    ) throws {
        let english = try entry.value["en"].map(file.forms) ?? []
        let russian = try entry.value["ru"].map(file.forms) ?? []
        let symbols = try entry.value["symbols"].map(file.forms) ?? []
        let item = Int32(units.count)
        units.append(
            Unit(
                code: code, kind: kind, english: english.first ?? code, russian: russian.first ?? english.first ?? code,
                parts: parts))
        for form in english + russian { add(form, role, item: item) }
        // «28-летний», «100-километровая»: adjectives of the unit, behind a hyphen only.
        for adjective in try entry.value["compounds"].map(file.forms) ?? [] {
            for form in RussianCases.adjectives(of: adjective) { add("-" + form, role, item: item) }
        }
        for form in symbols { add(form, role, item: item, exact: true) }
    }

    /// `KZ: {en: …, ru: …, nationality: …}`; the first English form is the canonical one.
    private mutating func readCountries(_ file: LexiconFile) throws {
        for entry in try file.entries() {
            guard entry.value["en"] == nil else {
                try addName(entry, id: entry.key, type: .country, in: file)
                continue
            }
            guard let item = names.firstIndex(where: { $0.id == entry.key }) else {
                throw file.complaint("no country '\(entry.key)' in countries.yaml", at: entry.place)
            }
            for form in try entry.value["nationality"].map(file.forms) ?? [] {
                add(form, .nationality, item: Int32(item))
            }
        }
    }

    /// `Diwali: {when: hindu ashvin 30 at evening, days: 1, en: "diwali, deepavali", ru: дивали}`. A hyphen may
    /// be a space.
    private mutating func readHolidays(_ file: LexiconFile) throws {
        for entry in try file.entries() {
            guard let rule = HolidayRule(try file.text(entry.value, "when")) else {
                throw file.complaint(
                    "'when' of \(entry.key) is no rule; see the head of holidays.yaml", at: entry.place)
            }
            let length = entry.value["days"]?.string.flatMap { Int($0) } ?? 1
            guard (1...100).contains(length) else {
                throw file.complaint("'days' must be from 1 to 100", at: entry.place)
            }
            let item = Int32(holidays.count)
            holidays.append(Holiday(rule: rule, length: length))
            for form in try (entry.value["en"].map(file.forms) ?? []) + (entry.value["ru"].map(file.forms) ?? []) {
                add(form, .holiday, item: item)
                guard form.utf8.contains(UInt8(ascii: "-")) else { continue }
                add(String(form.map { $0 == "-" ? " " : $0 }), .holiday, item: item)
            }
        }
    }

    /// `person: {Canonical Form: {id: …, en: …, ru: …}}` or `{Canonical Form: other spellings}`, by type.
    private mutating func readNames(_ file: LexiconFile) throws {
        for section in try file.entries() {
            guard let type = Name.Kind(rawValue: section.key) else {
                throw file.complaint(
                    "no such type of name '\(section.key)'; one of "
                        + Name.Kind.allCases.map(\.rawValue).joined(separator: ", "), at: section.place)
            }
            for entry in section.value.entries ?? [] { try addName(entry, id: nil, type: type, in: file) }
        }
    }

    private mutating func addName(_ entry: YAML.Entry, id: String?, type: Name.Kind, in file: LexiconFile) throws {
        let forms: [String]
        var canonical = entry.key
        if entry.value.entries != nil {
            forms = try (entry.value["en"].map(file.forms) ?? []) + (entry.value["ru"].map(file.forms) ?? [])
            if id != nil { canonical = forms.first ?? entry.key }
        } else {
            forms = try file.forms(entry.value)
        }
        let item = Int32(names.count)
        names.append(KnownName(canonical: canonical, id: id ?? entry.value["id"]?.string, type: type))
        let role = Self.role(of: type)
        for form in id == nil ? [canonical] + forms : forms { add(form, role, item: item, exact: Self.isAcronym(form)) }
        for form in try entry.value["nationality"].map(file.forms) ?? [] { add(form, .nationality, item: item) }
    }

    private static func role(of type: Name.Kind) -> Role {
        switch type {
        case .person: .person
        case .organisation: .organisation
        case .country: .country
        case .place: .place
        case .event: .event
        case .other: .other
        }
    }

    /// Whether a spelling is one word of capitals, which must not be met in small letters ("US", "WHO").
    private static func isAcronym(_ form: String) -> Bool {
        form.utf8.count <= 12 && form.unicodeScalars.allSatisfy { !$0.properties.isLowercase && $0 != " " }
    }
}
