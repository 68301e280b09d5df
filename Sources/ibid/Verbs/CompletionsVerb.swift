import Arguments
import Pipeline

/// `ibid completions SHELL`.
struct CompletionsVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let shell = context.invocation.operands[0]
        guard let script = IbidCommand.command.completions(for: shell) else {
            throw UsageError("completions are written for \(Command.shells.joined(separator: ", ")), not '\(shell)'")
        }
        try context.console.out.write(script + "\n")
        return .clean
    }
}
