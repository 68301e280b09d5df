import Language
import Records

/// A figure as `--mentions` writes it; offsets in code points.
struct QuantityLine: Encodable {
    var start: Int
    var end: Int
    var value: Double?
    var min: Double?
    var max: Double?
    var bound: Fact.Bound
    var unit: String
    var unitText: String?
    var unitName: String?
    var kind: Quantity.Kind
    var trend: Fact.Trend?

    init(_ quantity: Quantity, in text: Text) {
        let span = text.span(quantity.bytes)
        start = span.start
        end = span.end
        value = quantity.value
        min = quantity.min
        max = quantity.max
        bound = quantity.bound
        unit = quantity.unit
        unitText = quantity.unitText
        unitName = quantity.unitName
        kind = quantity.kind
        trend = quantity.trend
    }
}

/// A date as `--mentions` writes it.
struct DateLine: Encodable {
    var start: Int
    var end: Int
    var edtf: String

    init(_ date: DateMention, in text: Text) {
        let span = text.span(date.bytes)
        start = span.start
        end = span.end
        edtf = date.edtf
    }
}

/// A name as `--mentions` writes it.
struct NameLine: Encodable {
    var start: Int
    var end: Int
    var type: Name.Kind
    var canonical: String
    var id: String?

    init(_ name: Name, in text: Text) {
        let span = text.span(name.bytes)
        start = span.start
        end = span.end
        type = name.type
        canonical = name.canonical
        id = name.id
    }
}
