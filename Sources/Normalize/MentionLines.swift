import Language
import Records

/// Mentions as `--mentions` writes them; offsets in code points.
extension JSONWriter {
    mutating func mention(_ quantity: Quantity, in text: Text) {
        let span = text.span(quantity.bytes)
        object { writer in
            writer.member("bound", quantity.bound.rawValue)
            writer.member("end", span.end)
            writer.member("kind", quantity.kind.rawValue)
            writer.member("max", quantity.max)
            writer.member("min", quantity.min)
            writer.member("start", span.start)
            writer.member("trend", quantity.trend?.rawValue)
            writer.member("unit", quantity.unit)
            writer.member("unitName", quantity.unitName)
            writer.member("unitText", quantity.unitText)
            writer.member("value", quantity.value)
        }
    }

    mutating func mention(_ date: DateMention, in text: Text) {
        let span = text.span(date.bytes)
        object { writer in
            writer.member("edtf", date.edtf)
            writer.member("end", span.end)
            writer.member("start", span.start)
        }
    }

    mutating func mention(_ name: Name, in text: Text) {
        let span = text.span(name.bytes)
        object { writer in
            writer.member("canonical", name.canonical)
            writer.member("end", span.end)
            writer.member("id", name.id)
            writer.member("start", span.start)
            writer.member("type", name.type.rawValue)
        }
    }
}
