import Records

/// A figure in a text: where it stands and what it means. Ranges are bytes of the text's UTF-8.
public struct Quantity: Sendable, Hashable {
    /// The whole mention, bound word and unit included: "more than 2.6 billion dollars".
    public var bytes: Range<Int>
    /// The number with its scale: "2.6 billion".
    public var number: Range<Int>
    public var kind: Kind
    public var value: Double?
    public var min: Double?
    public var max: Double?
    public var bound: Fact.Bound
    /// ISO 4217, `%`, `pp`, `bp`, UCUM, or `1` for counts.
    public var unit: String
    /// The unit or counted noun as written.
    public var unitText: String?
    /// Its dictionary form: singular, lower case, in the text's language.
    public var unitName: String?
    public var trend: Fact.Trend?
    public var measure: Fact.Measure?

    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case number, ordinal, percent, money, measure, duration, temperature, age, count
    }

    public init(
        bytes: Range<Int>, number: Range<Int>, kind: Kind, value: Double? = nil, min: Double? = nil,
        max: Double? = nil, bound: Fact.Bound = .exactly, unit: String = "1", unitText: String? = nil,
        unitName: String? = nil, trend: Fact.Trend? = nil, measure: Fact.Measure? = nil
    ) {
        self.bytes = bytes
        self.number = number
        self.kind = kind
        self.value = value
        self.min = min
        self.max = max
        self.bound = bound
        self.unit = unit
        self.unitText = unitText
        self.unitName = unitName
        self.trend = trend
        self.measure = measure
    }
}

/// A date or period in a text, as EDTF (ISO 8601-2).
public struct DateMention: Sendable, Hashable {
    public var bytes: Range<Int>
    /// `2025-08-08`, `2025-07`, `2024`, `2025-01/2025-05`, `../2030`.
    public var edtf: String

    public init(bytes: Range<Int>, edtf: String) {
        self.bytes = bytes
        self.edtf = edtf
    }
}

/// A name in a text, with one form for all its spellings.
public struct Name: Sendable, Hashable {
    public var bytes: Range<Int>
    public var type: Kind
    /// One spelling for all languages: "European Union" for EU, ЕС, Евросоюз.
    public var canonical: String
    /// An identifier from the lexicon, e.g. ISO 3166 `KZ`.
    public var id: String?

    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case person, organisation, country, place, event, other
    }

    public init(bytes: Range<Int>, type: Kind, canonical: String, id: String? = nil) {
        self.bytes = bytes
        self.type = type
        self.canonical = canonical
        self.id = id
    }
}

/// Everything read from a text in one pass.
public struct Analysis: Sendable {
    /// BCP 47 language the rules were chosen for; nil when no rules fit and only figures were read.
    public var lang: String?
    public var sentences: [Range<Int>]
    public var quantities: [Quantity]
    public var dates: [DateMention]
    public var names: [Name]
    /// Countries and places inside the names of organisations: "Russia" in «МИД России».
    public var innerNames: [Name]

    public init(
        lang: String?, sentences: [Range<Int>] = [], quantities: [Quantity] = [], dates: [DateMention] = [],
        names: [Name] = [], innerNames: [Name] = []
    ) {
        self.lang = lang
        self.sentences = sentences
        self.quantities = quantities
        self.dates = dates
        self.names = names
        self.innerNames = innerNames
    }
}
