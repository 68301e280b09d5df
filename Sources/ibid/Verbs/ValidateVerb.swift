import Pipeline

/// `ibid validate NAME`: settings, document, lexicons and stand-ins.
struct ValidateVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let name = context.invocation.operands[0]
        let pipeline = try PipelineFolder(named: name, in: context.project())
        let found = try context.workbench().check(pipeline)
        try context.console.out.write("\(name): \(found)\n")
        return .clean
    }
}
