/// One option of the command line, declared once: the parser, `--help` and the completions all read it.
public struct Option: Sendable, Hashable {
    /// The long name, without dashes.
    public let name: String
    /// The short name, if it has one.
    public let short: Character?
    /// What its value is called in the help; nil for a switch.
    public let value: String?
    public let help: String

    public init(_ name: String, short: Character? = nil, value: String? = nil, help: String) {
        self.name = name
        self.short = short
        self.value = value
        self.help = help
    }

    /// `-h, --help` or `    --project DIR`, as the help shows it.
    var signature: String {
        let front = short.map { "-\($0), " } ?? "    "
        return front + "--" + name + (value.map { " " + $0 } ?? "")
    }
}

/// One verb of the command: `ibid VERB`.
public struct Verb: Sendable, Hashable {
    public let name: String
    /// One line for the list of verbs.
    public let summary: String
    /// The operands as the usage line shows them, e.g. `NAME` or `[FILE]`.
    public let operands: String
    /// How many operands it takes.
    public let count: ClosedRange<Int>
    public let options: [Option]
    /// Paragraphs for `ibid VERB --help`.
    public let details: String

    public init(
        _ name: String, summary: String, operands: String = "", count: ClosedRange<Int> = 0...0, options: [Option] = [],
        details: String = ""
    ) {
        self.name = name
        self.summary = summary
        self.operands = operands
        self.count = count
        self.options = options
        self.details = details
    }
}

/// The whole command: its name, the options that every verb takes, and the verbs.
public struct Command: Sendable {
    public let name: String
    public let summary: String
    public let options: [Option]
    public let verbs: [Verb]
    /// Printed below the list of verbs.
    public let details: String

    public init(_ name: String, summary: String, options: [Option], verbs: [Verb], details: String) {
        self.name = name
        self.summary = summary
        self.options = options
        self.verbs = verbs
        self.details = details
    }
}

/// What was typed, taken apart.
public struct Invocation: Sendable, Hashable {
    /// The verb, or nil when none was given.
    public let verb: Verb?
    /// Values of each option given, in order; a switch has one empty value each time.
    public let values: [String: [String]]
    public let operands: [String]

    public func has(_ name: String) -> Bool { values[name] != nil }

    /// The last value given for an option.
    public func value(_ name: String) -> String? { values[name]?.last }
}

/// A command line that cannot be taken, as one sentence with what to do.
public struct UsageError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
