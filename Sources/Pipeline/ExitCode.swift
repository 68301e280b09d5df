/// How the command ends. When several apply, the first of `interrupted, busy, usage, withheld, partial, findings` wins.
public enum ExitCode: Int32, Sendable, CaseIterable {
    case clean = 0
    /// A claim is disputed or absent.
    case findings = 1
    /// The command line or the settings cannot be taken.
    case usage = 2
    /// A source could not be read, or a line of a filter was not valid input; the rest was done.
    case partial = 3
    /// Nothing was published: an expectation failed, or the disk said no.
    case withheld = 4
    /// Another run holds the pipeline.
    case busy = 5
    case interrupted = 130
    case terminated = 143

    private static let order: [ExitCode] = [.interrupted, .terminated, .busy, .usage, .withheld, .partial, .findings]

    public static func worst(of codes: some Sequence<ExitCode>) -> ExitCode {
        let seen = Set(codes)
        return order.first(where: seen.contains) ?? .clean
    }
}

/// Why a verb could not do its work: the exit code, and a message for people.
public struct Failure: Error, Sendable, CustomStringConvertible {
    public let code: ExitCode
    public let description: String

    public init(_ code: ExitCode, _ description: String) {
        self.code = code
        self.description = description
    }
}
