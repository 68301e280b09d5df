import Records

/// The shape of a value in a published file: written once, rendered as JSON Schema, as Frictionless field and as a page.
indirect enum Shape: Sendable {
    case text
    case integer
    case number
    case date
    case choice([String])
    case list(Shape)
    case object([Field])

    static func choice<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> Shape {
        .choice(type.allCases.map(\.rawValue))
    }

    /// JSON Schema 2020-12.
    var schema: JSONValue {
        switch self {
        case .text: ["type": "string"]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .date: ["type": "string", "format": "date-time"]
        case .choice(let names): ["type": "string", "enum": .array(names.map { .text($0) })]
        case .list(let element): ["type": "array", "items": element.schema]
        case .object(let fields): .object(Field.schema(of: fields))
        }
    }

    /// The type of a Frictionless Table Schema field.
    var fieldType: String {
        switch self {
        case .text, .choice: "string"
        case .integer: "integer"
        case .number: "number"
        case .date: "datetime"
        case .list: "array"
        case .object: "object"
        }
    }
}

/// One key of a record.
struct Field: Sendable {
    var name: String
    var shape: Shape
    /// Whether every record has it; an optional key is absent, never null.
    var isRequired: Bool
    var note: String

    init(_ name: String, _ shape: Shape, optional: Bool = false, _ note: String) {
        self.name = name
        self.shape = shape
        self.isRequired = !optional
        self.note = note
    }

    static func schema(of fields: [Field]) -> [String: JSONValue] {
        var properties: [String: JSONValue] = [:]
        for field in fields {
            guard case .object(var schema) = field.shape.schema else { continue }
            schema["description"] = .text(field.note)
            properties[field.name] = .object(schema)
        }
        return [
            "type": "object",
            "additionalProperties": false,
            "required": .array(fields.filter(\.isRequired).map { .text($0.name) }),
            "properties": .object(properties),
        ]
    }
}

extension Shape {
    static let span = Shape.object([
        Field("start", .integer, "first code point"),
        Field("end", .integer, "code point after the last"),
    ])

    static let byteSpan = Shape.object([
        Field("start", .integer, "first byte"),
        Field("end", .integer, "byte after the last"),
    ])

    static let quote = Shape.object([
        Field("start", .integer, "first code point"),
        Field("end", .integer, "code point after the last"),
        Field("exact", .text, "the words that stand there"),
    ])

    static let passage = Shape.object([
        Field("doc", .text, "id of the document or article quoted"),
        Field("start", .integer, "first code point"),
        Field("end", .integer, "code point after the last"),
        Field("exact", .text, "the words that stand there"),
        Field("prefix", .text, "the words before"),
        Field("suffix", .text, "the words after"),
        Field("source", .byteSpan, optional: true, "bytes of the payload behind it"),
        Field("page", .integer, optional: true, "page of a paged document on which it begins, from 1"),
    ])
}
