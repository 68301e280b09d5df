import Records

/// Why one field of a fact is what it is: the name of the rule, and the words it leaned on.
struct Reason: Sendable {
    var field: String
    var rule: String
    /// Bytes of the text; nil where the rule leaned on the absence of words.
    var bytes: Range<Int>?
}

/// A value with its reason.
struct Found<Value: Sendable>: Sendable {
    var value: Value
    var rule: String
    var bytes: Range<Int>?

    func reason(for field: String) -> Reason { Reason(field: field, rule: rule, bytes: bytes) }
}

/// A fact with the reasons of its fields.
struct Reasoned: Sendable {
    var fact: Fact
    var reasons: [Reason]
}
